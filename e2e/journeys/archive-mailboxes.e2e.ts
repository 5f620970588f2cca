import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Download, expect, type Page, test } from '@playwright/test'
import { builtViewer } from '../../apps/bff/src/archives/viewer-page.ts'
import { hostileMessages } from '../hostile-messages.ts'
import { exportedMailbox, zipOf } from '../mailbox-archives.ts'

/** What the page may never do: ask for anything, complain, or run what it was given. */
function watch(page: Page): string[] {
  const offences: string[] = []
  page.on('request', (request) => {
    if (!/^(?:file|data|blob):/.test(request.url())) offences.push(`request: ${request.url()}`)
  })
  page.on('pageerror', (error) => offences.push(`uncaught: ${error.message}`))
  page.on('dialog', (dialog) => offences.push(`dialog: ${dialog.message()}`))
  page.on('popup', (popup) => offences.push(`popup: ${popup.url()}`))
  page.on('console', (message) => {
    // What the frame's policy blocks, the browser says; that is what it is for.
    if (message.type() === 'error' && !/Content Security Policy|sandboxed/.test(message.text()))
      offences.push(`console: ${message.text()}`)
  })
  return offences
}

async function openArchives(page: Page, ...zips: (readonly [name: string, zip: Buffer])[]) {
  await page.goto(`${pathToFileURL(builtViewer)}#mailboxes`)
  await page
    .getByLabel('Exported .zip files')
    .setInputFiles(zips.map(([name, buffer]) => ({ name, mimeType: 'application/zip', buffer })))
}

/** The rows of the list; lists to choose from have options too. */
function rowsOf(page: Page) {
  return page.getByRole('listbox').getByRole('option')
}

async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path())
}

