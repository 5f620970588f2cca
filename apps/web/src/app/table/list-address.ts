import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { type PageSize, pageSizes } from './table-settings.ts'

function countingNumber(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/** A part of the address's query that narrows a list; changing it goes back to the first page. */
export function useFilter(name: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams()
  const set = useCallback(
    (value: string) =>
      setParams((before) => {
        const after = new URLSearchParams(before)
        after.delete('page')
        if (value === '') after.delete(name)
        else after.set(name, value)
        return after
      }),
    [name, setParams],
  )
  return [params.get(name) ?? '', set]
}

/** Which page of which size the address names. */
export function useListAddress(preferred: PageSize) {
  const [params, setParams] = useSearchParams()
  const [, setPageSize] = useFilter('pageSize')
  const wanted = countingNumber(params.get('pageSize'))
  return {
    page: countingNumber(params.get('page')) ?? 1,
    pageSize: pageSizes.find((size) => size === wanted) ?? preferred,
    setPageSize: (size: PageSize) => setPageSize(String(size)),
    setPage: (page: number) =>
      setParams((before) => {
        const after = new URLSearchParams(before)
        if (page === 1) after.delete('page')
        else after.set('page', String(page))
        return after
      }),
  }
}
