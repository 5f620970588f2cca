import type { WriteId } from '@mailroom/schemas/operations'
import { type Target, whyNotFor } from '@mailroom/schemas/why-not'
import type { ComponentProps } from 'react'
import { AppButton } from '../page/AppButton.tsx'
import { useCan } from './Can.tsx'
import { useWhyNot } from './use-why-not.ts'

type Props = Omit<ComponentProps<typeof AppButton>, 'disabledReason'> & {
  id: WriteId
  target: Target
}

/**
 * A button that opens the form or dialog of an operation on an entity. It is hidden from people who
 * may not use the operation and for entities that it does not suit, and disabled with the reason
 * where the directory forbids it. Source: GEN-07, T-20.
 */
export function ActionButton({ id, target, ...button }: Props) {
  const can = useCan()
  const whyNot = useWhyNot()
  if (!can(id) || whyNotFor(id, target) !== undefined) return null
  return <AppButton {...button} disabledReason={whyNot(id)} />
}
