import { areAliasesKnown, type IndexState } from '@mailroom/schemas/entities'
import { useEffect, useRef } from 'react'
import { useRefreshDirectory } from '../../kit/table/use-refresh-directory.ts'

/**
 * Reads the directory again as soon as a page or dialog opens that decides by it: the index may be
 * hours old, and does not know who got an address at AWS since. `isKnown` says that this reading has
 * come to all addresses, or that it failed, which is told. Source: DOM-15.
 */
export function useFreshDirectory(index: IndexState | undefined) {
  const { mutate, isPending, isIdle } = useRefreshDirectory()
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    mutate()
  }, [mutate])
  const isAnswered = !isIdle && !isPending
  return {
    readAgain: mutate,
    isKnown: isAnswered && index !== undefined && areAliasesKnown(index),
  }
}
