import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { signIn } from './sign-in.ts'

const sizes = [10_000, 100_000]
const rounds = 200
const warmUp = 20
const budget = 50

/** What people type: rare and frequent, one letter, several words, accents, an address, an id, and what nobody has. */
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

const Session = z.object({ csrfToken: z.string() })
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

/** Somebody signed in, who calls operations over kept-alive connections. */
async function caller() {
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await browser.close()
  const post = async (id: string, body: object, csrf = '') => {
    const response = await fetch(`${origin}/api/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, origin, 'x-csrf-token': csrf },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${id}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { csrfToken } = Session.parse(await post('session.describe', {}))
  const scope = {
    connectionId: 'local',
    region: 'us-east-1',
    organizationId: sampleOrganizationId,
  }
  return (id: string, input: object) => post(id, { ...scope, ...input }, csrfToken)
}

async function samplesOf(call: (round: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const ms = await timed(() => call(round))
    if (round >= warmUp) samples.push(ms)
  }
  return samples
}

/** How long it takes until everything is listed and can be found, and until aliases and permissions are read too. Milliseconds. */
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

async function figuresAt(size: number): Promise<Figure[]> {
  await using backend = await startBackend(size, { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' })
  const call = await caller()
  const search: Search = async (input) => Found.parse(await call('entities.search', input))
  const { listedMs, completeMs } = await filling(search)
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
  return [
    figure(nameOf(size, 'listed and found after'), listedMs / 1_000, 's'),
    figure(nameOf(size, 'aliases and permissions read after'), completeMs / 1_000, 's'),
    figure(nameOf(size, 'while typing, p50'), percentile(typing, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'while typing, p99'), percentile(typing, 0.99), 'ms'),
    figure(nameOf(size, 'sorted for the first time'), first, 'ms'),
    figure(nameOf(size, 'a sorted page of 200, p50'), percentile(pages, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'memory, the local AWS included'), backend.memoryMb(), 'MB'),
  ]
}

/** What filling costs those who work meanwhile, at the pace it has at the local AWS unless it is told otherwise. */
async function interactiveFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(10_000)
  const call = await caller()
  const list = () => call('users.list', { maxResults: 25 })
  const alone = await samplesOf(list)
  await call('entities.search', { query: {} })
  const meanwhile = await samplesOf(list)
  return [
    figure('users.list, p99', percentile(alone, 0.99), 'ms'),
    figure('users.list while the index fills, p99', percentile(meanwhile, 0.99), 'ms'),
  ]
}

/** How fast the index of the directory answers, over HTTP, and what its filling costs. */
export async function searchFigures(): Promise<Figure[]> {
  const figures = await interactiveFigures()
  for (const size of sizes) figures.push(...(await figuresAt(size)))
  return figures
}
