import * as z from 'zod/mini'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const defaultPageSize = 100

/** Parses a token: the sequence number of the last listed entry. */
function parseToken(token: string): number {
  // Longer numbers are no numbers of PostgreSQL's `integer`.
  if (/^\d{1,9}$/.test(token)) return Number(token)
  throw refusal('InvalidInput', 'The next token is not valid.', { nextToken: { code: 'format' } })
}

const Phase = z.enum(['intent', 'outcome'])
const Input = z.record(z.string(), z.unknown())

export const auditEntries: Handlers<'auditEntries'> = {
  'auditEntries.list': async (input, { store }) => {
    const { operation, account, nextToken, maxResults = defaultPageSize } = input
    let query = store.selectFrom('audit_entry').selectAll().orderBy('sequence', 'desc')
    if (operation !== undefined) query = query.where('operation', '=', operation)
    if (account !== undefined) query = query.where('account', '=', account)
    if (nextToken !== undefined) query = query.where('sequence', '<', parseToken(nextToken))
    const rows = await query.limit(maxResults + 1).execute()
    const shown = rows.slice(0, maxResults)
    return {
      items: shown.map((row) => ({
        sequence: row.sequence,
        at: row.at,
        requestId: row.request_id,
        phase: Phase.parse(row.phase),
        account: row.account,
        role: row.role,
        operation: row.operation,
        input: Input.parse(JSON.parse(row.input)),
        outcome: row.outcome ?? undefined,
        hash: row.hash,
      })),
      nextToken: rows.length > maxResults ? String(shown.at(-1)?.sequence) : undefined,
    }
  },
}
