import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { unzipSync } from 'fflate'
import { ask, takeSnapshot } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'
import { snapshotFilesOf, writeArchive } from '../made-archive.ts'

const run = promisify(execFile)
let folder = ''
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mailroom-archive-'))
})
test.afterAll(() => rm(folder, { recursive: true, force: true }))

/** Opens the page of an archive from its folder, without any network; nothing may be asked for. */
async function openFolder(browser: Browser, path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ offline: true, locale: 'en-GB', ...options })
  const page = await context.newPage()
  const offences: string[] = []
  page.on('console', (message) => offences.push(message.text()))
  page.on('pageerror', ({ message }) => offences.push(message))
  page.on('dialog', (dialog) => offences.push(dialog.message()))
  const file = `file://${join(path, 'index.html')}`
  page.on('request', (request) => {
    if (request.url() !== file && !/^(?:blob|data):/.test(request.url()))
      offences.push(request.url())
  })
  await page.goto(file)
  const go = async (hash: string) => {
    await page.evaluate((next) => {
      location.hash = next
    }, hash)
  }
  return { page, offences, go, close: () => context.close() }
}

const part = (page: Page, heading: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: heading }) })

test('ARC-01 EXIT-01 an auditor builds an archive, looks at it here, and opens the same one from its folder', async ({
  as,
  browser,
}) => {
  test.slow()
  const page = await as('auditor')
  await page.goto(`${examplePath}/exit/archive`)
  const snapshotId = await takeSnapshot(page)
  await page.reload()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Build archive of the snapshot of/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/exit\/archive\/[0-9a-f-]{36}\/build$/)
  await page.goto(`${examplePath}/exit/archive/${snapshotId}/build`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'With the evidence pack' }).uncheck()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('to keep it for years')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Build archive' }).click()
  await expect(dialog.getByRole('status')).toContainText('The archive is built')
  await expectAccessible(page)

  const opening = page.context().waitForEvent('page')
  await dialog.getByRole('link', { name: 'Open it here' }).click()
  const tab = await opening
  await expect(tab.getByRole('heading', { level: 1, name: 'example-corp' })).toBeVisible()
  // It has neither the session nor the console: its origin is none.
  expect(await tab.evaluate(() => self.origin)).toBe('null')
  await tab.close()

  const saving = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Save the archive' }).click()
  const files = unzipSync(await readFile(await (await saving).path()))
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), bytes)
  }
  const [name = ''] = Object.keys(files)[0]?.split('/') ?? []

  // The same snapshot gives the same folder without the console.
  const { address } = (await ask(page, 'snapshots.download', {
    ...{ snapshotId, reason: 'to compare' },
  })) as { address: string }
  const zip = join(folder, 'snapshot.zip')
  await writeFile(zip, await (await page.request.get(address)).body())
  const program = join(import.meta.dirname, '../../apps/bff/src/archives/build.ts')
  await run(process.execPath, [program, zip, join(folder, 'made')])
  for (const [path, bytes] of Object.entries(files))
    expect(Buffer.from(bytes).equals(await readFile(join(folder, 'made', path))), path).toBe(true)

  const opened = await openFolder(browser, join(folder, name))
  const archive = opened.page
  await expect(archive.getByRole('heading', { level: 1, name: 'example-corp' })).toBeVisible()
  await expect(archive.getByRole('row', { name: /^state\.ndjson/ })).toContainText('Equal')
  await archive.getByRole('link', { name: 'Domains', exact: true }).click()
  await expect(
    part(archive, 'Mail domains').getByRole('row', { name: /^example\.com/ }),
  ).toBeVisible()
  expect(opened.offences).toEqual([])
  await opened.close()
})

const long = 'x'.repeat(256)
const hostile = '\u202Eevil<script>alert(1)</script><img src=x onerror=alert(2)>'

/** Ana's mailbox is open to a group in which Ben and Cleo are only through another one. */
const rows: Record<string, unknown>[] = [
  { kind: 'organization', id: 'm-1', alias: 'example-corp', state: 'Active' },
  { kind: 'tag', key: '__proto__', value: long },
  {
    kind: 'user',
    id: 'u-ana',
    name: 'ana',
    displayName: 'Ana Núñez',
    state: 'ENABLED',
    email: 'ana@example.com',
  },
  {
    kind: 'user',
    id: 'u-ben',
    name: 'ben',
    displayName: '=cmd|calc',
    state: 'ENABLED',
    email: 'ben@example.com',
  },
  { kind: 'user', id: 'u-cleo', name: 'cleo', state: 'DISABLED', email: 'cleo@example.com' },
  {
    kind: 'user',
    id: 'u-evil',
    name: hostile,
    state: 'ENABLED',
    constructor: 'x',
    newMember: { deep: '<b>' },
  },
  { kind: 'group', id: 'g-outer', name: 'outer', state: 'ENABLED' },
  { kind: 'group', id: 'g-inner', name: 'inner', state: 'ENABLED' },
  {
    kind: 'address',
    address: 'a.nunez@example.com',
    ownerId: 'u-ana',
    ownerKind: 'USER',
    primary: false,
  },
  { kind: 'membership', groupId: 'g-outer', memberId: 'g-inner', memberKind: 'GROUP' },
  // A circle ends.
  { kind: 'membership', groupId: 'g-inner', memberId: 'g-outer', memberKind: 'GROUP' },
  { kind: 'membership', groupId: 'g-inner', memberId: 'u-ben', memberKind: 'USER' },
  { kind: 'membership', groupId: 'g-inner', memberId: 'u-cleo', memberKind: 'USER' },
  {
    kind: 'permission',
    mailboxId: 'u-ana',
    mailboxKind: 'USER',
    granteeId: 'g-outer',
    granteeKind: 'GROUP',
    values: ['FULL_ACCESS'],
  },
]

