import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import { putEntries } from '../../apps/bff/src/directory-index/entry-rows.ts'
import { createIndex, updateIndex } from '../../apps/bff/src/directory-index/index-rows.ts'
import { openStore, type Store } from '../../apps/bff/src/store/open-store.ts'
import { generatedPeople } from '../../packages/local-aws/src/sample/generated-people.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { startBackend } from './backend.ts'
import { caller } from './caller.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { sampleOrganizationId } from './sample-organization.ts'

const sizes = [10_000, 100_000]
const rounds = 200
const warmUp = 20
const budget = 50

/**
 * The texts that people type: rare and frequent, one letter, several words, accents, an address, an
 * id, and one without a match.
 */
const texts = [
  'a',
  'zoe',
  'kruger',
  'Zoë Krüger',
  'staff77',
  'e r 1',
  'ada.adler',
  '1234@example.com',
  '-11e3-',
  'nobody at all',
]

const Found = z.object({
  total: z.int(),
  index: z.object({ phase: z.string(), done: z.int(), total: z.optional(z.int()) }),
})

type Search = (input: object) => Promise<z.infer<typeof Found>>

function nameOf(size: number, what: string): string {
  return `search, ${size.toLocaleString('en')} users, ${what}`
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function samplesOf(call: (round: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const ms = await timed(() => call(round))
    if (round >= warmUp) samples.push(ms)
  }
  return samples
}

/**
 * Measures the time until everything is listed and can be found, and until aliases and permissions
 * are read too. Milliseconds.
 */
async function filling(search: Search) {
  const started = performance.now()
  let listedMs = 0
  for (;;) {
    const { index } = await search({ query: {}, limit: 1 })
    const isListed = index.phase !== 'EMPTY' && index.phase !== 'LISTING'
    if (isListed && listedMs === 0) listedMs = performance.now() - started
    if (index.phase === 'COMPLETE') return { listedMs, completeMs: performance.now() - started }
    await wait(250)
  }
}

function telephoneOf(number: number): string {
  return `+351 21 ${String(number).padStart(6, '0')}`
}

/**
 * The texts that the help desk types: surnames, full names in other spellings, telephone numbers,
 * aliases, typing errors.
 */
const spoken = [
  'kruger',
  'krueger',
  'Zoë Krüger',
  '21 004 711',
  'ada.adler',
  'staff77',
  'z',
  'kruegr',
  'Adler, Ada',
  'nobody at all',
]

/** The id of a user that `putIndex` makes. */
export const indexedId = (number: number) => `S-1-1-11-1122222222-2222222222-3333333333-${number}`

/** Puts a complete index of so many generated users into the store of a backend. */
export async function putIndex(store: Store, size: number): Promise<void> {
  const directory = `local us-east-1 ${sampleOrganizationId}`
  const now = new Date()
  await createIndex(store, directory, now)
  const entities = [...generatedPeople(size)].map((person, number) => ({
    id: indexedId(number),
    type: 'USER',
    ...{ name: person.name, displayName: person.displayName, email: `${person.name}@example.com` },
    ...{ state: person.state ?? 'ENABLED', userRole: 'USER' },
    enabledDate: new Date(now.getTime() - number * 1_000).toISOString(),
    aliases: (person.aliases ?? []).map((local) => `${local}@example.com`),
    ...{ firstName: person.firstName, lastName: person.lastName, mailboxQuota: 51_200 },
    ...{ telephone: telephoneOf(number), department: `Team ${number % 50}` },
    hiddenFromGlobalAddressList: false,
  }))
  for (let at = 0; at < size; at += 1_000)
    await putEntries(
      store,
      entities.slice(at, at + 1_000).map((entity) => ({
        ...{ directory, id: entity.id, content: JSON.stringify(entity) },
        ...{ revision: 1, generation: 1, to_read: null },
      })),
    )
  const done = { phase: 'COMPLETE', as_of: now.toISOString(), done: size, total: size } as const
  await updateIndex(store, directory, { ...done, revision: 1 })
}

/** Measures how long the help desk waits for the index and AWS's own lists together. */
async function helpDeskFigures(size: number): Promise<Figure[]> {
  await using _backend = await startBackend(size, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' },
  })
  const call = await caller()
  await filling(async (input) => Found.parse(await call('entities.search', input)))
  const find = (round: number) => call('users.find', { text: spoken[round % spoken.length] })
  const samples = await samplesOf(find)
  return [
    figure(`help-desk ${nameOf(size, 'warm index, p50')}`, percentile(samples, 0.5), 'ms'),
    figure(`help-desk ${nameOf(size, 'warm index, p99')}`, percentile(samples, 0.99), 'ms', {
      budget,
    }),
  ]
}

async function figuresAt(size: number): Promise<Figure[]> {
  await using backend = await startBackend(0, {
    prepare: async (dataDir) => {
      const store = await openStore({ dataDir })
      await putIndex(store, size)
      await store.destroy()
    },
  })
  const call = await caller()
  const idleMb = backend.memoryMb()
  const search: Search = async (input) => Found.parse(await call('entities.search', input))
  const loaded = await timed(() => search({ query: {} }))
  const first = await timed(() => search({ query: {}, sort: { by: 'email' } }))
  const typing = await samplesOf((round) =>
    search({ query: { text: texts[round % texts.length] } }),
  )
  const pages = await samplesOf((round) =>
    search({
      query: { types: ['USER'] },
      sort: { by: 'displayName', descending: round % 2 === 0 },
      offset: (round * 397) % size,
      limit: 200,
    }),
  )
  const suggestions = await samplesOf(() => call('entities.suggest', { text: 'ada.alder.77' }))
  return [
    figure(nameOf(size, 'the first after a start'), loaded, 'ms'),
    figure(nameOf(size, 'sorted for the first time'), first, 'ms'),
    figure(nameOf(size, 'while typing, p50'), percentile(typing, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'while typing, p99'), percentile(typing, 0.99), 'ms'),
    figure(nameOf(size, 'a sorted page of 200, p50'), percentile(pages, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'suggestions, p50'), percentile(suggestions, 0.5), 'ms'),
    figure(nameOf(size, 'memory it takes'), backend.memoryMb() - idleMb, 'MB'),
  ]
}

/**
 * Measures how long filling takes at the local AWS's top speed, and how it slows other requests at
 * the usual pace there.
 */
async function fillingFigures(): Promise<Figure[]> {
  const size = 10_000
  const figures: Figure[] = []
  {
    await using _backend = await startBackend(size)
    const call = await caller()
    const list = () => call('users.list', { maxResults: 25 })
    const alone = await samplesOf(list)
    await call('entities.search', { query: {} })
    const meanwhile = await samplesOf(list)
    figures.push(
      figure(nameOf(size, 'users.list, p99'), percentile(alone, 0.99), 'ms'),
      figure(
        nameOf(size, 'users.list while the index fills, p99'),
        percentile(meanwhile, 0.99),
        'ms',
      ),
    )
  }
  await using _backend = await startBackend(size, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' },
  })
  const call = await caller()
  const { listedMs, completeMs } = await filling(async (input) =>
    Found.parse(await call('entities.search', input)),
  )
  figures.push(
    figure(nameOf(size, 'listed and found after'), listedMs / 1_000, 's'),
    figure(nameOf(size, 'aliases and permissions read after'), completeMs / 1_000, 's'),
  )
  return figures
}

/**
 * Measures how fast the index of the directory answers over HTTP, and how its filling slows other
 * requests.
 */
export async function searchFigures(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) figures.push(...(await figuresAt(size)))
  return [...figures, ...(await helpDeskFigures(10_000)), ...(await fillingFigures())]
}
