import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { daysLeft, isManaged, keptUntil, type User } from '@mailroom/schemas'
import { useLocation } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { CreatedNotEnabled } from '../created-not-enabled.ts'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { useAwsNow } from '../use-aws-now.ts'

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
