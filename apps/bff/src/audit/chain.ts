import { createHash } from 'node:crypto'
import type { AuditRow } from '../store/tables.ts'

/** The value the first entry is chained to. */
export const origin = '0'.repeat(64)

/**
 * Returns the hash of an entry: SHA-256, in hex, over the previous entry's hash and every member of
 * this entry, in a fixed order.
 */
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
