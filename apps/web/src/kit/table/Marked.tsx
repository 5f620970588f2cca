import { matchRanges } from '@mailroom/schemas/fold-text'
import { createContext, type ReactNode, useContext } from 'react'

/** The text of the search that found the rows on the screen; empty without a search. */
export const SearchedText = createContext('')

/** A text with the parts marked that match the search. Source: GEN-04. */
export function Marked({ children }: { children: string }) {
  const searched = useContext(SearchedText)
  if (searched === '') return children
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of matchRanges(children, searched)) {
    parts.push(children.slice(at, start), <mark key={start}>{children.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, children.slice(at)]
}
