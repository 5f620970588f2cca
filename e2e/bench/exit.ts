import { kindNumber } from '@mailroom/schemas/snapshot-kinds'
import type { Page } from '@playwright/test'
import { addEvidence } from '../../apps/bff/src/export-evidence/tables.ts'
import { openStore } from '../../apps/bff/src/store/open-store.ts'
import { generatedPeople } from '../../packages/local-aws/src/sample/generated-people.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { median, msUntilPainted } from './painting.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { indexedId, putIndex } from './search.ts'
import { signIn } from './sign-in.ts'

const people = 10_000

const directory = `local us-east-1 ${sampleOrganizationId}`
const at = new Date().toISOString()

/** Puts rows some at a time: a statement has a limit of values. */
async function inPortions<Row>(rows: readonly Row[], put: (some: Row[]) => Promise<unknown>) {
  for (let from = 0; from < rows.length; from += 500) await put(rows.slice(from, from + 500))
}

/**
 * Puts a directory of 10,000 users into the store of a backend that has not started: its index, a
 * snapshot with their sizes, and the exports of nine in ten, most of them verified.
 */
async function prepare(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir })
  await putIndex(store, people)
  const users = Array.from({ length: people }, (_, number) => ({ number, id: indexedId(number) }))
  await store
    .insertInto('snapshot')
    .values({
      ...{ id: 'bench', directory, scope: 'complete', state: 'COMPLETED', phase: 'everything' },
      ...{ created_by: 'bench', created_at: at, ended_at: at, calls_done: 0, changed: 0 },
      ...{ is_complete: 1, digest: 'ab'.repeat(32) },
    })
    .execute()
  const lines = users.map(({ number, id: userId }) => ({
    ...{ snapshot_id: 'bench', kind: kindNumber('mailboxSize'), sort_key: userId },
    ...{ owner: userId, line: JSON.stringify({ userId, sizeMb: number % 50_000 }) },
  }))
  await inPortions(lines, (some) => store.insertInto('snapshot_line').values(some).execute())
  const exported = users.filter(({ number }) => number % 10 !== 0)
  const jobs = exported.map(({ number, id: entityId }) => ({
    ...{ directory, job_id: `job-${number}`, entity_id: entityId, state: 'COMPLETED' },
    ...{ started_at: at, ended_at: at, first_seen_at: at, last_seen_at: at },
    ...{ adopted_by: 'bench', adopted_at: at, bucket: 'bench', prefix: `${number}/` },
  }))
  await inPortions(jobs, (some) => store.insertInto('export_job').values(some).execute())
  for (const { number, id: entityId } of exported)
    await addEvidence(store, directory, {
      ...{ jobId: `job-${number}`, entityId, bucket: 'bench', prefix: `${number}/` },
    })
  await store
    .updateTable('export_evidence')
    .set({ state: 'VERIFIED', level: 1, checked_at: at })
    .where('job_id', 'not like', '%7')
    .execute()
  await store.destroy()
}

const row = 'main table tbody tr'

/** Goes to the dashboard from the overview until its table is painted, many times. */
function paintedMs(page: Page): Promise<number> {
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  return median(async () => {
    await menu.getByRole('link', { name: 'Overview' }).click()
    await page.waitForFunction((wanted) => !document.querySelector(wanted), row)
    const dashboard = menu.getByRole('link', { name: 'Exit dashboard' })
    return msUntilPainted(page, 'click', `${row}:nth-child(25)`, () => dashboard.click())
  })
}

/** The address of the last user: no other row has it. */
const searched = [...generatedPeople(people)].at(-1)?.name ?? ''

/** Types into the search until the one remaining user is painted, many times. */
function filteredMs(page: Page): Promise<number> {
  const filter = page.getByRole('main').getByRole('searchbox')
  const found = `${row}:nth-child(1) a[href$="/${indexedId(people - 1)}"]`
  return median(async (round) => {
    await filter.fill('')
    await page.waitForSelector(`${row}:nth-child(25)`)
    await page.waitForTimeout(150)
    // The cache would answer a repeated text.
    const text = [...searched]
      .map((letter, place) => ((round >> place) & 1 ? letter.toUpperCase() : letter))
      .join('')
    return msUntilPainted(page, 'input', found, () => filter.fill(text))
  })
}

/** Measures the dashboard about leaving with 10,000 rows, warm. Source: spec 07 §10, EXIT-05. */
export async function exitFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(0, { prepare })
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const page = await context.newPage()
  await page.goto(`${origin}/local/us-east-1/organizations/${sampleOrganizationId}/exit`)
  await page.waitForSelector(`${row}:nth-child(25)`)
  const painted = await paintedMs(page)
  const filtered = await filteredMs(page)
  await browser.close()
  const name = (what: string) => `exit dashboard of ${people.toLocaleString('en')} rows, ${what}`
  return [
    figure(name('navigation → painted, median'), painted, 'ms', { budget: 200 }),
    figure(name('filter → painted, median'), filtered, 'ms', { budget: 150 }),
  ]
}
