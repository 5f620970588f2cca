import Input from '@cloudscape-design/components/input'
import { useEffect, useState } from 'react'
import { useSettled } from '../data/use-settled.ts'
import { longestText } from './list-address.ts'

type Props = {
  label: string
  placeholder: string
  value: string
  onChange: (text: string) => void
  /**
   * The pause in typing after which the list is searched; the first key after a longer pause
   * searches at once. Milliseconds.
   */
  pauseMs?: number
}

/** A search field of a list. It keeps the typed text, and passes it to the list at each pause. */
export function SearchField({ label, placeholder, value, onChange, pauseMs = 120 }: Props) {
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
      ariaLabel={label}
      placeholder={placeholder}
      autoComplete={false}
      spellcheck={false}
      onChange={({ detail }) => setTyped(detail.value.slice(0, longestText))}
    />
  )
}
