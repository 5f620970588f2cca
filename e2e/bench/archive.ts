import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { builtViewer } from '../../apps/bff/src/archives/viewer-page.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { manyRows, snapshotFilesOf, writeArchive } from '../made-archive.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const users = 10_000

/** About 900,000 lines and 110 MB: as much as a block of 32 MB in the page has. Source: ARC-02. */
const manyUsers = 100_000

/** Each finds another number of things than the one before. */
const typed = ['g', 'giv', 'given9', 'given99', 'engineer family1', 'team', '@example.org', 'zzz']

async function weightFigures(): Promise<Figure[]> {
  const page = await readFile(builtViewer)
  return [
    figure('archive viewer without data', page.length / 1_000, 'kB', { budget: 400 }),
    figure('archive viewer without data, brotli', brotliCompressSync(page).length / 1_000, 'kB', {
      budget: 250,
    }),
  ]
}

/** Opens an archive from its folder, and returns how long it takes until it can be used. */
async function open(browser: Browser, folder: string) {
  const context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  const started = performance.now()
  await page.goto(`file://${join(folder, 'index.html')}`)
  await page.getByRole('heading', { level: 1, name: 'example-corp' }).waitFor({ timeout: 120_000 })
  return { page, ms: performance.now() - started, close: () => context.close() }
}

/** Returns how long it takes from a letter to what it finds. Milliseconds. */
function search(page: Page, text: string): Promise<number> {
  return page.evaluate(async (asked) => {
    const main = document.querySelector('main')
    const field = document.querySelector<HTMLInputElement>('header input[type=search]')
    if (!main || !field) throw new Error('There is no search')
    const before = main.querySelector('[role=status]')?.textContent
    const started = performance.now()
    field.value = asked
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    const isNew = () => {
      const now = main.querySelector('[role=status]')?.textContent
      return now !== '' && now !== before
    }
    await new Promise<void>((resolve, reject) => {
      setTimeout(() => reject(new Error(`Nothing was found for ${asked}`)), 10_000)
      const observer = new MutationObserver(() => {
        if (!isNew()) return
        observer.disconnect()
        resolve()
      })
      observer.observe(main, { childList: true, subtree: true, characterData: true })
    })
    return performance.now() - started
  }, text)
}

/** Measures the archive viewer: its weight, and how it works with many users. Source: ARC-02, ARC-04. */
export async function archiveFigures(): Promise<Figure[]> {
  const target = await mkdtemp(join(tmpdir(), 'mailroom-archive-'))
  const browser = await launchBrowser()
  try {
    const files = snapshotFilesOf(manyRows(users))
    const begun = performance.now()
    const folder = await writeArchive(target, files)
    const builtMs = performance.now() - begun
    const opened: number[] = []
    const searched: number[] = []
    for (let round = 0; round < 3; round++) {
      const { page, ms, close } = await open(browser, folder)
      opened.push(ms)
      // The first search may find the index half made.
      for (const text of typed) searched.push(await search(page, text))
      await close()
    }
    const large = await writeArchive(target, snapshotFilesOf(manyRows(manyUsers)))
    const { ms: largeMs, close } = await open(browser, large)
    await close()
    const name = (what: string) => `archive of ${users.toLocaleString('en')} users, ${what}`
    return [
      ...(await weightFigures()),
      figure(name('built'), builtMs / 1_000, 's', { budget: 5 }),
      figure(name('page with data'), (await stat(join(folder, 'index.html'))).size / 1e6, 'MB'),
      figure(name('opened from its folder, median of 3'), percentile(opened, 0.5), 'ms', {
        budget: 1_500,
      }),
      figure(name('search as typed, median'), percentile(searched, 0.5), 'ms', { budget: 50 }),
      figure(name('search as typed, p95'), percentile(searched, 0.95), 'ms'),
      figure('archive of 100,000 users, opened from its folder', largeMs / 1_000, 's', {
        budget: 15,
      }),
    ]
  } finally {
    await browser.close()
    await rm(target, { recursive: true, force: true })
  }
}
