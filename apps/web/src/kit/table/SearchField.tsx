import Box from '@cloudscape-design/components/box'
import Input from '@cloudscape-design/components/input'
import { useEffect, useId, useRef, useState } from 'react'
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
  /** Why the text is refused, in words. */
  problem?: string | undefined
}

/** A search field of a list. It keeps the typed text, and passes it to the list at each pause. */
export function SearchField(props: Props) {
  const { label, placeholder, value, onChange, pauseMs = 60, problem } = props
  const problemId = useId()
  const [typed, setTyped] = useState(value)
  const [told, setTold] = useState(value)
  if (value !== told) {
    setTold(value)
    setTyped(value)
  }
  const pass = useRef((_text: string) => {})
  useEffect(() => {
    pass.current = (text) => {
      setTold(text)
      onChange(text)
    }
  }, [onChange])
  const pause = useRef({ endsMs: 0, timer: 0 })
  useEffect(() => () => clearTimeout(pause.current.timer), [])
  const type = (text: string) => {
    setTyped(text)
    clearTimeout(pause.current.timer)
    const passOn = () => {
      pause.current.endsMs = performance.now() + pauseMs
      pass.current(text)
    }
    const leftMs = pause.current.endsMs - performance.now()
    // At once means in the same rendering as the letter, without a timer between them.
    if (leftMs <= 0) passOn()
    else pause.current.timer = window.setTimeout(passOn, leftMs)
  }
  const field = (
    <Input
      type="search"
      value={typed}
      ariaLabel={label}
      placeholder={placeholder}
      autoComplete={false}
      spellcheck={false}
      invalid={problem !== undefined}
      {...(problem === undefined ? {} : { ariaDescribedby: problemId })}
      onChange={({ detail }) => type(detail.value.slice(0, longestText))}
    />
  )
  return (
    <>
      {field}
      {problem !== undefined && (
        <div id={problemId} role="alert">
          <Box color="text-status-error" fontSize="body-s">
            {problem}
          </Box>
        </div>
      )}
    </>
  )
}
