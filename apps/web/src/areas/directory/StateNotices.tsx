import Alert from '@cloudscape-design/components/alert'
import { daysLeft, keptUntil } from '@mailroom/schemas/directory-rules'
import { useLocation } from 'react-router'
import { Can, useCan } from '../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../kit/access/use-why-not.ts'
import { useAwsNow } from '../../kit/data/use-aws-now.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { CreatedNotEnabled } from './created-not-enabled.ts'

/**
 * Says why a user, group or resource was never enabled, at once after it was created, and what to
 * do. Source: GEN-05, T-11.
 */
export function NotEnabledYet({ kind }: { kind: 'users' | 'groups' | 'resources' }) {
  const text = useText(kind)
  const reason = useDirectoryReason(`${kind}.enable`)
  const { data } = CreatedNotEnabled.safeParse(useLocation().state)
  return (
    <Alert
      type="warning"
      header={data ? text('createdNotEnabled') : undefined}
      action={
        <Can id={`${kind}.enable`}>
          <AppButton to="enable" disabledReason={reason}>
            {text(data ? 'retryEnable' : 'enable')}
          </AppButton>
        </Can>
      }
    >
      {data ? text('createdNotEnabledExplanation') : text('neverEnabled')}
      {data && <ErrorAlert error={data.notEnabled} />}
    </Alert>
  )
}

type DisabledProps = {
  kind: 'users' | 'resources'
  /** When it was disabled, ISO 8601. */
  since: string
}

/**
 * Says until when enabling restores the mailbox of a disabled user or the calendar of a resource,
 * and who can do that. Source: USR-08, RES-12.
 */
export function DisabledSince({ kind, since }: DisabledProps) {
  const text = useText(kind)
  const { dateTime } = useFormats()
  const days = daysLeft(since, useAwsNow())
  const within = useCan()(`${kind}.enable`) ? 'disabledWithin' : 'disabledUntil'
  return (
    <Alert type={days >= 0 ? 'info' : 'warning'}>
      {days >= 0 ? text(within, { date: dateTime(keptUntil(since)), days }) : text('disabledAfter')}
    </Alert>
  )
}
