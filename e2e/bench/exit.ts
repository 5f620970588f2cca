import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import {
  here,
  openSession,
  type Session,
  signIn as signInBehind,
} from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { median, msUntilPainted } from './painting.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { startSeparateAws } from './separate-aws.ts'
import { signIn } from './sign-in.ts'

const people = 10_000

const Listed = z.object({ total: z.int(), index: z.object({ phase: z.string() }) })
const Snapshots = z.object({ items: z.array(z.object({ state: z.string() })) })

/** Waits until the index has the whole directory, and a snapshot the sizes of the mailboxes. */
async function prepare({ call }: Session): Promise<void> {
  for (;;) {
    const { body } = await call('exit.listMailboxes', { ...here, limit: 1 })
    if (Listed.parse(body).index.phase === 'COMPLETE') break
    await wait(250)
  }
  await call('snapshots.create', { ...here, scope: 'complete' })
  for (;;) {
    const { body } = await call('snapshots.list', here)
    const [state] = Snapshots.parse(body).items.map((each) => each.state)
    if (state === 'COMPLETED') return
    if (state === 'FAILED') throw new Error('the snapshot failed')
    await wait(250)
  }
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

/** Types into the search until the one remaining user is painted, many times. */
function filteredMs(page: Page): Promise<number> {
  const filter = page.getByRole('main').getByRole('searchbox')
  const found = `${row}:nth-child(1) a[href$="/00000000-0000-4000-8000-000000000001"]`
  return median(async (round) => {
    await filter.fill('')
    await page.waitForSelector(`${row}:nth-child(25)`)
    await page.waitForTimeout(150)
    // The cache would answer a repeated text.
    const text = [...'ana.silva@example']
      .map((letter, place) => ((round >> place) & 1 ? letter.toUpperCase() : letter))
      .join('')
    return msUntilPainted(page, 'input', found, () => filter.fill(text))
  })
}

/** Measures the dashboard about leaving with 10,000 rows, warm. Source: spec 07 §10, EXIT-05. */
export async function exitFigures(): Promise<Figure[]> {
  await using aws = await startSeparateAws({ users: people, requestsPerSecond: 1_000 })
  await using _backend = await startBackend(0, { settings: aws.settings })
  const behind = createBrowser()
  await signInBehind(behind, origin, 'administrator')
  await prepare(await openSession(origin, behind))
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