test('ARC-05, 07 §11 scenario 26: a mailbox of 120 messages is read without a network', async ({
  page,
  context,
}) => {
  await context.setOffline(true)
  const offences = watch(page)
  await openArchives(page, ['ana.zip', exportedMailbox()])
  await expect(page.getByText('120 entries: 120 messages')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Inbox 48 entries' })).toBeVisible()

  await test.step('headers are searched as people type, texts when they ask', async () => {
    const search = page.getByLabel('Search senders, recipients and subjects')
    await search.fill('bohm angebot')
    await expect(page.getByText('2 entries in the list')).toBeVisible()
    await expect(rowsOf(page).first()).toContainText('Angebot')
    await search.fill('hausmeister')
    await expect(page.getByText('0 entries in the list')).toBeVisible()
    await page.getByRole('button', { name: 'Search texts too' }).click()
    await expect(page.getByText(/Searched 120 texts: \d+ found/)).toBeVisible()
    await expect(rowsOf(page).first()).toContainText('Schlüsselübergabe')
    await search.fill('')
  })

  await test.step('keys alone move, open and select', async () => {
    const list = page.getByRole('listbox')
    await list.focus()
    await list.press('End')
    await expect(list.getByRole('option', { name: /./ }).last()).toHaveAttribute(
      'aria-posinset',
      '120',
    )
    await list.press('Home')
    await list.press('Space')
    await list.press('ArrowDown')
    await list.press('Space')
    await expect(page.getByText('2 selected.')).toBeVisible()
    await list.press('Enter')
    await expect(page.getByRole('heading', { level: 2 })).toBeFocused()
    await expect(page.getByText('UTC', { exact: false }).first()).toBeVisible()
  })

  await test.step('selected messages are one zip, a folder is one mbox', async () => {
    const zip = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save 2 selected as .zip' }).click()
    expect((await contentOf(await zip)).toString('latin1')).toContain('Message-ID: <')
    await page.getByRole('button', { name: 'Drafts 12 entries' }).click()
    const mbox = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the folder as mbox' }).click()
    const saved = await mbox
    expect(saved.suggestedFilename()).toBe('Drafts.mbox')
    const messages = (await contentOf(saved)).toString().match(/^From MAILER-DAEMON .*\nDate: /gm)
    expect(messages?.length).toBe(12)
    await expect(page.getByText('12 entries were saved.')).toBeVisible()
    await page.getByRole('button', { name: 'All folders' }).click()
  })

  await test.step('an attachment and the message itself are saved', async () => {
    await page.getByLabel('Search senders, recipients and subjects').fill('angebot')
    await rowsOf(page).first().click()
    await expect(page.getByRole('heading', { name: '1 attachment' })).toBeVisible()
    const attachment = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const file = await attachment
    expect(file.suggestedFilename()).toBe('Angebot-Größenübersicht.csv')
    expect((await contentOf(file)).toString()).toMatch(/^Pos;Nr;Anzahl\r\n1;/)
    const eml = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as .eml' }).click()
    expect((await contentOf(await eml)).toString()).toMatch(/^Date: .*\r\nFrom: /)
  })

  await test.step('calendar items are a table', async () => {
    await page.getByRole('link', { name: 'Calendar' }).click()
    await expect(page.getByRole('heading', { name: '12 calendar items' })).toBeVisible()
    const ics = page.waitForEvent('download')
    await page
      .getByRole('button', { name: /as \.ics/ })
      .first()
      .click()
    expect((await contentOf(await ics)).toString()).toContain('BEGIN:VEVENT')
    await page.getByRole('row').nth(1).getByRole('link').click()
    await expect(page.getByText('Organizer')).toBeVisible()
  })
  expect(offences).toEqual([])
})

test('ARC-07, 07 §11 scenario 27: of hostile messages nothing leaves, nothing runs', async ({
  page,
}) => {
  const hits: string[] = []
  const server = createServer(({ url }, answer) => {
    hits.push(url ?? '')
    answer.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const offences = watch(page)
  const messages = hostileMessages(`http://127.0.0.1:${port}`)
  await openArchives(page, [
    'hostile.zip',
    zipOf(messages.map(({ source }, number) => [`${number}.eml`, source])),
  ])
  await expect(page.getByText(`${messages.length} messages`)).toBeVisible()
  const address = page.url()
  for (const [number, { name, title, sees }] of messages.entries())
    await test.step(name, async () => {
      await page.evaluate((place) => {
        location.hash = place
      }, `#mailboxes/${number}`)
      const message = page
        .getByRole('region')
        .filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) })
      await expect(message.getByRole('button', { name: /Save/ }).first()).toBeVisible()
      const frame = page.locator('iframe')
      if (await frame.count()) {
        await expect(frame).toHaveAttribute('sandbox', '')
        const shown = (await frame.getAttribute('srcdoc')) ?? ''
        expect(shown).toContain(sees)
        expect(shown).toMatch(
          /^<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">/,
        )
        expect(shown).not.toMatch(
          /<script|<form|<iframe|<svg|<math|<base|<link|http-equiv="refresh"/i,
        )
        expect(shown).not.toMatch(/\son\w+=|\shref=|\ssrc="(?!data:)|url\s*\(|@import/i)
        // In the middle of the frame are links of its whole width.
        await frame.click({ position: { x: 60, y: 120 }, force: true })
      } else await expect(message).toContainText(sees)
      expect(await page.evaluate(() => Reflect.get(window, 'hacked'))).toBeUndefined()
    })
  await test.step('a message in a message is opened from it, level by level', async () => {
    for (let level = 0; level < 2; level++) {
      await page.getByRole('link', { name: 'Open', exact: true }).click()
      await expect(page).toHaveURL(new RegExp(`${messages.length - 1}${'%2F0'.repeat(level + 1)}$`))
      await expect(page.getByRole('heading', { name: '1 attachment' })).toBeVisible()
    }
    await page.getByRole('link', { name: 'Back to the message around it' }).click()
    await page.getByRole('link', { name: 'Back to the message around it' }).click()
    await expect(page.getByRole('link', { name: 'Close the message' })).toBeVisible()
  })
  await test.step('where links lead is told, also of those that would run something', async () => {
    const place = messages.findIndex(({ name }) => name === 'links that run')
    await page.goto(`${address.split('#')[0]}#mailboxes/${place}`)
    await expect(page.getByRole('heading', { name: '4 links' })).toBeVisible()
    await expect(page.getByText('javascript:top.hacked=1').first()).toBeVisible()
  })
  await test.step('a program is saved after a warning, under a harmless name', async () => {
    const place = messages.findIndex(({ name }) => name === 'program')
    await page.goto(`${address.split('#')[0]}#mailboxes/${place}`)
    await expect(page.getByRole('heading', { name: 'program' })).toBeVisible()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('alert')).toContainText('can run as a program')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save anyway' }).click()
    expect((await download).suggestedFilename()).toBe('invoicefdp.exe')
  })
  expect(page.url().split('#')[0]).toBe(address.split('#')[0])
  expect(offences).toEqual([])
  expect(hits).toEqual([])
  server.close()
})

