import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'
import { signIn } from './sign-in.ts'

const rounds = 5

/** Headers of one server on the way, as long as those of large providers. */
const hop = `Received: from mx.example.net (mx.example.net [192.0.2.7])
 by inbound-smtp.us-east-1.amazonaws.com with SMTP id abc123
 for ana@example.com; Tue, 24 Nov 2026 12:00:05 +0000 (UTC)
Authentication-Results: amazonses.com;
 spf=pass (spfCheck: ok) client-ip=192.0.2.7; dkim=pass header.i=@example.org
X-Data: ${'QUJD'.repeat(200)}
`

type Measured = { readMs: number; blockedMs: number }

/**
 * Measures the milliseconds from the message to the worker until its answer, and the longest task
 * of the main thread until the headers are on the screen.
 */
async function read(page: Page, file: string): Promise<Measured> {
  await page.goto(`${origin}/message-headers`)
  await page.waitForSelector('input[type=file]', { state: 'attached' })
  await page.evaluate(() => {
    const tasks: number[] = []
    new PerformanceObserver((list) =>
      tasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
    const Channel = MessageChannel
    const measured = new Promise<{ readMs: number; blockedMs: number }>((resolve) => {
      // The order goes to the worker with the port for its answer, right after it is made.
      window.MessageChannel = class extends Channel {
        constructor() {
          super()
          const started = performance.now()
          this.port1.addEventListener('message', () => {
            const readMs = performance.now() - started
            // The observer reports a task after its end.
            setTimeout(() => resolve({ readMs, blockedMs: Math.max(0, ...tasks) }), 1_000)
          })
        }
      }
    })
    Object.assign(window, { measured })
  })
  await page.setInputFiles('input[type=file]', file)
  await page.getByText(/headers read\./).waitFor()
  return page.evaluate(() => Reflect.get(window, 'measured') as Promise<Measured>)
}

/** Measures the header analyser in a browser. */
export async function messageHeaderFigures(): Promise<Figure[]> {
  await using _backend = await startBackend(0)
  const browser = await launchBrowser()
  const context = await signIn(browser)
  const page = await context.newPage()
  const figures: Figure[] = []
  // A file of the disk: what Playwright passes from memory, it unpacks on the page's main thread.
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-headers-'))
  const file = join(folder, 'a.eml')
  for (const [name, bytes, budget] of [
    ['200 kB', 200_000, 50],
    ['1 MB', 1_000_000, undefined],
  ] as const) {
    writeFileSync(file, hop.repeat(Math.floor(bytes / hop.length)))
    const measured: Measured[] = []
    for (let round = 0; round < rounds; round++) measured.push(await read(page, file))
    const times = measured.map(({ readMs }) => readMs)
    const blocked = measured.map(({ blockedMs }) => blockedMs)
    const what = `message headers, ${name}`
    figures.push(
      figure(`${what}, read in the worker, median of ${rounds}`, percentile(times, 0.5), 'ms', {
        ...(budget === undefined ? {} : { budget }),
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
