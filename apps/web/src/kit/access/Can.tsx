import { can } from '@mailroom/schemas/can'
import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
import type { ReactNode } from 'react'
import { useWritable } from '../data/scope.ts'
import { useSession } from '../data/session.ts'

/**
 * Returns whether the person may use an operation here: one of their roles includes it, and the
 * organization allows writes.
 */
export function useCan(): (id: OperationId) => boolean {
  const { roles } = useSession()
  const writable = useWritable()
  return (id) => can(roles, id) && (writable || declarationOf(id).kind === 'read')
}

type Props = { id: OperationId; children: ReactNode }

/** Shows its children only to people who may use an operation. */
export function Can({ id, children }: Props) {
  return useCan()(id) ? children : null
}
