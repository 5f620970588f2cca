import { ignoredTags } from '@mailroom/schemas/cut-over/dmarc'
import { cutOverRecipes, isOldRecipe } from '@mailroom/schemas/cut-over/recipes'
import type { CutOver, CutOverStep, Gate, Step } from '@mailroom/schemas/cut-overs'
import { enteredGates } from '@mailroom/schemas/cut-overs'
import {
  changedKeys,
  changesOf,
  expectedZone,
  lowTtl,
  proposedSpf,
  publishedValues,
  type SetChange,
} from './changes.ts'
import type { GateFacts } from './gate-facts.ts'
import { gateOf } from './gates.ts'
import { Measured, measuredFor } from './measured.ts'
import { keptValues } from './network.ts'
import { tellsOfChange } from './questions.ts'
import { streakOf } from './sighting.ts'
import type { Sightings } from './sightings-store.ts'
import { isReversible, stateOf, stepGates, stepsDone, stepsInOrder } from './steps.ts'
import type { StoredPlan } from './tables.ts'
import { judged, latest } from './verdict.ts'
import { comparableValues, isSame, keyOf, type RecordSet, type Zone, zoneOf } from './zone.ts'

/** What is known besides the plan and what servers said. */
export type Outside = Pick<GateFacts, 'now' | 'lintErrors' | 'isVerified' | 'secondPass'> & {
  resolvers: readonly string[]
}

/** Returns what the name servers have, as they said last; no set for one that they did not tell. */
function liveZone(sightings: Sightings, domain: string): Zone {
  const zone = new Map<string, RecordSet>()
  for (const [key, all] of sightings) {
    const [name = domain, type = ''] = key.split(' ')
    const known = all.find(({ kind, runs }) => kind === 'authoritative' && runs.at(-1)?.values)
    const run = known?.runs.at(-1)
    if (run?.values) zone.set(key, { name, type, values: run.values })
  }
  return zone
}

type Difference = CutOver['foreign'][number]

/** Returns where a zone differs from what it should be. What is not known does not differ. */
function differences(expected: Zone, live: Zone, without: ReadonlySet<string>): Difference[] {
  return [...live].flatMap(([key, { name, type, values }]) => {
    const wanted = expected.get(key)?.values ?? []
    const isKnown = tellsOfChange({ name, type }) && !without.has(key)
    const kept = keptValues(comparableValues(type, wanted))
    return !isKnown || isSame(type, kept, values)
      ? []
      : [{ name, type, expected: [...wanted], live: [...values] }]
  })
}

/** Returns since when all name servers have a low TTL for a set. */
function lowSince(sightings: Sightings, change: SetChange): string | undefined {
  const names = (sightings.get(keyOf(change)) ?? []).filter(({ kind }) => kind === 'authoritative')
  const streaks = names.map((each) =>
    streakOf(each, ({ values = [], ttl = 0 }) => values.length === 0 || ttl <= lowTtl),
  )
  const since = streaks.flatMap((streak) => streak?.from ?? [])
  return since.length < names.length ? undefined : latest(since)
}

/** Returns until when resolvers may keep what is not as it was, if it is put back now. Source: CUT-08. */
function resolversUntil(sightings: Sightings, differing: readonly Difference[], now: Date) {
  const ends = differing.flatMap((each) =>
    (sightings.get(keyOf(each)) ?? []).flatMap(({ kind, runs }) => {
      const { to, ttl } = runs.at(-1) ?? {}
      if (to === undefined || ttl === undefined) return []
      // A name server goes on feeding resolvers until the records are put back.
      const from = kind === 'authoritative' ? now.getTime() : Date.parse(to)
      return [new Date(from + ttl * 1_000).toISOString()]
    }),
  )
  return latest(ends)
}

/**
 * What the rollback puts back: what the plan has changed, or any server was seen with that is not as
 * recorded. What it had is old from then on, for resolvers keep it for a while. Source: CUT-08.
 */
function rollbackChanges({ plan, domain }: StoredPlan, sightings: Sightings): SetChange[] {
  const recorded = zoneOf(plan.recorded?.records ?? [])
  const asked = new Map([...changedKeys(plan, domain)].map((each) => [keyOf(each), each]))
  for (const key of sightings.keys()) {
    const [name = domain, type = ''] = key.split(' ')
    if (tellsOfChange({ name, type })) asked.set(key, { name, type })
  }
  return [...asked].flatMap(([key, { name, type }]) => {
    const after = recorded.get(key)?.values ?? []
    const kept = keptValues(comparableValues(type, after))
    const seen = (sightings.get(key) ?? []).flatMap(({ kind, runs }) =>
      kind === 'authoritative' ? runs.flatMap(({ values }) => (values ? [values] : [])) : [],
    )
    const others = [...publishedValues(plan, domain, { name, type }), ...seen].filter(
      (values) => !isSame(type, values, after) && !isSame(type, values, kept),
    )
    const before = others.at(-1)
    return before ? [{ name, type, before, after, olds: others }] : []
  })
}

