import { createHash, createHmac } from 'node:crypto'
import type { AuditRow } from '../store/tables.ts'

/** The value the first entry is chained to. */
export const origin = '0'.repeat(64)

/**
 * Returns the hash of a row: HMAC-SHA-256, in hex, over the previous row's hash and every member of
 * this row, in a fixed order. Without the key, nobody can make a row that fits.
 */
export function hashOf(
  key: Buffer,
  previousHash: string,
  row: Omit<AuditRow, 'hash' | 'is_keyed'>,
): string {
  const content = JSON.stringify([
    previousHash,
    row.sequence,
    row.at,
    row.request_id,
    row.phase,
    row.account,
    row.role,
    row.operation,
    row.input,
    row.outcome,
    row.intent_sequence,
    row.account_name,
    row.target_kind,
    row.target_id,
    row.target_name,
    row.organization_id,
    row.result,
    row.facts,
    row.search_account,
    row.search_target,
    row.search_rest,
    row.cut_to,
  ])
  return createHmac('sha256', key).update(content).digest('hex')
}

/** Returns the hash that versions without a key gave a row: SHA-256, which anybody can compute. */
export function unkeyedHashOf(previousHash: string, row: AuditRow): string {
  const { sequence, at, request_id, phase, account, role, operation, input, outcome } = row
  const content = JSON.stringify([
    ...[previousHash, sequence, at, request_id, phase, account, role, operation, input, outcome],
  ])
  return createHash('sha256').update(content).digest('hex')
}
