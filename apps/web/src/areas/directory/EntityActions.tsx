import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Target } from '@mailroom/schemas/why-not'
import type { ReactNode } from 'react'
import { ActionButton } from '../../kit/access/ActionButton.tsx'
import { useText } from '../../kit/words/texts.ts'

type Props = {
  kind: 'users' | 'groups' | 'resources'
  target: Target
  /** The actions that only this kind has. */
  children?: ReactNode
}

/**
 * The actions on a user, group or resource in its state. Source: USR-14, GRP-05, RES-04, RES-14,
 * GEN-07, T-20.
 */
export function EntityActions({ kind, target, children }: Props) {
  const text = useText(kind)
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <ActionButton id={`${kind}.update`} target={target} to="edit">
        {text('edit')}
      </ActionButton>
      <ActionButton id={`${kind}.enable`} target={target} to="enable">
        {text('enable')}
      </ActionButton>
      <ActionButton id={`${kind}.disable`} target={target} to="disable">
        {text('disable')}
      </ActionButton>
      <ActionButton id={`${kind}.delete`} target={target} to="delete">
        {text('delete')}
      </ActionButton>
      {children}
    </SpaceBetween>
  )
}
