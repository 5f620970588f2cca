import Input from '@cloudscape-design/components/input'
import { useEffect, useState } from 'react'
import { useText } from '../texts/texts.ts'
import { useSettled } from '../use-settled.ts'

/**
 * The pause in typing after which the list is searched; the first key after a longer pause searches
 * at once. Milliseconds.
 */
const pauseMs = 120

/** The longest text that the index accepts. Source: `entities.search`. */
const longest = 256

type Props = { list: string; value: string; onChange: (text: string) => void }

/** The search field of a list. It keeps the typed text, and passes it to the list at each pause. */
export function SearchField({ list, value, onChange }: Props) {
  const text = useText('app')
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const settled = useSettled(typed, pauseMs)
  useEffect(() => {
    if (settled !== typed || settled === told) return
    setTold(settled)
    onChange(settled)
  }, [settled, typed, told, onChange])
  return (
    <Input
      type="search"
      value={typed}
      ariaLabel={text('searchList', { list })}
      placeholder={text('searchPlaceholder')}
      autoComplete={false}
      spellcheck={false}
      onChange={({ detail }) => setTyped(detail.value.slice(0, longest))}
    />
  )
}
