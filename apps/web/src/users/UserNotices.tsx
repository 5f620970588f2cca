import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { daysLeft, keptUntil, type User } from '@mailroom/schemas'
import { useLocation } from 'react-router'
import { AppButton } from '../app/AppButton.tsx'
import { Can } from '../app/Can.tsx'
import { CreatedNotEnabled } from '../app/directory/created-not-enabled.ts'
import { DirectoryNotice } from '../app/directory/DirectoryNotice.tsx'
import { useAwsNow } from '../app/directory/use-aws-now.ts'
import { ErrorAlert } from '../app/ErrorAlert.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { isManaged } from './user-state.ts'

/** Says why a user who was just created is not enabled, and what to do. Source: GEN-05, T-11. */
function NotEnabledYet() {
  const text = useText('users')
  const { data } = CreatedNotEnabled.safeParse(useLocation().state)
  return (
    <Alert
      type="warning"
      header={data ? text('createdNotEnabled') : undefined}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <Can id="users.enable">
            <AppButton to="enable">{text(data ? 'retryEnable' : 'enable')}</AppButton>
          </Can>
        </SpaceBetween>
      }
    >
      {data ? text('createdNotEnabledExplanation') : text('neverEnabled')}
      {data && <ErrorAlert error={data.notEnabled} />}
    </Alert>
  )
}

function Disabled({ since }: { since: string }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const until = keptUntil(since)
  const days = daysLeft(since, useAwsNow())
  return (
    <Alert type={days >= 0 ? 'info' : 'warning'}>
      {days >= 0 ? text('disabledWithin', { date: dateTime(until), days }) : text('disabledAfter')}
    </Alert>
  )
}

/** The notices about a user that matter before any action. Source: USR-08, GEN-05, GEN-07. */
export function UserNotices({ user }: { user: User }) {
  return (
    <>
      <DirectoryNotice operations={['users.update', 'aliases.create']} />
      {user.state === 'DISABLED' &&
        isManaged(user) &&
        (user.disabledDate === undefined ? (
          <NotEnabledYet />
        ) : (
          <Disabled since={user.disabledDate} />
        ))}
    </>
  )
}
