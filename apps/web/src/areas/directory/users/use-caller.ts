import type { FoundUser } from '@mailroom/schemas/users'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { useSettled } from '../../../kit/data/use-settled.ts'

/**
 * The pause in typing after which the directory is searched; the first key after a pause searches
 * at once. Milliseconds.
 */
const pauseMs = 40

/** How long a search runs before the page says that it continues. Milliseconds. */
const slowMs = 200

const nobody: readonly FoundUser[] = []

/** Returns whether the wait has lasted for a while. */
function useIsSlow(isWaiting: boolean): boolean {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(() => setSlow(true), slowMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isWaiting])
  return isSlow && isWaiting
}

/**
 * Returns the people that match the typed text at the help desk. `isCurrent` is true if they are
 * the answer to this very text.
 */
export function usePeople(wanted: string) {
  const settled = useSettled(wanted, pauseMs)
  const input = { ...useOrganizationScope(), text: settled }
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...readOptions('users.find', input),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  })
  const isCurrent = wanted !== '' && settled === wanted && data !== undefined && !isPlaceholderData
  const hasFailed = settled === wanted && error !== null && !isCurrent
  return {
    input,
    people: wanted === '' ? nobody : (data?.items ?? nobody),
    more: data?.more ?? false,
    isGuess: data?.isGuess ?? false,
    /** True while more people may be found without typing anything else. */
    isPartial: isCurrent && (data?.isPartial ?? false),
    isCurrent,
    isSlow: useIsSlow(wanted !== '' && !isCurrent && !hasFailed),
    error: wanted === '' || isCurrent ? null : error,
    refetch,
  }
}

/**
 * Handles the keys of the search: the arrow keys move through the people, Enter opens the marked or
 * the only one. An early Enter opens it as soon as the answer to this text arrives. Pattern:
 * WAI-ARIA APG, combobox with a listbox.
 */
export function useCallerKeys(
  wanted: string,
  found: Pick<
    ReturnType<typeof usePeople>,
    'people' | 'more' | 'isGuess' | 'isPartial' | 'isCurrent'
  >,
  open: (person: FoundUser) => void,
) {
  const { people, more, isGuess, isPartial, isCurrent } = found
  const [marked, setMarked] = useState<{ text: string; id: string }>()
  const [entered, setEntered] = useState<string>()
  const active = marked?.text === wanted ? people.find(({ id }) => id === marked.id) : undefined
  const [only, another] = people
  const match = only && !another && !more && !isGuess ? only : undefined
  const mark = (person: FoundUser | undefined) =>
    setMarked(person && { text: wanted, id: person.id })

  useEffect(() => {
    if (!isCurrent || entered === undefined) return
    // Enter waits for people who may still be found.
    if (isPartial && !only && entered === wanted) return
    setEntered(undefined)
    if (entered !== wanted) return
    if (match) open(match)
    else if (only) setMarked({ text: wanted, id: only.id })
  }, [entered, isCurrent, isPartial, wanted, match, only, open])

  return {
    active,
    mark,
    /** Handles a key; returns true if it had an effect. */
    press: (key: string): boolean => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[key]
      if (by !== undefined) {
        const from = active ? people.indexOf(active) : by > 0 ? -1 : 0
        mark(people[(from + by + people.length) % people.length])
        return people.length > 0
      }
      if (key !== 'Enter' || wanted === '') return false
      if (isCurrent && active) open(active)
      else setEntered(wanted)
      return true
    },
  }
}
