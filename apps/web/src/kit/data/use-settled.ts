import { useEffect, useState } from 'react'

/**
 * Returns a value that has not changed for a while; the first change after a pause applies at once.
 * Milliseconds.
 */
export function useSettled<Value>(value: Value, pauseMs: number): Value {
  const [settled, setSettled] = useState({ value, atMs: 0 })
  useEffect(() => {
    if (Object.is(settled.value, value)) return
    const sinceMs = performance.now() - settled.atMs
    const timer = setTimeout(
      () => setSettled({ value, atMs: performance.now() }),
      Math.max(0, pauseMs - sinceMs),
    )
    return () => clearTimeout(timer)
  }, [value, settled, pauseMs])
  return settled.value
}
