import { useCallback } from 'react'
import { type Location, useLocation, useNavigate, useSearchParams } from 'react-router'
import { type PageSize, pageSizes } from './table-settings.ts'

function countingNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/** The query that a location is being changed to. React Router knows it only when it has arrived. */
const changing = new WeakMap<Location, URLSearchParams>()

/**
 * Returns a function that sets members of the address's query; an empty value removes one. Changes
 * that follow each other at once add up: `setSearchParams` of React Router would lose the first.
 */
export function useChangeQuery() {
  const location = useLocation()
  const navigate = useNavigate()
  return useCallback(
    (changes: { [name: string]: string }, replace: boolean) => {
      const query = new URLSearchParams(changing.get(location) ?? location.search)
      for (const [name, value] of Object.entries(changes))
        if (value === '') query.delete(name)
        else query.set(name, value)
      changing.set(location, query)
      void navigate({ search: String(query) }, { replace })
    },
    [location, navigate],
  )
}

/** The longest text that lists accept. Source: `entities.search`, `auditEntries.list`. */
export const longestText = 256

/**
 * Returns a filter of a list in the address's query; a longer text is cut off. Changing it goes to the first page, and
 * replaces the current history entry, so that going back does not repeat every key.
 */
export function useFilter(name: string): [string, (value: string) => void] {
  const [params] = useSearchParams()
  const change = useChangeQuery()
  const set = useCallback(
    (value: string) => change({ page: '', [name]: value }, true),
    [name, change],
  )
  return [(params.get(name) ?? '').slice(0, longestText), set]
}

/** Returns a filter that is one of some values; any other value in the address counts as none. */
export function useChoice<Value extends string>(name: string, values: readonly Value[]) {
  const [inAddress, set] = useFilter(name)
  return [values.find((value) => value === inAddress), set] as const
}

/**
 * Returns the page and the page size in the address. A list that is part of a page has its own
 * `prefix`.
 */
export function useListAddress(preferred: PageSize, prefix = '') {
  const [params] = useSearchParams()
  const change = useChangeQuery()
  const [pageName, sizeName] = [`${prefix}page`, `${prefix}pageSize`]
  const wanted = countingNumber(params.get(sizeName))
  const set = (changes: Record<string, string>) => change(changes, false)
  return {
    page: countingNumber(params.get(pageName)) ?? 1,
    pageSize: pageSizes.find((size) => size === wanted) ?? preferred,
    setPageSize: (size: PageSize) => set({ [pageName]: '', [sizeName]: String(size) }),
    setPage: (page: number) => set({ [pageName]: page === 1 ? '' : String(page) }),
  }
}
