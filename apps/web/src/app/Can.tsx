import { can, declarationOf, type OperationId } from '@mailroom/schemas'
import type { ReactNode } from 'react'
import { useSession } from './api/session.ts'
import { useWritable } from './scope.ts'

/** Tells whether the person may use an operation here: the role names it, and a write is possible where they are. */
export function useCan(): (id: OperationId) => boolean {
  const { role } = useSession()
  const writable = useWritable()
  return (id) => can(role, id) && (writable || declarationOf(id).kind === 'read')
}

type Props = { id: OperationId; children: ReactNode }

/** Shows something only to those who may use an operation. */
export function Can({ id, children }: Props) {
  return useCan()(id) ? children : null
}
