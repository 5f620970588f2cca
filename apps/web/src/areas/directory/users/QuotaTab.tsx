import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type Output, whyNotFor } from '@mailroom/schemas'
import { Loading } from '@mailroom/ui/Loading'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox } from './use-mailbox.ts'

/** The share of the quota from which WorkMail warns the user. Percent. Source: USR-17. */
const warnAtPercent = 90

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
      {percent >= warnAtPercent && (
        <Alert type="warning">{text(percent >= 100 ? 'quotaReached' : 'quotaNearlyReached')}</Alert>
      )}
    </SpaceBetween>
  )
}

/** The size of a mailbox, and its quota. Source: USR-17. */
export function QuotaTab() {
  const appText = useText('app')
  const text = useText('users')
  const { user, input, mailbox, error, refetch } = useMailbox()
  const notEnabled =
    user && !whyNotFor('mailboxes.updateQuota', user) ? undefined : text('quotaNeedsEnabled')
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('quotaDescription')}
          actions={
            <Can id="mailboxes.updateQuota">
              <AppButton to="edit" disabledReason={notEnabled}>
                {text('edit')}
              </AppButton>
            </Can>
          }
        >
          {text('quota')}
        </Header>
      }
      footer={<CliCommand id="mailboxes.describe" input={input} />}
    >
      {notEnabled ??
        (mailbox ? (
          <Usage mailbox={mailbox} />
        ) : error ? (
          <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
        ) : (
          <Loading label={appText('loading')} bare />
        ))}
      <Outlet />
    </Container>
  )
}
