import type { AuditTargetKind, auditResults } from '@mailroom/schemas/audit-entries'
import { foldings } from '@mailroom/schemas/fold-text'
import * as z from 'zod'
import type { AuditRow } from '../store/tables.ts'

export type AuditResult = (typeof auditResults)[number]

/** To whom or what something is done; the name as it is then, if it is known. */
export type AuditTarget = {
  kind: AuditTargetKind
  id?: string | undefined
  name?: string | undefined
}

type Values = Record<string, unknown>

/** What one person does, for the trail. `input` contains no secrets. */
export type AuditEvent = {
  requestId: string
  account: string
  accountName?: string | undefined
  /** The roles, with spaces between them. */
  role: string
  operation: string
  input: Values
  /** The members of the input that are not in `input`. */
  leftOut?: string[] | undefined
  /** The IP address of the client. */
  address?: string | undefined
  /** The public id of the session. */
  sessionId?: string | undefined
  connectionId?: string | undefined
  region?: string | undefined
  organizationId?: string | undefined
  target?: AuditTarget | undefined
}

/** How it ended. `outcome` is `Succeeded`, `FoundDone`, `Interrupted`, or the code of an error. */
export type AuditEnding = {
  outcome: string
  result: AuditResult
  durationMs?: number | undefined
  /** What only the operation found out: the id of what it created, the name of what it changed. */
  target?: AuditTarget | undefined
  /** The values before, by the names of the input. */
  before?: Values | undefined
  details?: Values | undefined
  awsRequestId?: string | undefined
}

/** The facts of a row that nobody searches for alone. */
export const AuditFacts = z.object({
  address: z.string().optional(),
  sessionId: z.string().optional(),
  connectionId: z.string().optional(),
  region: z.string().optional(),
  leftOut: z.array(z.string()).optional(),
  durationMs: z.number().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  awsRequestId: z.string().optional(),
})

/** The values before that are kept at most, in characters of JSON. */
const maxBefore = 131_072

/** The members of scopes, which are in columns of their own. */
const scopeMembers = ['connectionId', 'region', 'organizationId']

/** Returns all texts and numbers in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) =>
    scopeMembers.includes(name) ? [] : textsIn(each),
  )
}

/** Returns what a search compares with: every folding of every text, one per line. */
function searchable(...values: unknown[]): string {
  // PostgreSQL refuses NUL in a text.
  const texts = values.flatMap(textsIn).map((text) => text.replaceAll('\0', ''))
  return [...new Set(texts.flatMap(foldings))].join('\n')
}

/** The columns that the trail itself fills. */
export type Content = Omit<AuditRow, 'sequence' | 'at' | 'hash' | 'is_keyed' | 'instance'>

/** Returns the columns of an intent, of an outcome (`of` is its intent), or of both at once. */
export function contentOf(event: AuditEvent, ending?: AuditEnding, of?: number): Content {
  const isSecond = of !== undefined
  const target = isSecond ? ending?.target : { ...event.target, ...ending?.target }
  const isTooLong = JSON.stringify(ending?.before ?? {}).length > maxBefore
  const before = isTooLong ? undefined : ending?.before
  const leftOut = [...(isSecond ? [] : (event.leftOut ?? [])), ...(isTooLong ? ['before'] : [])]
  const facts: z.infer<typeof AuditFacts> = {
    ...(isSecond
      ? {}
      : {
          ...{ address: event.address, sessionId: event.sessionId },
          ...{ connectionId: event.connectionId, region: event.region },
        }),
    ...(leftOut.length === 0 ? {} : { leftOut }),
    ...{ durationMs: ending?.durationMs, before, details: ending?.details },
    awsRequestId: ending?.awsRequestId,
  }
  const input = isSecond ? {} : event.input
  return {
    request_id: event.requestId,
    phase: ending ? 'outcome' : 'intent',
    account: event.account,
    role: event.role,
    operation: event.operation,
    input: JSON.stringify(input),
    outcome: ending?.outcome ?? null,
    intent_sequence: of ?? null,
    account_name: event.accountName ?? null,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    target_name: target?.name ?? null,
    organization_id: event.organizationId ?? null,
    result: ending?.result ?? null,
    facts: JSON.stringify(facts),
    search_account: searchable(event.account, event.accountName),
    search_target: searchable(target?.id, target?.name),
    search_rest: searchable(event.operation, ending?.outcome, input, before, ending?.details),
    cut_to: null,
  }
}
