import { Status } from '@mailroom/ui/Status'
import { useCallback } from 'react'
import { hasText, useText } from '../../kit/words/texts.ts'
import { organizationState } from './organization-state.ts'

/** Says the state of an organization in words; an unknown state as AWS writes it. */
export function useStateWords(): (state: string) => string {
  const text = useText('organizations')
  return useCallback(
    (state) => {
      const key = `state.${state}`
      return hasText('organizations', key) ? text(key) : state
    },
    [text],
  )
}

type Props = { state: string }

export function OrganizationState({ state }: Props) {
  const words = useStateWords()
  return <Status type={organizationState(state).type}>{words(state)}</Status>
}
