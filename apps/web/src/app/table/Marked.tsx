import { matchRanges } from '@mailroom/schemas'
import { createContext, type ReactNode, useContext } from 'react'

/** The text that the rows on the screen were searched for; empty where nothing was searched. */
export const SearchedText = createContext('')

/** A text with the parts marked that match what was searched for. Source: GEN-04. */
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
