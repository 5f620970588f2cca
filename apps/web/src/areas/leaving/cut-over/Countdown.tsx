import { useEffect, useState } from 'react'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

const secondMs = 1_000

type Props = {
  /** ISO 8601. */
  until: string
  /** By how much the clock of the backend is ahead of the browser's. Milliseconds. */
  skewMs: number
}

/**
 * The time that is left until a moment. It moves each second for those who see it; `timer` is a role
 * that screen readers do not announce by themselves. Source: EXIT-16.
 */
export function Countdown({ until, skewMs }: Props) {
  const text = useText('cutOver')
  const { exactDuration } = useFormats()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), secondMs)
    return () => clearInterval(timer)
  }, [])
  // Whole seconds are enough.
  const leftMs = Math.floor((Date.parse(until) - now - skewMs) / secondMs) * secondMs
  if (leftMs <= 0) return null
  return (
    <span role="timer" aria-live="off">
      {text('remaining', { duration: exactDuration(leftMs) })}
    </span>
  )
}
