import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import { type RecordToHave, recordToHave } from '@mailroom/schemas/record-to-have'
import { useMemo } from 'react'
import { useDnsCheck } from './use-dns-check.ts'

/** The purposes whose record a name may have only one of, and which may be somebody's already. */
export const onePerName = ['spf', 'dmarc', 'mailFromSpf'] as const
export type OnePerName = (typeof onePerName)[number]

/** Whether a purpose is one whose record a name may have only one of. */
export function isOnePerName(purpose: DnsPurpose | 'other'): purpose is OnePerName {
  return onePerName.some((each) => each === purpose)
}

/** The record to have; `checking` and `unknown` while nobody knows what DNS has. */
export type ToHave = RecordToHave | { state: 'checking' } | { state: 'unknown' }

/**
 * Looks what DNS has for a purpose of the domain in the address, if anybody needs it, and returns the
 * record to have, and the one that AWS proposes. Source: DOM-37, DOM-38.
 */
export function useToHave(purpose: OnePerName, isNeeded = true) {
  const { check, error } = useDnsCheck(purpose, isNeeded)
  const toHave = useMemo((): ToHave => {
    if (error) return { state: 'unknown' }
    return check ? (recordToHave(check) ?? { state: 'unknown' }) : { state: 'checking' }
  }, [check, error])
  return { toHave, proposed: check?.expected[0]?.value }
}
