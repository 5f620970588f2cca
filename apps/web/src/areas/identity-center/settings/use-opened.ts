import { useState } from 'react'

/**
 * Returns a value as it first was there: a form goes on from it, and says itself why it failed, if
 * somebody disables Identity Center meanwhile.
 */
export function useOpened<Value>(value: Value | null | undefined): Value | undefined {
  const [opened, setOpened] = useState(value ?? undefined)
  if (opened === undefined && value != null) setOpened(value)
  return opened
}
