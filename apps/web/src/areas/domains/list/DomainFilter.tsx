import SpaceBetween from '@cloudscape-design/components/space-between'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { MailDomain } from '../use-domain.ts'
import type { DomainStates, Row } from './use-domain-columns.tsx'

const types = ['TEST', 'OWN'] as const
const states = ['PROBLEM', 'FAILED', 'PENDING', 'VERIFIED'] as const

/** Returns the worse one of the two states of a domain; undefined if they are not read. */
export function stateOf(domain: MailDomain | undefined) {
  if (!domain) return undefined
  const both = [domain.ownershipVerificationStatus, domain.dkimVerificationStatus]
  return (['FAILED', 'PENDING'] as const).find((state) => both.includes(state)) ?? 'VERIFIED'
}

/** Returns the type and state in the address by which the list is filtered, if any. */
function useChosen() {
  return { type: useChoice('type', types), state: useChoice('state', states) }
}

/** Returns the filter in the address for the list; a domain that is not read yet is not listed. */
export function useDomainFilter(read: DomainStates) {
  const chosen = useChosen()
  const [[type], [state]] = [chosen.type, chosen.state]
  return useMemo(() => {
    const count = [type, state].filter((each) => each !== undefined).length
    if (count === 0) return undefined
    const isListed = ({ domainName }: Row) => {
      const domain = read.get(domainName)
      if (!domain) return false
      const found = stateOf(domain)
      return (
        (type === undefined || domain.isTestDomain === (type === 'TEST')) &&
        (state === undefined || (state === 'PROBLEM' ? found !== 'VERIFIED' : found === state))
      )
    }
    return { isListed, count }
  }, [read, type, state])
}

/** Filters the list by type and by state. Source: DOM-01. */
export function DomainFilter() {
  const text = useText('domains')
  const { type, state } = useChosen()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel={text('filterType')}
        options={[
          { value: '', label: text('anyType') },
          ...types.map((value) => ({ value, label: text(`type.${value}`) })),
        ]}
        value={type[0] ?? ''}
        onChange={type[1]}
      />
      <Select
        ariaLabel={text('filterState')}
        options={[
          { value: '', label: text('anyState') },
          ...states.map((value) => ({ value, label: text(`state.${value}`) })),
        ]}
        value={state[0] ?? ''}
        onChange={state[1]}
      />
    </SpaceBetween>
  )
}
