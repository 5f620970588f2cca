import Alert from '@cloudscape-design/components/alert'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { quotaWarningPercent } from '@mailroom/schemas/directory-rules'
import type { Output } from '@mailroom/schemas/operations'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { SettingSection } from '../../../kit/page/SettingSection.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox } from './use-mailbox.ts'

function Usage({ mailbox }: { mailbox: Output<'mailboxes.describe'> }) {
  const text = useText('users')
  const { mailboxSize: size, mailboxQuota: quota } = mailbox
  const percent = (100 * size) / quota
  return (
    <SpaceBetween size="m">
      <ProgressBar
        value={Math.min(100, Math.round(percent))}
        label={text('usage')}
        additionalInfo={text('usageOf', { size, quota })}
      />
      {percent >= quotaWarningPercent && (
        <Alert type="warning">{text(percent >= 100 ? 'quotaReached' : 'quotaNearlyReached')}</Alert>
      )}
    </SpaceBetween>
  )
}

/** The size of a mailbox, and its quota. Source: USR-17. */
export function QuotaTab() {
  const text = useText('users')
  const { user, input, query } = useMailbox()
  const notEnabled = whyNotFor('mailboxes.updateQuota', user) && text('quotaNeedsEnabled')
  return (
    <SettingSection
      title={text('quota')}
      description={text('quotaDescription')}
      read="mailboxes.describe"
      input={input}
      write="mailboxes.updateQuota"
      disabledReason={notEnabled}
    >
      {notEnabled ?? <Loaded query={query}>{(mailbox) => <Usage mailbox={mailbox} />}</Loaded>}
    </SettingSection>
  )
}
