import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as z from 'zod'
import { auditTrail } from '../../apps/bff/src/audit/trail.ts'
import { systemClock } from '../../apps/bff/src/clock.ts'
import { openStore } from '../../apps/bff/src/store/open-store.ts'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { putTrail, rareText } from '../../apps/bff/src/test/put-trail.ts'
import { here, openSession, type Session, signIn } from '../../apps/bff/src/test/start-backend.ts'
import { startPostgres } from '../../apps/bff/src/test/start-postgres.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const rows = 1_000_000
const pages = 200
const warmUp = 10
const appends = 500

const key = Buffer.alloc(32, 7)

/** What people look for in the trail; each is paged through from its newest entry. */
const filters = {
  'no filter': {},
  'an account': { account: 'ada 7' },
  'an operation': { operation: 'users.resetPassword' },
  'the id of a target': { targetId: 'user-77' },
  'the name of a target': { target: 'mueller 76' },
  'an organization': { organizationId: here.organizationId },
  'what was refused': { result: 'REFUSED' },
  'what is under way': { result: 'UNDER_WAY' },
  'a week': { from: '2025-06-01T00:00:00.000Z', to: '2025-06-08T00:00:00.000Z' },
  'a frequent text': { text: 'support' },
  'a rare text': { text: rareText },
}

/** Where the trail is: the settings of the backend. */
type Place = { database: string; settings: Record<string, string>; dataDir: string }

const Page = z.object({ items: z.array(z.unknown()), nextToken: z.optional(z.string()) })

function nameOf({ database }: Place, what: string): string {
  return `audit trail, ${rows.toLocaleString('en')} entries, ${database}, ${what}`
}

async function timed<Result>(work: () => Promise<Result>) {
  const started = performance.now()
  const result = await work()
  return { result, ms: performance.now() - started }
}

/**
 * Pages through a filter, again from the start after its end. Returns the milliseconds of each
 * page.
 */
async function paging(session: Session, filter: object): Promise<number[]> {
  const samples: number[] = []
  let nextToken: string | undefined
  for (let page = 0; page < warmUp + pages; page++) {
    const input = { ...filter, maxResults: 25, ...(nextToken === undefined ? {} : { nextToken }) }
    const { result, ms } = await timed(() => session.call('auditEntries.list', input))
    if (result.status !== 200) throw new Error(JSON.stringify(result.body))
    nextToken = Page.parse(result.body).nextToken
    if (page >= warmUp) samples.push(ms)
  }
  return samples
}

async function pageFigures(place: Place): Promise<Figure[]> {
  // Its verification at the start is measured by itself.
  await using _backend = await startBackend(0, {
    settings: { ...place.settings, DATA_DIR: place.dataDir, AUDIT_VERIFY_HOURS: '0' },
  })
  const browser = createBrowser()
  await signIn(browser, origin, 'administrator')
  const session = await openSession(origin, browser)
  const figures: Figure[] = []
  for (const [name, filter] of Object.entries(filters)) {
    const p99 = percentile(await paging(session, filter), 0.99)
    figures.push(figure(nameOf(place, `a page by ${name}, p99`), p99, 'ms', { budget: 100 }))
  }
  return figures
}

/** Measures `npm run audit:verify`, with its start. */
async function verificationFigure(place: Place): Promise<Figure> {
  const program = join(import.meta.dirname, '../../apps/bff/src/audit/verify.ts')
  const env = { ...process.env, ...place.settings, DATA_DIR: place.dataDir }
  const { result, ms } = await timed(() =>
    promisify(execFile)(process.execPath, [program], { env }),
  )
  const entries = Number(/holds: (\d+) entries/.exec(result.stdout)?.[1])
  return figure(nameOf(place, 'verified'), entries / (ms / 1_000), 'entries/s', {
    ...{ budget: 100_000, atLeast: true },
  })
}

/** Measures how long a change waits until the trail has its intent. */
async function appendFigure(place: Place): Promise<Figure> {
  const { DATABASE_URL: databaseUrl } = place.settings
  const store = await openStore({ databaseUrl, dataDir: place.dataDir })
  const trail = auditTrail(store, { clock: systemClock, key })
  const event = { requestId: 'request', account: 'ada@example.com', role: 'administrator' }
  const samples: number[] = []
  for (let round = 0; round < appends; round++) {
    const append = () => trail.intent({ ...event, operation: 'users.update', input: { ...here } })
    samples.push((await timed(append)).ms)
  }
  await store.destroy()
  return figure(nameOf(place, 'appended, p50'), percentile(samples, 0.5), 'ms')
}

async function figuresIn(database: string, databaseUrl: string | undefined): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-trail-'))
  const settings = {
    AUDIT_KEY: key.toString('base64'),
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  }
  const place = { database, settings, dataDir }
  try {
    const store = await openStore({ databaseUrl, dataDir })
    const { ms } = await timed(() => putTrail(store, { key, rows }))
    await store.destroy()
    console.log(`${nameOf(place, 'made')} in ${Math.round(ms / 1_000)} s`)
    const verified = await verificationFigure(place)
    return [verified, ...(await pageFigures(place)), await appendFigure(place)]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/**
 * Measures a long audit trail in both stores: how fast it is listed over HTTP, verified and
 * written. PostgreSQL is that of the tests, which does not wait for the disk.
 */
export async function auditFigures(): Promise<Figure[]> {
  const sqlite = await figuresIn('SQLite', undefined)
  const postgres = await startPostgres()
  try {
    return [...sqlite, ...(await figuresIn('PostgreSQL', await postgres.newDatabase()))]
  } finally {
    await postgres.close()
  }
}
