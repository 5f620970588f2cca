import { can } from '@mailroom/schemas/can'
import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
import type { ReactNode } from 'react'
import { useWritable } from '../data/scope.ts'
import { useSession } from '../data/session.ts'

/** Whether an operation changes something at AWS. */
function changesAws(id: OperationId): boolean {
  const { kind, changesOnlyMailroom = false } = declarationOf(id)
  return kind === 'write' && !changesOnlyMailroom
}

/**
 * Returns whether the person may use an operation here: one of their roles includes it, and the
 * organization allows writes, if it is one at AWS.
 */
export function useCan(): (id: OperationId) => boolean {
  const { roles } = useSession()
  const writable = useWritable()
  return (id) => can(roles, id) && (writable || !changesAws(id))
}

type Props = { id: OperationId; children: ReactNode }

/** Shows its children only to people who may use an operation. */
export function Can({ id, children }: Props) {
  return useCan()(id) ? children : null
}
