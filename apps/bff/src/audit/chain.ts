import { createHash } from 'node:crypto'
import type { AuditRow } from '../store/tables.ts'

/** What the first entry is chained to. */
export const origin = '0'.repeat(64)

/** The hash of an entry: SHA-256, in hex, over the hash of the one before and everything the entry says, in a fixed order. */
export function hashOf(previousHash: string, entry: Omit<AuditRow, 'hash'>): string {
  const { sequence, at, request_id, phase, account, role, operation, input, outcome } = entry
  const content = [
    previousHash,
    sequence,
    at,
    request_id,
    phase,
    account,
    role,
    operation,
    input,
    outcome,
  ]
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
