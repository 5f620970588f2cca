import { can, type OperationId } from '@mailroom/schemas'
import type { ComponentType } from 'react'
import { useSession } from './api/session.ts'

/** A page or dialog for everybody whose role includes an operation, and words in its place for everybody else. */
export function forThoseWhoMay(
  id: OperationId,
  Content: ComponentType,
  Refusal: ComponentType,
): ComponentType {
  return function Guarded() {
    return can(useSession().role, id) ? <Content /> : <Refusal />
  }
}
