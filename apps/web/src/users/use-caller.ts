import type { FoundUser } from '@mailroom/schemas'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readOptions } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useSettled } from '../app/use-settled.ts'

/** After this pause in typing the directory is asked; the first key after a pause asks at once. Milliseconds. */
const pauseMs = 40

/** Where AWS or the index did not answer in time, the search is repeated after so many milliseconds, so often. */
const again = { afterMs: 1_000, times: 60 }

/** Whoever waits longer than this is told that it goes on. Milliseconds. */
const slowMs = 200

const nobody: readonly FoundUser[] = []

/** Whether something has been going on for a while. */
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

/** Whom the help desk may mean by what was typed. `isCurrent`: the people are the answer to this very text. */
export function usePeople(wanted: string) {
  const settled = useSettled(wanted, pauseMs)
  const input = { ...useOrganizationScope(), text: settled }
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...readOptions('users.find', input),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.isPartial && state.dataUpdateCount < again.times && again.afterMs,
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
 * The keys of the search: arrows walk through the people, Enter opens the one that is marked or the only one. Enter that comes before
 * the answer opens as soon as the answer to this text is there. Pattern: WAI-ARIA APG, combobox with a listbox.
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
    // Enter waits for whoever may still be found.
    if (isPartial && !only && entered === wanted) return
    setEntered(undefined)
    if (entered !== wanted) return
    if (match) open(match)
    else if (only) setMarked({ text: wanted, id: only.id })
  }, [entered, isCurrent, isPartial, wanted, match, only, open])

  return {
    active,
    mark,
    /** What a key does; true where it has done something. */
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
