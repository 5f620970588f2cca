import { plainName } from '@mailroom/schemas/dns-records'
import { newPlan, type Plan, withEvent } from '../cut-over/plan.ts'
import { stateOf, stepAfter } from '../cut-over/steps.ts'
import {
  addPlan,
  deletePlan,
  findPlan,
  listPlans,
  type Place,
  putPlan,
  type StoredPlan,
} from '../cut-over/tables.ts'
import { viewOf } from '../cut-over/view.ts'
import { directoryOf } from '../directory-index/scope.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { refusal } from './refusal.ts'

type InCutOver = Parameters<typeof directoryOf>[0] & { domain: string }

/** How long a domain is checked without anybody who looks. Source: CUT-06. */
const checkedMs = 14 * 24 * 60 * 60_000

function placeOf({ domain, ...scope }: InCutOver): Place {
  return { directory: directoryOf(scope), domain: plainName(domain) }
}

/** Changes the plan that the person saw. Error: `Conflict`. */
async function change(
  input: InCutOver & { version: number },
  context: AwsContext,
  work: (stored: StoredPlan, by: { by: string; at: string }) => Promise<Plan> | Plan,
) {
  const { store, person, awsNow } = context
  const place = placeOf(input)
  const stored = await findPlan(store, place)
  const now = awsNow()
  const plan = await work(stored, { by: person.name, at: now.toISOString() })
  const checkUntil = new Date(now.getTime() + checkedMs).toISOString()
  const { version } = input
  return {
    version: await putPlan(store, place, { plan, version, at: now.toISOString(), checkUntil }),
  }
}

export const cutOvers: Handlers<'cutOvers'> = {
  'cutOvers.list': async (scope, { store }) => ({
    items: (await listPlans(store, directoryOf(scope))).map((row) => ({
      ...{ domain: row.domain, target: row.plan.target, state: stateOf(row.plan) },
      ...{ step: row.plan.step, changedAt: row.changed_at, checkedAt: row.checked_at ?? undefined },
    })),
  }),

  'cutOvers.describe': async (input, { store, awsNow }) =>
    viewOf(await findPlan(store, placeOf(input)), { now: awsNow() }),

  'cutOvers.check': async (input, { store, awsNow }) =>
    viewOf(await findPlan(store, placeOf(input)), { now: awsNow() }),

  'cutOvers.downloadRollback': async (input, { store }) => {
    const { plan, rollback, domain } = await findPlan(store, placeOf(input))
    if (rollback === null || !plan.recorded)
      throw refusal('CutOverStateConflict', 'Nothing is recorded yet.')
    return { text: rollback, sha256: plan.recorded.sha256, fileName: `${domain}.zone` }
  },

  'cutOvers.create': async (input, context) => {
    const { store, person, awsNow } = context
    const { organizationId, domain, target } = input
    await readMailDomain({ organizationId, domainName: domain }, context)
    const now = awsNow()
    const at = now.toISOString()
    const checkUntil = new Date(now.getTime() + checkedMs).toISOString()
    await addPlan(store, placeOf(input), {
      ...{ plan: newPlan(target, { by: person.name, at }), at, checkUntil },
    })
    return { version: 1 }
  },

  'cutOvers.record': (input, context) =>
    change(input, context, ({ plan }, by) => withEvent(plan, { ...by, what: 'recorded' })),

  'cutOvers.putRecords': (input, context) =>
    change(input, context, ({ plan }, by) =>
      withEvent(
        { ...plan, wanted: input.records, target: input.target ?? plan.target },
        { ...by, what: 'recordsPut' },
      ),
    ),

  'cutOvers.confirm': (input, context) =>
    change(input, context, ({ plan }, by) => {
      const { gate, isHeld, note } = input
      const { [gate]: _, ...others } = plan.entered
      const entered = isHeld ? { ...others, [gate]: { ...by, note } } : others
      const what = isHeld ? 'confirmed' : 'withdrawn'
      return withEvent({ ...plan, entered }, { ...by, what, gate, reason: note })
    }),

  'cutOvers.advance': (input, context) =>
    change(input, context, ({ plan }, by) => {
      const { step, override = [], reason } = input
      if (plan.step !== step)
        throw refusal('CutOverStateConflict', 'The cut-over is at another step by now.')
      const told = reason === undefined ? {} : { reason }
      const done = { ...plan.done, [step]: { ...by, ...told, overridden: override } }
      const what = override.length > 0 ? 'overridden' : 'advanced'
      const { step: _, ...rest } = plan
      const next = stepAfter(step)
      return withEvent(
        { ...rest, done, ...(next ? { step: next } : {}) },
        { ...by, what, step, ...told },
      )
    }),

  'cutOvers.rollBack': (input, context) =>
    change(input, context, ({ plan }, by) => {
      const { step: from = 'finish' } = plan
      const { reason } = input
      const event = { ...by, what: 'rolledBack', step: from, reason } as const
      return withEvent({ ...plan, step: 'rollBack', rolledBack: { ...by, reason, from } }, event)
    }),

  'cutOvers.delete': async (input, { store }) => {
    const place = placeOf(input)
    await findPlan(store, place)
    await store.transaction().execute((db) => deletePlan(db, place, input.version))
  },
}
