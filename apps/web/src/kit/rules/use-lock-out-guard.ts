import { useState } from 'react'
import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { useText } from '../words/texts.ts'

/**
 * Keeps what a person types to confirm a write that may lock people out: the alias of the
 * organization, in a `LockOutGuard` or, as `typed`, in a `ConfirmDialog`. Source: ACR-24.
 */
export function useLockOutGuard() {
  const text = useText('rules')
  const scope = useOrganizationScope()
  const alias = useRead('organizations.describe', scope).data?.alias ?? ''
  const [value, setValue] = useState('')
  const [isMissing, setMissing] = useState(false)
  return {
    guard: { alias, value, isMissing, onChange: setValue },
    typed: { label: text('typeAlias', { alias }), expected: alias },
    /** Returns whether the alias was typed; if not, the guard says so. */
    isGiven: (): boolean => {
      const isConfirmed = alias !== '' && value === alias
      setMissing(!isConfirmed)
      return isConfirmed
    },
  }
}
