import type { MobileDevice } from '@mailroom/schemas/mobile-devices'
import { useText } from '../words/texts.ts'

/**
 * Says whether a device may synchronize, and what decides it: an override, rules by name, or that
 * no rule matches. Source: MDOV-06.
 */
export function useAccessWords(): (access: MobileDevice['access']) => string {
  const text = useText('devices')
  return ({ effect, decidedBy, matchedRules }) => {
    if (decidedBy === 'OVERRIDE') return text(`access.${effect}.override`)
    if (matchedRules.length === 0) return text(`access.${effect}.noRule`)
    return text(`access.${effect}.rules`, {
      rules: matchedRules.map(({ name }) => name).join(', '),
    })
  }
}
