import Alert from '@cloudscape-design/components/alert'
import { type BookableResource, daysLeft, keptUntil } from '@mailroom/schemas'
import { useLocation } from 'react-router'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { CreatedNotEnabled } from '../app/directory/created-not-enabled.ts'
import { DirectoryNotice } from '../app/directory/DirectoryNotice.tsx'
import { useAwsNow } from '../app/directory/use-aws-now.ts'
import { useDirectoryReason } from '../app/directory/use-why-not.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

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
