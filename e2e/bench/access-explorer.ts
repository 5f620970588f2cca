import * as z from 'zod/mini'
import {
  contentOf,
  putEntries,
  putPermissions,
} from '../../apps/bff/src/directory-index/entry-rows.ts'
import { openStore, type Store } from '../../apps/bff/src/store/open-store.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { localAwsEndpoint, startBackend } from './backend.ts'
import { caller } from './caller.ts'
import { figure } from './figures.ts'
import { openCalls } from './local-aws-calls.ts'
import { percentile } from './percentile.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { indexedId, putIndex } from './search.ts'

const people = 10_000
const rounds = 30

const Found = z.object({ total: z.int(), items: z.array(z.unknown()) })

/**
 * Puts who may open what beside an index of so many users: two permissions a mailbox, and 100 groups
 * in five trees of twenty, with a hundred members each, that may send as a hundred mailboxes.
 */
async function putAccess(store: Store): Promise<void> {
  const directory = `local us-east-1 ${sampleOrganizationId}`
  const group = (number: number) => `S-1-1-11-1122222222-2222222222-4444444444-${number}`
  await putEntries(
    store,
    Array.from({ length: 100 }, (_, number) => ({
      ...{ directory, id: group(number), revision: 1, generation: 1, to_read: null },
      content: contentOf({
        ...{ id: group(number), type: 'GROUP', name: `Team ${number}`, state: 'ENABLED' },
        members: [
          ...Array.from({ length: 100 }, (_, at) => indexedId(number * 100 + at)),
          ...(number % 20 === 19 ? [] : [group(number + 1)]),
        ],
      }),
    })),
  )
  const permissions = Array.from({ length: people }, (_, number) => {
    const held = [1, 7].map((step) => ({
      granteeId: indexedId((number + step) % people),
      permissionValues: ['FULL_ACCESS', 'SEND_AS'],
    }))
    const byGroup = { granteeId: group(number / 100), permissionValues: ['SEND_AS'] }
    return [indexedId(number), number % 100 === 0 ? [...held, byGroup] : held] as const
  })
  await putPermissions(store, directory, new Map(permissions))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Measures who can open a mailbox, what a person can open, and the report. Source: issue 14. */
export async function accessExplorerFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(0, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' },
    prepare: async (dataDir) => {
      const store = await openStore({ dataDir })
      await putIndex(store, people)
      await putAccess(store)
      await store.destroy()
    },
  })
  const calls = openCalls(localAwsEndpoint, 1)
  for (let number = 0; number < 5; number++)
    await calls.send('CreateImpersonationRole', {
      ...{ Name: `role ${number}`, Type: 'FULL_ACCESS' },
      Rules: [{ ImpersonationRuleId: 'all', Effect: 'ALLOW' }],
    })
  calls.close()
  const call = await caller()
  const list = async (input: object) => Found.parse(await call('accessPaths.list', input))
  const first = await timed(() => list({ filter: { mailboxId: indexedId(0) }, limit: 100 }))
  const ofMailbox: number[] = []
  const ofPerson: number[] = []
  for (let round = 0; round < rounds; round++) {
    const id = indexedId((round * 397) % people)
    ofMailbox.push(await timed(() => list({ filter: { mailboxId: id }, limit: 100 })))
    ofPerson.push(await timed(() => list({ filter: { holderId: id }, limit: 100 })))
  }
  let ways = 0
  const report = await timed(async () => {
    const { total } = await list({ limit: 1 })
    ways = total
  })
  const everything = await timed(async () => {
    for (let offset = 0; offset < ways; offset += 1_000) await list({ offset, limit: 1_000 })
  })
  console.log(`${ways} ways`)
  const name = (what: string) =>
    `access explorer, ${people.toLocaleString('en')} mailboxes, ${what}`
  return [
    figure(name('a mailbox, the first after a start'), first, 'ms'),
    figure(name('a mailbox, p50'), percentile(ofMailbox, 0.5), 'ms', { budget: 300 }),
    figure(name('a person, p50'), percentile(ofPerson, 0.5), 'ms', { budget: 300 }),
    figure(name('the whole report, computed'), report, 'ms', { budget: 2_000 }),
    figure(name('the whole report, read in pages for a file'), everything, 'ms'),
  ]
}