test('ARC-06, 07 §11 scenario 27: odd, damaged and hostile archives are told in words', async ({
  page,
  browser,
}) => {
  const mail = (subject: string) => `From: a@x.example\r\nSubject: ${subject}\r\n\r\nText`
  const cut = exportedMailbox({ zip64: true })
  const zips = [
    [
      'odd.zip',
      zipOf([
        ['../../up.eml', mail('climbing')],
        ['C:\\temp\\drive.eml', mail('drive')],
        ['twice/same.eml', mail('first twin')],
        ['twice/same.eml', mail('second twin')],
        ['bomb.eml', Buffer.alloc(30_000_000)],
        ['notes.bin', Buffer.from([1, 2, 3])],
      ]),
    ],
    ['old names.zip', zipOf([['Entwürfe/Größe.eml', mail('CP437')]], { cp437: true })],
    ['large.zip', zipOf([['Inbox/z.eml', mail('zip64')]], { zip64: true })],
    [
      'damaged.zip',
      zipOf(
        [
          ['x.eml', mail('unharmed')],
          ['y.eml', mail('harmed')],
        ],
        { damagedEntry: 2 },
      ),
    ],
    ['cut.zip', cut.subarray(0, cut.length / 2)],
  ] as const
  const offences = watch(page)
  await openArchives(page, ...zips)
  await expect(
    page.getByText('10 entries: 7 messages, 0 calendar files, 1 other file, 2 unreadable'),
  ).toBeVisible()
  await expect(page.getByRole('alert')).toContainText(
    'cut.zip is not a .zip file, or its end is missing.',
  )
  for (const subject of [
    'climbing',
    'drive',
    'first twin',
    'second twin',
    'CP437',
    'zip64',
    'unharmed',
  ])
    await expect(rowsOf(page).filter({ hasText: subject })).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Entwürfe 1 entry' })).toBeVisible()
  await rowsOf(page).filter({ hasText: 'bomb.eml' }).click()
  await expect(page.getByRole('alert').last()).toContainText('damaged or hostile')
  await rowsOf(page).filter({ hasText: 'y.eml' }).click()
  await expect(page.getByRole('alert').last()).toContainText('differs from its check-sum')
  await rowsOf(page).filter({ hasText: 'notes.bin' }).click()
  await expect(page.getByText('neither a message nor a calendar item')).toBeVisible()
  expect(offences).toEqual([])

  await test.step('axe finds nothing, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ bypassCSP: true, colorScheme })
      const other = await context.newPage()
      await openArchives(other, ...zips)
      await rowsOf(other).filter({ hasText: 'climbing' }).click()
      await expect(other.getByRole('heading', { name: 'climbing' })).toBeVisible()
      const { violations } = await new AxeBuilder({ page: other }).exclude('.skip').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
      await context.close()
    }
  })
})
