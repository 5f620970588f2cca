import Alert from '@cloudscape-design/components/alert'
import { type BookableResource, daysLeft, keptUntil } from '@mailroom/schemas'
import { useLocation } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { CreatedNotEnabled } from '../created-not-enabled.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { useAwsNow } from '../use-aws-now.ts'

/** Says why a resource that was just created is not enabled, and what to do. Source: GEN-05. */
function NotEnabledYet() {
  const text = useText('resources')
  const exchangeReason = useDirectoryReason('resources.enable')
  const { data } = CreatedNotEnabled.safeParse(useLocation().state)
  return (
    <Alert
      type="warning"
      header={data ? text('createdNotEnabled') : undefined}
      action={
        <Can id="resources.enable">
          <AppButton to="enable" disabledReason={exchangeReason}>
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

function Disabled({ since }: { since: string }) {
  const text = useText('resources')
  const { dateTime } = useFormats()
  const until = keptUntil(since)
  const days = daysLeft(since, useAwsNow())
  return (
    <Alert type={days >= 0 ? 'info' : 'warning'}>
      {days >= 0 ? text('disabledWithin', { date: dateTime(until), days }) : text('disabledAfter')}
    </Alert>
  )
}

/**
 * The notices about a resource that matter before any action. Source: RES-12, RES-14, GEN-05,
 * GEN-07.
 */
export function ResourceNotices({ resource }: { resource: BookableResource }) {
  return (
    <>
      <DirectoryNotice operations={['resources.update', 'aliases.create']} />
      {resource.state === 'DISABLED' &&
        (resource.disabledDate === undefined ? (
          <NotEnabledYet />
        ) : (
          <Disabled since={resource.disabledDate} />
        ))}
    </>
  )
}
