import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { type PageSize, pageSizes } from './table-settings.ts'

function countingNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/**
 * Returns a filter of a list in the address's query. Changing it goes to the first page, and
 * replaces the current history entry, so that going back does not repeat every key.
 */
export function useFilter(name: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (value: string) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before)
          after.delete('page')
          if (value === '') after.delete(name)
          else after.set(name, value)
          return after
        },
        { replace: true },
      ),
    [name, setParams],
  )
  return [params.get(name) ?? '', set]
}

/**
 * Returns the page and the page size in the address. A list that is part of a page has its own
 * `prefix`.
 */
export function useListAddress(preferred: PageSize, prefix = '') {
  const [params, setParams] = useSearchParams()
  const [pageName, sizeName] = [`${prefix}page`, `${prefix}pageSize`]
  const wanted = countingNumber(params.get(sizeName))
  const set = (changes: Record<string, string>) =>
    setParams((before) => {
      const after = new URLSearchParams(before)
      for (const [name, value] of Object.entries(changes))
        if (value === '') after.delete(name)
        else after.set(name, value)
      return after
    })
  return {
    page: countingNumber(params.get(pageName)) ?? 1,
    pageSize: pageSizes.find((size) => size === wanted) ?? preferred,
    setPageSize: (size: PageSize) => set({ [pageName]: '', [sizeName]: String(size) }),
    setPage: (page: number) => set({ [pageName]: page === 1 ? '' : String(page) }),
  }
}
