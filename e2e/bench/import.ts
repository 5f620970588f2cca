import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { sampleOrganizationId } from './sample-organization.ts'
import { signIn } from './sign-in.ts'

const rounds = 5
const users = 10_000

const headings = [
  ...['User name', 'Display name', 'First name', 'Last name', 'Primary email address', 'Aliases'],
  ...['Telephone', 'Street', 'City', 'ZIP code', 'Country', 'Company', 'Department', 'Job title'],
  ...['Office', 'Mailbox quota (MB)'],
]

/** Returns a user with every detail, no two alike. */
function cells(number: number): string[] {
  const name = `user.${number}`
  return [
    ...[name, `Zoë Krüger ${number}`, 'Zoë', `Krüger ${number}`, `${name}@example.com`],
    ...[`z.${number}@example.com`, "'+49 30 1234567", `Hauptstraße ${number}`, 'Berlin', '10115'],
    ...['Germany', 'Example Corp', 'Sales', 'Account manager', `B-${number}`, '51200'],
  ]
}

/**
 * Writes the same users as a CSV file and as a workbook; on the disk, because a file from the test
 * itself would be unpacked in the page.
 */
async function writeSamples(folder: string): Promise<string[]> {
  const table = [headings, ...Array.from({ length: users }, (_, index) => cells(index))]
  const csv = join(folder, 'users.csv')
  writeFileSync(csv, table.map((row) => row.join(',')).join('\r\n'))
  const workbook = join(folder, 'users.xlsx')
  writeFileSync(workbook, await writeExcelFile(table).toBuffer())
  return [csv, workbook]
}

/**
 * Measures the milliseconds from the choice of a file until all its rows are checked, and the
 * longest task of the main thread in that time.
 */
async function checked(page: Page, file: string): Promise<{ ms: number; blockedMs: number }> {
  await page.goto(`${origin}/local/us-east-1/organizations/${sampleOrganizationId}/import-users`)
  await page.waitForSelector('input[type=file]', { state: 'attached' })
  await page.evaluate(() => {
    const tasks: number[] = []
    const observer = new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    )
    const measured = new Promise<{ ms: number; blockedMs: number }>((resolve, reject) => {
      addEventListener(
        'change',
        () => {
          observer.observe({ type: 'longtask' })
          const started = performance.now()
          const look = () => {
            const ms = performance.now() - started
            if (ms > 60_000) return reject(new Error('The file was not checked in a minute'))
            if (!document.querySelector('main')?.textContent?.includes('10,000 users will be'))
              return requestAnimationFrame(look)
            // The observer reports a task after its end.
            return setTimeout(() => resolve({ ms, blockedMs: Math.max(0, ...tasks) }), 200)
          }
          look()
        },
        { capture: true, once: true },
      )
    })
    Object.assign(window, { measured })
  })
  await page.setInputFiles('input[type=file]', file)
  return page.evaluate(
    () => Reflect.get(window, 'measured') as Promise<{ ms: number; blockedMs: number }>,
  )
}

/** Measures the check of an import of 10,000 users in a browser. */
export async function importFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(0)
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const page = await context.newPage()
  const figures: Figure[] = []
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-import-'))
  for (const file of await writeSamples(folder)) {
    const times: number[] = []
    const blocked: number[] = []
    for (let round = 0; round < rounds; round++) {
      const { ms, blockedMs } = await checked(page, file)
      times.push(ms)
      blocked.push(blockedMs)
    }
    const what = `import, 10,000 users as ${extname(file).slice(1).toUpperCase()}`
    figures.push(
      figure(`${what}, read and checked, median of ${rounds}`, percentile(times, 0.5), 'ms', {
        budget: 2_000,
      }),
      figure(`${what}, longest task of the main thread`, Math.max(...blocked), 'ms', {
        budget: 50,
      }),
    )
  }
  await browser.close()
  rmSync(folder, { recursive: true })
  return figures
}
