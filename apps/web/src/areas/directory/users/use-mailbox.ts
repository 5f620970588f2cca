import { useRead } from '../../../kit/data/use-read.ts'
import { useUser } from './use-user.ts'

/**
 * Reads the size and quota of the mailbox of the user in the address, in MB; only enabled users
 * have one.
 */
export function useMailbox() {
  const { user, input } = useUser()
  const isThere = user?.state === 'ENABLED'
  const { data, error, refetch } = useRead('mailboxes.describe', input, { enabled: isThere })
  return { user, input, mailbox: data, error, refetch }
}
