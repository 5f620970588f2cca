import { useRead } from '../app/api/use-read.ts'
import { useUser } from './use-user.ts'

/** The size and quota of the mailbox of the address's user, in MB; only who is enabled has one. */
export function useMailbox() {
  const { user, input } = useUser()
  const isThere = user?.state === 'ENABLED'
  const { data, error, refetch } = useRead('mailboxes.describe', input, { enabled: isThere })
  return { user, input, mailbox: data, error, refetch }
}
