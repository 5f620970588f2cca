import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the input that names the user or resource in the address. */
export function useMailboxInput() {
  const { entityId = '' } = useParams()
  return { ...useOrganizationScope(), entityId }
}

/** Reads the row of the user or resource in the address; `mailbox` is undefined without one. */
export function useMailbox() {
  const { entityId, ...scope } = useMailboxInput()
  const query = useRead('exit.listMailboxes', { ...scope, filter: { text: entityId } })
  return { query, mailbox: query.data?.items.find(({ id }) => id === entityId) }
}
