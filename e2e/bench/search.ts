import * as z from 'zod/mini'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { signIn } from './sign-in.ts'

const sizes = (process.env.SIZES ?? "10000").split(",").map(Number)
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

/** Waits until the index is in a phase, and measures what a page of AWS's own list takes meanwhile. */
async function untilComplete(search: Search, list: () => Promise<unknown>) {
  const started = performance.now()
  const lists: number[] = []
  let searchableMs: number | undefined
  for (;;) {
    const { index } = await search({ query: {}, limit: 1 })
    if (index.phase !== 'LISTING' && index.phase !== 'EMPTY')
      searchableMs ??= performance.now() - started
    if (index.phase === 'COMPLETE') break
    lists.push(await timed(list))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return { searchableMs: searchableMs ?? 0, completeMs: performance.now() - started, lists }
}

async function figuresAt(size: number): Promise<Figure[]> {
  await using backend = await startBackend(size, { LOCAL_AWS_REQUESTS_PER_SECOND: '1000' })
  const call = await caller()
  const search: Search = async (input) => Found.parse(await call('entities.search', input))
  const list = () => call('users.list', { maxResults: 25 })
  const alone: number[] = []
  for (let round = 0; round < warmUp + rounds; round++) {
    const ms = await timed(list)
    if (round >= warmUp) alone.push(ms)
  }
  const { searchableMs, completeMs, lists } = await untilComplete(search, list)
  const first = await timed(() => search({ query: {}, sort: { by: 'email' } }))
  const times: number[] = []
  const worst = new Map<string, number>()
  for (const text of texts) {
    const samples: number[] = []
    for (let round = 0; round < warmUp + rounds / texts.length * 2; round++) {
      const ms = await timed(() => search({ query: { text } }))
      if (round >= warmUp) samples.push(ms)
    }
    worst.set(text, percentile(samples, 0.5))
    times.push(...samples)
  }
  console.log(worst)
  const sorted: number[] = []
  for (let round = 0; round < rounds; round++)
    sorted.push(
      await timed(() =>
        search({
          query: { types: ['USER'] },
          sort: { by: 'displayName', descending: round % 2 === 0 },
          offset: (round * 397) % size,
          limit: 200,
        }),
      ),
    )
  return [
    figure(nameOf(size, 'listed and searchable after'), searchableMs / 1_000, 's'),
    figure(nameOf(size, 'complete after, at 1,000 calls a second'), completeMs / 1_000, 's'),
    figure(nameOf(size, 'while typing, p50'), percentile(times, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'while typing, p99'), percentile(times, 0.99), 'ms', { budget }),
    figure(nameOf(size, 'first sort by a column'), first, 'ms'),
    figure(nameOf(size, 'sorted page of 200, p50'), percentile(sorted, 0.5), 'ms', { budget }),
    figure(nameOf(size, 'users.list alone, p99'), percentile(alone, 0.99), 'ms'),
    figure(nameOf(size, 'users.list while it fills, p99'), percentile(lists, 0.99), 'ms'),
    figure(nameOf(size, 'memory of the backend with the local AWS'), backend.memoryMb(), 'MB'),
  ]
}

/** How fast the index of the directory answers, over HTTP, and what its filling costs. */
export async function searchFigures(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of sizes) figures.push(...(await figuresAt(size)))
  return figures
}
