import { isManaged, type User } from '@mailroom/schemas'
import { DirectoryNotice } from '../DirectoryNotice.tsx'
import { DisabledSince, NotEnabledYet } from '../StateNotices.tsx'

/** The notices about a user that matter before any action. Source: USR-08, GEN-05, GEN-07. */
export function UserNotices({ user }: { user: User }) {
  const { state, disabledDate } = user
  const isDisabled = state === 'DISABLED' && isManaged(user)
  return (
    <>
      <DirectoryNotice operations={['users.update', 'aliases.create']} />
      {isDisabled && disabledDate === undefined && <NotEnabledYet kind="users" />}
      {isDisabled && disabledDate !== undefined && (
        <DisabledSince kind="users" since={disabledDate} />
      )}
    </>
  )
}
