import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { builtViewer } from '../../apps/bff/src/archives/viewer-page.ts'
import {
  correspondents,
  letters,
} from '../../packages/local-aws/src/mailbox-export/correspondence.ts'
import { writeMime } from '../../packages/local-aws/src/mailbox-export/mime-message.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { zipOf } from '../mailbox-archives.ts'
import { launchBrowser } from './browser.ts'
import { figure } from './figures.ts'

const firstDate = Date.UTC(2015, 0, 1)

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length]
  if (item === undefined) throw new RangeError('There is nothing to take.')
  return item
}

function messageOf(index: number): string {
  const letter = at(letters, index)
  const content = '1;2;3;4711\r\n'.repeat(100 + (index % 300))
  return writeMime({
    ...{ id: `${index}@mailroom.example`, date: new Date(firstDate + index * 3_600_000) },
    ...{ from: at(correspondents, index), to: at(correspondents, index * 7 + 1) },
    subject: `${letter.subject} ${index}`,
    text: `${letter.text}\n`.repeat(1 + (index % 20)),
    ...(letter.attachment
      ? { attachment: { name: letter.attachment, type: 'text/csv', content } }
      : {}),
  })
}

/** A message of a megabyte, half text and half HTML. */
function largeMessage(): string {
  const words = 'Lorem ipsum dolor sit amet, consetetur sadipscing elitr. '
  const html = `<p style="color:#333">${words} <a href="https://example.com/">more</a></p>\r\n`
  return [
    'Subject: A megabyte\r\nDate: Wed, 1 Jan 2025 00:00:00 +0000\r\nContent-Type: multipart/alternative; boundary=b\r\n',
    `--b\r\nContent-Type: text/plain\r\n\r\n${`${words}\r\n`.repeat(8_500)}`,
    `--b\r\nContent-Type: text/html\r\n\r\n${html.repeat(4_000)}`,
    '--b--',
  ].join('\r\n')
}

/** Returns how much memory the page has for itself; other processes of pages are spare ones. MB. */
async function memoryMb(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const each = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const status = readFileSync(`/proc/${id}/status`, 'utf8')
      return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
    })
  return Math.max(...each)
}

/** Opens an archive, and returns when its list was there and when all headers were read. */
async function openArchive(browser: Browser, file: string, count: number) {
  const context = await browser.newContext({ offline: true, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${pathToFileURL(builtViewer)}#mailboxes`)
  await page.getByRole('heading', { name: 'Mailboxes' }).waitFor()
  const before = await memoryMb(browser)
  const started = performance.now()
  await page.getByLabel('Exported .zip files').setInputFiles(file)
  await page.getByText(`${count.toLocaleString('en')} entries in the list`).waitFor()
  await page.getByRole('listbox').getByRole('option').first().waitFor()
  const listedMs = performance.now() - started
  let peakMb = 0
  while (await page.getByText('Reading headers').isVisible()) {
    peakMb = Math.max(peakMb, (await memoryMb(browser)) - before)
    await wait(200)
  }
  const readMs = performance.now() - started
  return { context, page, listedMs, readMs, peakMb }
}

/** Types into the search and returns how long it took until the list was another one. */
function searchMs(page: Page, text: string): Promise<number> {
  return page.evaluate(async (typed) => {
    const input = document.querySelector<HTMLInputElement>('main input[type=search]')
    const told = document.querySelector('.list-side > [role=status]')
    if (!input || !told) throw new Error('There is no search.')
    const before = told.textContent
    const started = performance.now()
    input.value = typed
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    while (told.textContent === before) await new Promise((resolve) => setTimeout(resolve))
    return performance.now() - started
  }, text)
}

/** Opens a message by its number and returns how long it took until it was there. */
function openMessageMs(page: Page, number: number): Promise<number> {
  return page.evaluate(async (place) => {
    const started = performance.now()
    location.hash = `#mailboxes/${place}`
    while (!document.querySelector('.message h2')?.textContent?.includes('A megabyte'))
      await new Promise((resolve) => setTimeout(resolve))
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    return performance.now() - started
  }, number)
}

/** Measures the mailbox part of the archive on generated mailboxes. Source: ARC-06, issue 13. */
export async function archiveMailboxFigures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-bench-'))
  const browser = await launchBrowser()
  const figures: Figure[] = []
  try {
    for (const count of [50_000, 100_000]) {
      const file = join(folder, `${count}.zip`)
      const messages = Array.from(
        { length: count - 1 },
        (_, index) => [`Inbox/Folder ${index % 40}/${index}.eml`, messageOf(index)] as const,
      )
      writeFileSync(file, zipOf([...messages, ['large.eml', largeMessage()]], { zip64: true }))
      const opened = await openArchive(browser, file, count)
      const name = (what: string) => `archive, mailbox of ${count.toLocaleString('en')}, ${what}`
      const isSmall = count === 50_000
      figures.push(
        figure(name('listed'), opened.listedMs, 'ms', isSmall ? { budget: 3_000 } : {}),
        figure(name('all headers read'), opened.readMs / 1_000, 's', isSmall ? {} : { budget: 60 }),
        figure(name('peak memory above idle'), opened.peakMb, 'MB', { budget: 300 }),
      )
      if (isSmall) {
        const searches = ['angebot', 'angebot 49', 'böhm', 'nobody has this']
        const times: number[] = []
        for (const text of searches) times.push(await searchMs(opened.page, text))
        figures.push(
          figure(name('search in headers, slowest of 4'), Math.max(...times), 'ms', {
            budget: 200,
          }),
          figure(
            name('message of 1 MB opened'),
            await openMessageMs(opened.page, count - 1),
            'ms',
            {
              budget: 300,
            },
          ),
        )
      }
      await opened.context.close()
    }
    return figures
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
