import type { auditResults } from '@mailroom/schemas'
import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { AuditRow } from '../store/tables.ts'
import type { Context, Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const defaultPageSize = 100

/** Parses a token: the number of the last listed entry. */
function parseToken(token: string): number {
  if (/^\d{1,15}$/.test(token)) return Number(token)
  throw refusal('InvalidInput', 'The next token is not valid.', { nextToken: { code: 'format' } })
}

const Input = z.record(z.string(), z.unknown())

function resultOf(outcome: string | null): (typeof auditResults)[number] {
  if (outcome === null) return 'UNDER_WAY'
  return outcome === 'Succeeded' || outcome === 'FoundDone' ? 'SUCCEEDED' : 'REFUSED'
}

/** The first rows of changes, with the outcome of the row that follows. */
function changesFor({ store, person }: Context) {
  const changes = store
    .selectFrom('audit_entry as entry')
    .selectAll('entry')
    .select((row) =>
      row
        .selectFrom('audit_entry as end')
        .select('end.outcome')
        .whereRef('end.request_id', '=', 'entry.request_id')
        .whereRef('end.sequence', '>', 'entry.sequence')
        .orderBy('end.sequence')
        .limit(1)
        .as('later_outcome'),
    )
    .where((row) =>
      row.or([
        row('entry.phase', '=', 'intent'),
        row('entry.operation', 'in', ['signIn', 'signOut']),
      ]),
    )
    .orderBy('entry.sequence', 'desc')
  return person.role === 'helpDesk'
    ? changes.where('entry.account', '=', person.accountId)
    : changes
}

function entryOf(row: AuditRow & { later_outcome: string | null }) {
  const outcome = row.outcome ?? row.later_outcome
  return {
    ...{ number: row.sequence, at: row.at, durationMs: undefined, account: row.account },
    ...{ accountName: undefined, role: row.role, address: undefined, sessionId: undefined },
    ...{ operation: row.operation, outcome: outcome ?? undefined, result: resultOf(outcome) },
    ...{ target: undefined, connectionId: undefined, region: undefined },
    ...{ organizationId: undefined, input: Input.parse(JSON.parse(row.input)) },
    ...{ before: undefined, details: undefined, requestId: row.request_id },
    ...{ awsRequestId: undefined, hash: row.hash },
  }
}

export const auditEntries: Handlers<'auditEntries'> = {
  'auditEntries.list': async (input, context) => {
    const { operation, account, text, from, to, nextToken, maxResults = defaultPageSize } = input
    let query = changesFor(context)
    if (operation !== undefined) query = query.where('entry.operation', '=', operation)
    for (const [column, value] of [
      ['entry.account', account],
      ['entry.input', text],
    ] as const)
      if (value !== undefined)
        query = query.where(sql.ref(column), 'like', `%${value.replaceAll(/[%_]/g, '')}%`)
    if (from !== undefined) query = query.where('entry.at', '>=', from)
    if (to !== undefined) query = query.where('entry.at', '<', to)
    if (nextToken !== undefined) query = query.where('entry.sequence', '<', parseToken(nextToken))
    const rows = await query.limit(maxResults + 1).execute()
    const shown = rows.slice(0, maxResults)
    return {
      items: shown.map(entryOf),
      nextToken: rows.length > maxResults ? String(shown.at(-1)?.sequence) : undefined,
    }
  },

  'auditEntries.describe': async ({ number }, context) => {
    const row = await changesFor(context)
      .where('entry.sequence', '<=', number)
      .limit(1)
      .executeTakeFirst()
    if (!row) throw refusal('AuditEntryNotFound', 'There is no such entry.')
    return entryOf(row)
  },

  'auditEntries.describeProof': async (_input, { store }) => {
    const head = await store
      .selectFrom('audit_entry')
      .select(['sequence as number', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
    return {
      ...{ head, first: head ? 1 : undefined, cut: undefined, retentionDays: 0 },
      ...{ anchorFile: { isKept: false }, verifyHours: 0, verification: undefined },
    }
  },
}
