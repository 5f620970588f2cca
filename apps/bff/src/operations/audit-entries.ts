import { auditResults, auditTargetKinds } from '@mailroom/schemas/audit-entries'
import type { Output } from '@mailroom/schemas/operations'
import * as z from 'zod'
import { type ChangeRow, changesOf, type Place } from '../audit/changes.ts'
import { changesPerDay, dayMs } from '../audit/changes-per-day.ts'
import { AuditFacts } from '../audit/event.ts'
import { targetOf } from '../audit/known.ts'
import type { Context, Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'

const defaultPageSize = 100

/** The days that are counted at most, and if nobody asks for a time. */
const mostDays = 90
const usualDays = 30

/** Parses a token: the place of the last listed entry. */
function parseToken(token: string): Place {
  const [, at, number] = /^([\d:.TZ-]{20,30})\/(\d{1,9})$/.exec(token) ?? []
  if (at !== undefined) return { at, number: Number(number) }
  throw refusal('InvalidInput', 'The next token is not valid.', { nextToken: { code: 'format' } })
}

const Json = z.string().transform((value) => JSON.parse(value) as unknown)
const Input = Json.pipe(z.record(z.string(), z.unknown()))
const Facts = Json.pipe(AuditFacts)

/** The scope of a row of an older version, which has it only in its input. */
const Where = z.object({
  connectionId: z.string().optional(),
  region: z.string().optional(),
  organizationId: z.string().optional(),
})

function targetIn(row: ChangeRow, input: Record<string, unknown>) {
  if (row.target_kind === null) return targetOf(row.operation, input)
  return {
    kind: z.enum(auditTargetKinds).parse(row.target_kind),
    id: row.target_id ?? undefined,
    name: row.target_name ?? undefined,
  }
}

function entryOf(row: ChangeRow) {
  const input = Input.parse(row.input)
  const began = Facts.parse(row.facts ?? '{}')
  const ended = Facts.parse(row.ending_facts ?? '{}')
  const where = { ...Where.parse(input), ...began }
  const target = targetIn(row, input)
  // A new organization has its id in the outcome only.
  const created = target?.kind === 'ORGANIZATION' ? target.id : undefined
  const leftOut = [...(began.leftOut ?? []), ...(ended.leftOut ?? [])]
  return {
    ...{ number: row.sequence, at: row.at, requestId: row.request_id, hash: row.hash },
    ...{ account: row.account, accountName: row.account_name ?? undefined, role: row.role },
    ...{ address: began.address, sessionId: began.sessionId },
    ...{ operation: row.operation, input, outcome: row.outcome ?? undefined },
    result: z.enum(auditResults).parse(row.result),
    target,
    ...{ connectionId: where.connectionId, region: where.region },
    organizationId: row.organization_id ?? where.organizationId ?? created,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    durationMs: ended.durationMs ?? began.durationMs,
    before: ended.before ?? began.before,
    details: ended.details ?? began.details,
    awsRequestId: ended.awsRequestId ?? began.awsRequestId,
  }
}

/** Whoever is of the help desk and nothing else sees what they did themselves. */
function ownOnly({ person }: Context): { by?: string } {
  return person.roles.every((role) => role === 'helpDesk') ? { by: person.accountId } : {}
}

/** Returns what proves the audit trail. */
export type AuditProof = () => Promise<Output<'auditEntries.describeProof'>>

export const auditEntries = (auditProof: AuditProof): Handlers<'auditEntries'> => ({
  'auditEntries.list': async (input, context) => {
    const { nextToken, maxResults = defaultPageSize, accountId, ...query } = input
    const after = nextToken === undefined ? undefined : parseToken(nextToken)
    const { by = accountId } = ownOnly(context)
    if (accountId !== undefined && accountId !== by) return { items: [] }
    const wanted = { ...query, by }
    const { items, next } = await changesOf(context.store).page(wanted, after, maxResults)
    return { items: items.map(entryOf), nextToken: next && `${next.at}/${next.number}` }
  },

  'auditEntries.describe': async ({ number }, context) => {
    const row = await changesOf(context.store).find(number, ownOnly(context))
    if (!row) throw refusal('AuditEntryNotFound', 'There is no such entry, or it is not yours.')
    return entryOf(row)
  },

  'auditEntries.countPerDay': async (input, { store, clock }) => {
    const to = input.to === undefined ? clock.now() : new Date(input.to)
    const before = (days: number) => new Date(to.getTime() - days * dayMs)
    const wanted = input.from === undefined ? before(usualDays) : new Date(input.from)
    if (wanted > to)
      throw refusal('InvalidInput', 'The period begins after its end.', {
        from: { code: 'afterEnd' },
      })
    const from = wanted < before(mostDays) ? before(mostDays) : wanted
    const days = await changesPerDay(store, from, to)
    return { from: from.toISOString(), to: to.toISOString(), days }
  },

  'auditEntries.describeProof': () => auditProof(),
})