test('07 A-26 ARC-02 ARC-04 ARC-10 an archive from a folder, without network: pages, access, search, keyboard, languages; nothing is asked for', async ({
  browser,
}) => {
  const path = await writeArchive(folder, snapshotFilesOf(rows))
  const { page, offences, go, close } = await openFolder(browser, path)
  const title = (name: string) =>
    expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await title('example-corp')
  await expectAccessible(page)

  // By keyboard: past the menu, into the search, to what was found.
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused()
  await page.getByRole('searchbox', { name: 'Search the snapshot' }).focus()
  await page.keyboard.type('nunez')
  await expect(page.getByRole('main').getByRole('status')).toHaveText('2 hits')
  await expectAccessible(page)
  await page.getByRole('main').getByRole('link', { name: 'a.nunez@example.com' }).focus()
  await page.keyboard.press('Enter')
  await title('Ana Núñez')
  await expect(page.getByRole('main')).toBeFocused()

  // Who could open this mailbox, by whom, and the other way round.
  const holders = part(page, 'Who could open this mailbox?')
  await expect(holders.getByRole('row', { name: /^outer/ })).toContainText('directly')
  await expect(holders.getByRole('row', { name: /^cleo/ })).toContainText('inner → outer')
  await expect(holders.getByRole('row', { name: /^cleo/ })).toContainText('DISABLED')
  await expectAccessible(page)
  await go('#users/u-ben')
  await expect(
    part(page, 'On which mailboxes did they have permissions?').getByRole('row'),
  ).toContainText(['Mailbox', 'Ana Núñez'])
  // Who gets the mail of a group in the end.
  await go('#groups/g-outer')
  const recipients = part(page, 'Who gets its mail in the end?')
  await expect(recipients.getByRole('row', { name: /^=cmd/ })).toContainText('Yes')
  await expect(recipients.getByRole('row', { name: /^cleo/ })).toContainText('No')

  // What hostile people have written is text, and what turns the direction is seen.
  await go('#users?q=evil&sort=user:-name')
  await expect(page.getByRole('row', { name: /evil/ })).toContainText(
    '⟨U+202E⟩evil<script>alert(1)',
  )
  await go('#settings')
  await expect(page.getByRole('row', { name: /__proto__/ })).toContainText(long)
  await expectAccessible(page)
  await go('#users')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV: Users' }).click()
  expect(await readFile(await (await saving).path(), 'utf8')).toContain(",'=cmd|calc,")

  // On paper it says where it is from.
  const origin = page.getByText(
    /^Organization m-\w+ in \S+, read from .* to .*\. Digest [0-9a-f]{64}\./,
  )
  await expect(origin).toBeHidden()
  await page.emulateMedia({ media: 'print' })
  await expect(origin).toBeVisible()
  await page.emulateMedia({ media: null })

  // In German, in the dark, at 400 % zoom: nothing is beside the page.
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de')
  await title('Benutzer')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 320, height: 256 })
  for (const hash of ['#overview', '#users/u-ana', '#compare', '#gaps']) {
    await go(hash)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, hash).toBeLessThanOrEqual(320)
  }
  await expectAccessible(page)
  expect(await page.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0])
  expect(offences).toEqual([])
  await close()
})

test('ARC-08 INV-11 a changed snapshot is marked on every page, and damaged lines are shown as they stand', async ({
  browser,
}) => {
  const files = snapshotFilesOf(rows)
  const changed = (files['state.ndjson'] ?? '')
    .replace('FULL_ACCESS', 'SEND_AS')
    .concat('{"kind":"newKind","name":"kept"}\n', 'not json\n')
  const path = await writeArchive(folder, {
    ...files,
    'state.ndjson': changed,
    'README.txt': 'x\n',
  })
  const { page, offences, go, close } = await openFolder(browser, path)
  const note = page.getByRole('note').filter({ hasText: 'This snapshot was changed' })
  for (const hash of ['#overview', '#users', '#users/u-ana', '#rules', '#compare', '#mailboxes']) {
    await go(hash)
    await expect(note).toBeVisible()
  }
  await expectAccessible(page)
  await go('#overview')
  await expect(page.getByRole('row', { name: /^state\.ndjson/ })).toContainText('Different')
  await go('#gaps')
  await expect(page.getByRole('row', { name: /newKind/ })).toContainText('does not know its type')
  await expect(page.getByRole('row', { name: /not json/ })).toContainText('It is not JSON.')

  // What was sealed opens beside it, and the comparison names what is different.
  await go('#compare')
  const chosen = ['manifest.json', 'provenance.json', 'observed.ndjson', 'state.ndjson']
  await page.getByLabel('Choose files').setInputFiles(
    chosen.map((name) => ({
      ...{ name, mimeType: 'application/json', buffer: Buffer.from(files[name] ?? '') },
    })),
  )
  await expect(page.getByRole('row', { name: /^Changed/ })).toContainText(
    'Permissions: from FULL_ACCESS to SEND_AS',
  )
  expect(offences).toEqual([])
  await close()
})
