import { plainName } from '@mailroom/schemas/dns-records'
import { isSpf } from '@mailroom/schemas/merge-spf'
import { measureSpf } from '../dns/spf.ts'
import type { Store } from '../store/open-store.ts'
import { changedKeys, changesOf, proposedSpf } from './changes.ts'
import { Measured, withFetch } from './measured.ts'
import { type CutOverNetwork, createReader, type Reader, type ServerRead } from './network.ts'
import type { Plan } from './plan.ts'
import { fetchPolicy } from './policy.ts'
import { keepReads } from './sightings-store.ts'
import { findPlan, type Place } from './tables.ts'
import { keyOf, type Question } from './zone.ts'

/** How much time is between two checks of a domain. Milliseconds. Source: CUT-06. */
export const checkEveryMs = 10_000

/** What only AWS knows; absent members could not be read. */
export type AwsFacts = Pick<Measured, 'sent' | 'isDomainThere'>

export type CheckParts = {
  store: Store
  network: CutOverNetwork
  /** The endpoint of the local AWS, which has the policies of its domains. */
  local?: string | undefined
  now: Date
  facts: AwsFacts
}

/** Returns what resolvers are asked: what the step changes, and where mail goes. */
function resolverQuestions(plan: Plan, domain: string): Question[] {
  const changes = plan.step === 'rollBack' ? changedKeys(plan, domain) : []
  const own = plan.step ? changesOf(plan.step, plan, domain) : []
  const all = [{ name: domain, type: 'MX' }, ...changes, ...own]
  return [...new Map(all.map(({ name, type }) => [keyOf({ name, type }), { name, type }])).values()]
}

function questionsOf(plan: Plan, domain: string): Question[] {
  const wanted = plan.wanted.map(({ name, type }) => ({ name: plainName(name), type }))
  const all = [...(plan.recorded?.watched ?? []), ...changedKeys(plan, domain), ...wanted]
  const own = all.filter(({ type }) => type !== 'DS' && type !== 'SOA')
  return [...new Map(own.map((each) => [keyOf(each), each])).values()]
}

/** Returns the DMARC records as the name servers have them, or behind a CNAME as resolvers find them. */
async function dmarcOf(reader: Reader, reads: readonly ServerRead[], domain: string) {
  const name = `_dmarc.${domain}`
  const own = reads.find(
    ({ question, read: { values = [] } }) => question.name === name && values.length > 0,
  )
  const isText = own?.question.type === 'TXT'
  return isText ? own.read.values : reader.lookUp(name, 'TXT')
}

async function spfOf(reader: Reader, reads: readonly ServerRead[], plan: Plan, domain: string) {
  const read = reads.find(
    ({ question, read: { values } }) =>
      values !== undefined && question.name === domain && question.type === 'TXT',
  )
  const records = (read?.read.values ?? []).filter(isSpf)
  const measure = (record: string) =>
    measureSpf(record, domain, (name, type) => reader.lookUp(name, type))
  const [first] = records
  const value = proposedSpf(plan, domain)
  return {
    records,
    ...(first === undefined ? {} : { live: await measure(first) }),
    ...(value === undefined ? {} : { proposed: { value, ...(await measure(value)) } }),
  }
}

/**
 * Takes the right to check a domain, which there is once in ten seconds for all processes together.
 * Returns false if somebody just did. Source: CUT-06.
 */
async function takeTurn(store: Store, { directory, domain }: Place, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - checkEveryMs).toISOString()
  const future = new Date(now.getTime() + checkEveryMs).toISOString()
  const { numUpdatedRows } = await store
    .updateTable('cut_over')
    .set({ checked_at: now.toISOString() })
    .where('directory', '=', directory)
    .where('domain', '=', domain)
    // A clock that was set back must not stop the checks.
    .where(({ or, eb }) =>
      or([
        eb('checked_at', 'is', null),
        eb('checked_at', '<=', before),
        eb('checked_at', '>', future),
      ]),
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Asks everybody about a domain once, and keeps what they said; not if somebody just did. */
export async function checkCutOver(place: Place, parts: CheckParts): Promise<void> {
  const { store, network, local, facts } = parts
  const { plan } = await findPlan(store, place)
  if (!plan.recorded || !(await takeTurn(store, place, parts.now))) return
  const { domain } = place
  const reader = createReader(network)
  const servers = await reader.nameServers(domain)
  const [own, others] = await Promise.all([
    reader.readAll(servers, questionsOf(plan, domain)),
    reader.readAll(reader.recursive, resolverQuestions(plan, domain)),
  ])
  const hasPolicy = plan.recorded.records.some(({ name }) => name === `_mta-sts.${domain}`)
  const [spf, dmarc, fetched] = await Promise.all([
    spfOf(reader, own, plan, domain),
    dmarcOf(reader, own, domain),
    hasPolicy ? fetchPolicy(domain, network.dns, local) : undefined,
  ])
  const at = parts.now.toISOString()
  await store.transaction().execute(async (db) => {
    await keepReads(db, place, { reads: [...own, ...others], at })
    // As it is now: another process may have fetched the policy in the meantime.
    const { measured } = await findPlan(db, place)
    const before = Measured.parse(JSON.parse(measured))
    const policy = fetched ? withFetch(before.policy, fetched, at) : before.policy
    await db
      .updateTable('cut_over')
      .set({
        measured: JSON.stringify({
          ...facts,
          spf,
          policy,
          ...(dmarc ? { dmarc } : {}),
        } satisfies Measured),
      })
      .where('directory', '=', place.directory)
      .where('domain', '=', domain)
      .execute()
  })
}
