import { type DnsPurpose, dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import { checkCutOver } from '../cut-over/check.ts'
import { cutOverNetwork } from '../cut-over/network.ts'
import { awsFactsOf, outsideOf } from '../cut-over/outside.ts'
import { type By, newPlan, type Plan } from '../cut-over/plan.ts'
import { recordZone } from '../cut-over/record.ts'
import { sightingsOf } from '../cut-over/sightings-store.ts'
import { stateOf } from '../cut-over/steps.ts'
import * as tables from '../cut-over/tables.ts'
import * as transitions from '../cut-over/transitions.ts'
import { viewOf } from '../cut-over/view.ts'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import type { Linter } from '../lint/linter.ts'
import { ask } from './ask.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { refusal } from './refusal.ts'

type InCutOver = Scope & { domain: string }

/** How long a domain is checked without anybody who looks. Source: CUT-06. */
const checkedMs = 14 * 24 * 60 * 60_000

function placeOf({ domain, ...scope }: InCutOver): tables.Place {
  return { directory: directoryOf(scope), domain: plainName(domain) }
}

function scopeOf({ connectionId, region, organizationId }: Scope): Scope {
  return { connectionId, region, organizationId }
}

/** Returns until when Mailroom checks by itself: no longer once all is done. */
function checkUntil(now: Date, { step }: Pick<Plan, 'step'>): string {
  if (step === undefined) return now.toISOString()
  return new Date(now.getTime() + checkedMs).toISOString()
}

type Stored = tables.StoredPlan

/** Changes the plan that the person saw. Error: `Conflict`. */
async function change(
  input: InCutOver & { version: number },
  { store, person, awsNow }: AwsContext,
  work: (stored: Stored, by: By) => Promise<{ plan: Plan; rollback?: string }> | { plan: Plan },
) {
  const place = placeOf(input)
  const { version } = input
  const stored = await tables.findPlan(store, place)
  // Before anything is asked: what is asked may take long.
  if (stored.version !== version) throw tables.conflict()
  const changed = await work(stored, { by: person.name, at: awsNow().toISOString() })
  const at = awsNow()
  const wanted = { version, at: at.toISOString(), checkUntil: checkUntil(at, changed.plan) }
  return store.transaction().execute(async (db) => ({
    version: await tables.putPlan(db, place, { ...changed, ...wanted }),
  }))
}

/** Asks AWS and all servers once, unless somebody just did. */
async function check(input: InCutOver, context: AwsContext): Promise<void> {
  const { store, connection, awsNow } = context
  const place = placeOf(input)
  await tables.findPlan(store, place)
  const facts = await awsFactsOf({ ...input, domain: place.domain }, context)
  await checkCutOver(place, {
    ...{ store, network: cutOverNetwork(connection), now: awsNow(), facts },
    local: connection.local ? connection.endpoint : undefined,
  })
}

/** Returns the names of SES's DKIM records, and the MAIL FROM domain, if AWS tells it. */
async function sesNames(input: InCutOver, context: AwsContext) {
  const { organizationId } = input
  const domain = plainName(input.domain)
  const { Records = [] } = await readMailDomain({ organizationId, domainName: domain }, context)
  const namesOf = (purpose: DnsPurpose) =>
    Records.flatMap(({ Type: type = '', Hostname: hostname = '', Value: value = '' }) =>
      dnsPurposeOf({ type, hostname, value }, domain) === purpose ? [plainName(hostname)] : [],
    )
  const { answer } = await ask(async () =>
    (await context.client('ses')).getIdentityMailFromDomainAttributes({ Identities: [domain] }),
  )
  const told = answer?.MailFromDomainAttributes?.[domain]?.MailFromDomain
  return { sesDkim: namesOf('dkim'), mailFrom: told ? plainName(told) : namesOf('mailFromMx')[0] }
}

export function cutOvers(linter: Linter): Handlers<'cutOvers'> {
  const seen = async (stored: Stored, scope: Scope, { store, connection, awsNow }: AwsContext) => {
    const place = { directory: directoryOf(scope), domain: stored.domain }
    const about = { store, scope: scopeOf(scope), now: awsNow(), linter, connection }
    const outside = await outsideOf(stored, about)
    return viewOf(stored, await sightingsOf(store, place), outside)
  }

  const describe = async (input: InCutOver, context: AwsContext) => {
    const stored = await tables.findPlan(context.store, placeOf(input))
    return { stored, view: await seen(stored, input, context) }
  }

  return {
    'cutOvers.list': async (scope, context) => {
      const items = []
      // One after the other: each reads what all servers have said about its domain.
      for (const row of await tables.listPlans(context.store, directoryOf(scope))) {
        const { steps } = await seen(row, scope, context)
        const gates = steps.find(({ state }) => state === 'current')?.gates ?? []
        items.push({
          ...{ domain: row.domain, target: row.plan.target, state: stateOf(row.plan) },
          ...{ step: row.plan.step, open: gates.filter(({ isHeld }) => !isHeld) },
          ...{ changedAt: row.changed_at, checkedAt: row.checked_at ?? undefined },
        })
      }
      return { items }
    },

    'cutOvers.describe': async (input, context) => (await describe(input, context)).view,

    'cutOvers.check': async (input, context) => {
      await check(input, context)
      return (await describe(input, context)).view
    },

    'cutOvers.downloadRollback': async (input, context) => {
      const { store, person, awsNow, note } = context
      const place = placeOf(input)
      const { plan, rollback, version } = await tables.findPlan(store, place)
      if (rollback === null || !plan.recorded)
        throw refusal('CutOverStateConflict', 'Nothing is recorded yet.')
      const at = awsNow().toISOString()
      const taken = transitions.takenPlan(plan, { by: person.name, at })
      const isKept =
        taken === plan || (await tables.keepTaken(store, place, { plan: taken, version }))
      if (!isKept) throw tables.conflict()
      const { sha256 } = plan.recorded
      note({ details: { sha256 } })
      return { text: rollback, sha256, fileName: `${place.domain}.zone` }
    },

    'cutOvers.create': async (input, context) => {
      const { store, person, awsNow } = context
      const { organizationId, domain, target } = input
      await readMailDomain({ organizationId, domainName: domain }, context)
      const now = awsNow()
      const at = now.toISOString()
      const plan = newPlan(target, { by: person.name, at })
      await tables.addPlan(store, placeOf(input), { plan, at, checkUntil: checkUntil(now, plan) })
      return { version: 1 }
    },

    'cutOvers.record': (input, context) =>
      change(input, context, async ({ plan, domain }, by) => {
        const names = await sesNames(input, context)
        const { connection } = context
        const { recorded, text } = await recordZone(
          { domain, target: plan.target, wanted: plan.wanted, ...names },
          {
            network: cutOverNetwork(connection),
            local: connection.local ? connection.endpoint : undefined,
          },
        )
        const records = recorded.records.length
        context.note({ details: { records, sha256: recorded.sha256 } })
        const at = context.awsNow().toISOString()
        return { plan: transitions.recordedPlan(plan, recorded, { ...by, at }), rollback: text }
      }),

    'cutOvers.putRecords': (input, context) =>
      change(input, context, ({ plan, domain }, by) => ({
        plan: transitions.withRecords(plan, domain, input, by),
      })),

    'cutOvers.confirm': (input, context) =>
      change(input, context, ({ plan }, by) => ({
        plan: transitions.withEntered(plan, input, by),
      })),

    'cutOvers.advance': (input, context) =>
      change(input, context, async ({ plan }, { by }) => {
        if (input.step !== 'record') await check(input, context)
        const { view } = await describe(input, context)
        const at = context.awsNow().toISOString()
        return { plan: transitions.advanced(plan, view, input, { by, at }) }
      }),

    'cutOvers.rollBack': (input, context) =>
      change(input, context, ({ plan }, by) => ({
        plan: transitions.rolledBackPlan(plan, input.reason, by),
      })),

    'cutOvers.delete': async (input, { store }) => {
      const place = placeOf(input)
      await tables.findPlan(store, place)
      await store.transaction().execute((db) => tables.deletePlan(db, place, input.version))
    },
  }
}
