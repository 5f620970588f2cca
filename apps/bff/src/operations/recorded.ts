import { declarationOf, type OperationId } from '@mailroom/schemas/operations'
import { rolesText } from '@mailroom/schemas/role'
import * as z from 'zod'
import type { AuditEnding, AuditEvent, AuditTarget } from '../audit/event.ts'
import { type Known, knownAbout, targetOf } from '../audit/known.ts'
import type { AuditTrail } from '../audit/trail.ts'
import { withAwsRequestId } from '../aws/observe-calls.ts'
import type { Person } from '../sessions/session-data.ts'
import type { Store } from '../store/open-store.ts'
import { StoreUnavailable } from '../store/store-unavailable.ts'
import { recordableInput } from './recordable-input.ts'
import { Refusal } from './refusal.ts'

/** A call to record; `known` is what its caller knows about it, so that the store is not asked. */
export type RecordedCall = {
  id: OperationId
  person: Person
  requestId: string
  body: unknown
  /** The client of a request: its IP address, and the public id of its session. */
  client?: { address: string | undefined; sessionId: string | undefined }
  known?: Known
  /** True if it is a step of a job. */
  paced?: boolean
}

/** Adds what an operation finds out to its entry: the values before, the name of its target. */
export type Note = (known: Known) => void

const Where = z.object({
  connectionId: z.string().optional(),
  region: z.string().optional(),
  organizationId: z.string().optional(),
})

/** Returns the event of a call, without secrets. */
export function eventOf({ id, person, requestId, body, client, known }: RecordedCall): AuditEvent {
  const { input, leftOut } = recordableInput(declarationOf(id).input, body)
  return {
    ...{
      requestId,
      account: person.accountId,
      accountName: person.name,
      role: rolesText(person.roles),
    },
    ...{ operation: id, input, leftOut, ...client, ...Where.safeParse(input).data },
    target: known?.target ?? targetOf(id, input),
  }
}

const Reason = z.object({ code: z.string() }).optional()

/** An answer of which only the first half succeeded, with the reason. Source: GEN-05, USR-11. */
const HalfDone = z.object({ notEnabled: Reason, notUpdated: Reason })

function endingOf(
  answer: PromiseSettledResult<unknown>,
  isFound: boolean,
): Pick<AuditEnding, 'outcome' | 'result'> {
  if (answer.status === 'fulfilled') {
    const { notEnabled, notUpdated } = HalfDone.safeParse(answer.value).data ?? {}
    if (notEnabled) return { outcome: `NotEnabled: ${notEnabled.code}`, result: 'FAILED' }
    if (notUpdated) return { outcome: `NotUpdated: ${notUpdated.code}`, result: 'FAILED' }
    return { outcome: isFound ? 'FoundDone' : 'Succeeded', result: 'SUCCEEDED' }
  }
  const error: unknown = answer.reason
  if (!(error instanceof Refusal)) return { outcome: 'InternalError', result: 'UNKNOWN' }
  const { code, mayHaveChanged } = error.error
  if (code === 'Interrupted') return { outcome: code, result: 'INTERRUPTED' }
  if (mayHaveChanged) return { outcome: code, result: 'UNKNOWN' }
  return { outcome: code, result: error.status >= 500 ? 'FAILED' : 'REFUSED' }
}

/** The change of a plan, of which the trail keeps the kind and the number of targets. */
const Planned = z.object({ change: z.unknown() })

/** Returns the target that only the operation found out: what it created, or a name. */
function foundTarget(
  { operation, target }: AuditEvent,
  noted: Known,
  answer: PromiseSettledResult<unknown>,
): AuditTarget | undefined {
  if (target?.id === undefined && answer.status === 'fulfilled') {
    const created = targetOf(operation, answer.value)
    if (created?.id !== undefined) return { kind: created.kind, id: created.id }
  }
  return target?.name === undefined ? noted.target : undefined
}

/**
 * Carries out a write that is in the audit trail before it begins, with its outcome before the
 * answer; also refused writes. `work` reports when only a look at AWS has shown that the write was
 * carried out. The outcome of a job's step that was interrupted is recorded by the process that
 * continues the job. Errors: those of the write; StoreUnavailable.
 */
export async function recorded(
  { audit, store }: { audit: AuditTrail; store: Store },
  call: RecordedCall,
  work: (note: Note, onFound: () => void) => Promise<unknown>,
): Promise<unknown> {
  const { id, body } = call
  // Only what the trail keeps is looked up: no password in the place of an id.
  const { input } = recordableInput(declarationOf(id).input, body)
  const known =
    call.known ?? (await knownAbout(store, id, { ...input, ...Planned.safeParse(body).data }))
  const event = eventOf({ ...call, known })
  const started = performance.now()
  const number = await audit.intent(event).catch((error: unknown) => {
    throw error instanceof StoreUnavailable ? error.withNothingSent() : error
  })
  let isFound = false
  const onFound = () => {
    isFound = true
  }
  const noted: Known = { before: known.before, details: known.details }
  const { answer, awsRequestId } = await withAwsRequestId(async () => {
    const [settled] = await Promise.allSettled([
      work((found) => Object.assign(noted, found), onFound),
    ])
    return settled
  })
  const ending = endingOf(answer, isFound)
  if (!call.paced || ending.result !== 'INTERRUPTED')
    await audit.outcome(number, event, {
      ...ending,
      ...{ before: noted.before, details: noted.details },
      target: foundTarget(event, noted, answer),
      durationMs: Math.round(performance.now() - started),
      awsRequestId,
    })
  if (answer.status === 'fulfilled') return answer.value
  throw answer.reason
}