/** Of steps that are not under way only what people entered is known. */
function otherGate(
  id: Gate['id'],
  { plan }: StoredPlan,
  { isDone, isHeld }: { isDone: boolean; isHeld: boolean },
): Gate {
  const byPeople = enteredGates.find((each) => each === id)
  const known = byPeople && plan.entered[byPeople]
  if (known) return { id, isHeld: true, entered: known }
  return isHeld ? { id, isHeld } : { id, isHeld, reason: isDone ? 'overridden' : 'notBegun' }
}

/** Returns a cut-over as people see it: its steps, with what is seen of the current one. */
export function viewOf(
  stored: StoredPlan,
  sightings: Sightings,
  { now, resolvers, ...outside }: Outside,
): CutOver {
  const { plan, domain, version, checked_at: checkedAt } = stored
  const { step, recorded } = plan
  // A step that ended since the last check wants another record than the one that was measured.
  const proposed = proposedSpf(plan, domain)
  const measured = measuredFor(Measured.parse(JSON.parse(stored.measured)), proposed)
  const live = liveZone(sightings, domain)
  const changes = (id: CutOverStep) =>
    id === 'rollBack' ? rollbackChanges(stored, sightings) : changesOf(id, plan, domain)
  const own = step === undefined ? [] : changes(step)
  const recordedZone = zoneOf(recorded?.records ?? [])
  const judgedOwn = own.map((each) => {
    const { ttl: oldTtl } = recordedZone.get(keyOf(each)) ?? {}
    return judged(
      { ...each, ...(oldTtl === undefined ? {} : { oldTtl }) },
      sightings.get(keyOf(each)) ?? [],
    )
  })
  const ownKeys = new Set(own.map(keyOf))
  const expected = expectedZone(plan, domain)
  const isChecked = recorded !== undefined && checkedAt !== null
  const foreign = isChecked && step !== 'rollBack' ? differences(expected, live, ownKeys) : []
  const done = stepsDone(plan)
  const shown: readonly CutOverStep[] = step === 'rollBack' ? [step, ...stepsInOrder] : stepsInOrder
  const facts = {
    ...{ now, domain, plan, foreign, measured, ...outside, changes: judgedOwn },
    ...{ checkedAt: checkedAt ?? undefined, resolvers: resolvers.length },
    lowSince: new Map(own.map((each) => [keyOf(each), lowSince(sightings, each)])),
  }
  const stepOf = (id: CutOverStep): Step => {
    const how = plan.done[id]
    const about = { id, ...(how ? { done: how } : {}) }
    if (id === step)
      return {
        ...{ ...about, state: 'current', changes: judgedOwn },
        gates: stepGates[id].map((gate) => gateOf(gate, { ...facts, step: id })),
      }
    const isDone = done.includes(id)
    return {
      ...{ ...about, state: isDone ? 'done' : 'waiting' },
      changes: changes(id).map((each) => judged(each, [])),
      gates: stepGates[id].map((gate) =>
        otherGate(gate, stored, {
          ...{ isDone, isHeld: isDone && !how?.overridden.includes(gate) },
        }),
      ),
    }
  }
  const { checkedOn } = cutOverRecipes[plan.target]
  const differing = isChecked ? differences(recordedZone, live, new Set()) : []
  const until = resolversUntil(sightings, differing, now)
  const lastFetch = measured.policy.at(-1)
  const { spf } = measured
  const cost = spf?.live ?? { lookups: 0, voids: 0, isLoop: false }
  return {
    ...{ domain, version, target: plan.target, state: stateOf(plan), created: plan.created },
    ...(step === undefined ? {} : { step }),
    recipe: { checkedOn, isOld: isOldRecipe({ checkedOn }, now) },
    wanted: plan.wanted,
    ...(recorded === undefined ? {} : { recorded }),
    ...{ steps: shown.map(stepOf), foreign },
    ...(recorded
      ? {
          rollback: {
            ...{ isPossible: isReversible(plan), differences: differing },
            ...(until === undefined ? {} : { resolversUntil: until }),
          },
        }
      : {}),
    ...(lastFetch
      ? {
          policy: {
            at: lastFetch.to,
            ...(lastFetch.found ? { found: lastFetch.found } : {}),
            ...(lastFetch.failure === undefined ? {} : { failure: lastFetch.failure }),
          },
        }
      : {}),
    ...(spf
      ? {
          spf: {
            ...{ records: spf.records, ...cost },
            bytes: Math.max(0, ...spf.records.map((text) => Buffer.byteLength(text))),
            ...(proposed === undefined ? {} : { proposed }),
            ...(spf.proposed
              ? { proposedLookups: spf.proposed.lookups, proposedVoids: spf.proposed.voids }
              : {}),
          },
        }
      : {}),
    dmarcIgnored: (measured.dmarc ?? []).flatMap(ignoredTags),
    ...(checkedAt === null ? {} : { checkedAt }),
    ...{ checksUntil: stored.check_until, resolvers: [...resolvers] },
    ...{ events: plan.events, earlier: plan.earlier },
  }
}
