import type { Capability, Service } from '@mailroom/schemas/connections'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { useErrorWords } from '../../kit/words/errors.ts'
import { hasText, useText } from '../../kit/words/texts.ts'

const signs = {
  supported: 'success',
  simulated: 'info',
  guide: 'stopped',
  unavailable: 'error',
} satisfies Record<Capability['state'], StatusType>

/** Whether a service answers, or a feature works, in words. */
export function CapabilityStatus({ state }: Pick<Capability, 'state'>) {
  const text = useText('connections')
  return <Status type={signs[state]}>{text(`state.${state}`)}</Status>
}

/** Returns why a service or a feature is in its state; an unknown reason by AWS's name. */
export function useReasonWords() {
  const text = useText('connections')
  const errorWords = useErrorWords()
  return ({ state, reason }: Pick<Capability | Service, 'state' | 'reason'>): string => {
    if (reason === undefined) return ''
    for (const key of [`reason.${state}.${reason}`, `reason.${reason}`])
      if (hasText('connections', key)) return text(key)
    return errorWords({ code: reason, message: '', requestId: '' })
  }
}
