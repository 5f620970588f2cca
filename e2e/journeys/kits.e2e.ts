import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import * as z from 'zod'
import { ask, askConsole, takeSnapshot } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

const kitsPath = `${examplePath}/exit/kits`

/** Has everything read, and everything accepted that the linter finds for a target. */
async function acceptAll(page: Page, target: string) {
  await takeSnapshot(page, 'complete')
  const filter = { target, accepted: false }
  const found = await ask(page, 'lintFindings.list', { filter })
  const { total } = z.object({ total: z.number() }).parse(found)
  if (total > 0)
    await ask(page, 'lintFindings.accept', { filter, total, reason: 'we lose it knowingly' })
}

/** Returns the numbers of the reconciliation: those of each row, and the sums. */
async function countsOn(page: Page) {
  const table = page.getByRole('table', { name: 'Everything in the snapshot' })
  const rows = await table.locator('tr:has(td)').all()
  const numbers = rows.map(async (row) => {
    const cells = await row.getByRole('cell').allTextContents()
    return cells.map((cell) => Number(cell.replaceAll(/\D/g, '')))
  })
  return Promise.all(numbers)
}

/** Makes a kit of everything that the linter finds nothing about any more. */
async function makeFor(page: Page, target: string): Promise<string> {
  const Made = z.object({ kitId: z.string() })
  const made: { kitId?: string } = {}
  // Other journeys decide, and read newer snapshots, whose findings nobody has accepted yet.
  await expect(async () => {
    await acceptAll(page, target)
    const input = { target, language: 'en', confirmIncomplete: true, reason: 'we leave WorkMail' }
    Object.assign(made, Made.parse(await ask(page, 'kits.generate', input)))
  }).toPass({ timeout: 60_000 })
  return made.kitId ?? ''
}

/** Returns the line of a mailbox in a kit for mailcow, and what its program calls it. */
async function lineOf(page: Page, kitId: string) {
  const Rows = z.object({ items: z.array(z.object({ id: z.string(), line: z.number() })) })
  const carried = async (kind: string) => {
    const input = { kitId, kind, disposition: 'carried', limit: 1_000 }
    return Rows.parse(await ask(page, 'kits.listRows', input)).items
  }
  const lines = new Set((await carried('user')).map(({ line }) => line))
  const address = (await carried('address')).find(({ line }) => lines.has(line))
  return { line: address?.line, key: `mailbox ${address?.id}` }
}

test.describe.configure({ mode: 'serial' })

test('KIT-02 KIT-06 07 §11 scenario 20: a kit is made, its sums meet, and its passwords are in the saved file only', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await acceptAll(page, 'Zoho')
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(kitsPath)
  const main = page.getByRole('main')
  const targets = main.getByRole('table', { name: 'Targets' })
  await targets.getByRole('button', { name: 'What Zoho Mail holds' }).press('Enter')
  await expect(targets).toContainText(/Carried\s*users/)
  await expectAccessible(page)

  const dialog = page.getByRole('dialog')
  // Other journeys decide, and read newer snapshots, whose findings nobody has accepted yet.
  await expect(async () => {
    await acceptAll(page, 'Zoho')
    await page.goto(kitsPath)
    await main.getByRole('button', { name: 'Actions for Zoho Mail' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Make a kit' }).press('Enter')
    await expect(dialog).toContainText(/The kit would have \d+ files and \d+ passwords/)
  }).toPass({ timeout: 60_000 })
  await expectAccessible(page)
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('we leave WorkMail')
  await dialog.getByRole('textbox', { name: 'Reason' }).press('Enter')
  await expect(main.getByRole('heading', { level: 1, name: 'Kit for Zoho Mail' })).toBeVisible()

  const counts = await countsOn(page)
  for (const [carried = 0, byHand = 0, excluded = 0, all] of counts)
    expect(carried + byHand + excluded).toBe(all)
  const sums = counts.pop() ?? []
  expect(sums).toEqual(sums.map((_, at) => counts.reduce((sum, row) => sum + (row[at] ?? 0), 0)))
  await main.getByRole('combobox', { name: 'What becomes of it' }).selectOption('byHand')
  const rows = main.getByRole('table', { name: 'One by one' })
  await expect(rows.getByRole('row').nth(1)).toContainText('By hand')
  await expectAccessible(page)

  await main.getByRole('link', { name: 'Save the kit' }).press('Enter')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('to fill Zoho')
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save the kit' }).press('Enter'),
  ])
  await expect(dialog).toContainText(/The kit was saved with \d+ passwords/)
  const files = Object.entries(unzipSync(readFileSync(await download.path()))).map(
    ([path, bytes]) => [path, strFromU8(bytes)] as const,
  )
  const [, ...lines] =
    files
      .find(([path]) => path === 'passwords.csv')?.[1]
      .trim()
      .split('\r\n') ?? []
  // Neither an address nor a password has a comma.
  const slips = lines.map((line) => ({
    address: line.slice(0, line.indexOf(',')),
    password: line.slice(line.lastIndexOf(',') + 1),
  }))
  const passwords = slips.map(({ password }) => password)
  expect(passwords.length).toBeGreaterThan(5)
  expect(new Set(passwords).size).toBe(passwords.length)
  const users = files.find(([path]) => path.startsWith('10-users/'))?.[1] ?? ''
  for (const { address, password } of slips) expect(users).toContain(`${address},${password},`)
  expect(files.filter(([, text]) => /MAILROOM-[0-9a-f]+-PASSWORD/.test(text))).toEqual([])
  // Slips are printed and not shown.
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.kit-slip').first()).toContainText(passwords[0] ?? '')
  await expect(page.locator('.kit-slip').first()).toBeVisible()
  await expect(main).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await expect(page.locator('.kit-slip').first()).toBeHidden()
  await dialog.getByRole('button', { name: 'Discard passwords' }).press('Enter')
  await expect(dialog).toBeHidden()
  expect(await page.content()).not.toContain(passwords[0])
  const log = JSON.stringify(await askConsole(page, 'auditEntries.list', { maxResults: 100 }))
  expect(log).toContain('kits.download')
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  )
  for (const password of passwords) {
    expect(sent.filter((each) => each.includes(password))).toEqual([])
    expect(log + kept).not.toContain(password)
  }
})

test('KIT-07 KIT-05 a sample of the target with other headings is shown beside ours, and results are imported', async ({
  as,
  refusals,
}) => {
  const page = await as('administrator')
  await page.goto(`${kitsPath}/targets/Zoho/sample`)
  const dialog = page.getByRole('dialog')
  const drop = (name: string, text: string) =>
    dialog.locator('input[type=file]').setInputFiles({
      ...{ name, mimeType: 'text/csv', buffer: Buffer.from(text) },
    })
  await drop(
    'sample.csv',
    'Username,Password,First Name,Surname\r\nana@example.com,secret,Ana,S\r\n',
  )
  await dialog.getByRole('button', { name: 'Compare' }).press('Enter')
  await expect(dialog).toContainText('The headings differ')
  await expect(dialog.getByRole('row', { name: 'Last Name – Not in the sample' })).toBeVisible()
  await expect(dialog).toContainText(/10-users\/users\.csv: other headings when .* compared them/)
  await expectAccessible(page)
  await drop('sample.csv', '\uFEFFUsername,Password,First Name,Last Name\r\n')
  await dialog.getByRole('button', { name: 'Compare' }).press('Enter')
  await expect(dialog).toContainText('The headings are the same')

  const kitId = await makeFor(page, 'mailcow')
  const { line, key } = await lineOf(page, kitId)
  await page.goto(`${kitsPath}/${kitId}`)
  await page.getByRole('main').getByRole('link', { name: 'Import results' }).press('Enter')
  const first = 'line,key,action,outcome,message\r\n'
  // The results of another target stay where they are.
  await drop('result-groups (1).csv', `${first}2,a@x,create,created,\r\n`)
  refusals.push(400)
  await dialog.getByRole('button', { name: 'Import results' }).press('Enter')
  await expect(dialog).toContainText('These are results of another kit')
  await drop(
    'result-mailcow.csv',
    `${first}${line},${key},create,failed,"no <b>licence</b>"\r\n3000,"=b@x",create,created,\r\n`,
  )
  await dialog.getByRole('button', { name: 'Import results' }).press('Enter')
  await expect(notices(page)).toContainText('2 lines were imported, 2 of them to look at;')
  await page.getByRole('button', { name: '2 lines to look at' }).press('Enter')
  const main = page.getByRole('main')
  await expect(main).toContainText(`Line ${line}, ${key}: failed. no <b>licence</b>`)
  await expect(main).toContainText('Line 3000, =b@x: not in this kit.')
  await expect(
    main.getByRole('button', { name: /lines of the kit without a result/ }),
  ).toBeVisible()
  await expectAccessible(page)
})

test('EXIT-01 EXIT-04 an auditor reads kits at 360 px and saves none; the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const auditor = await as('auditor', { viewport: { width: 360, height: 740 } })
  await auditor.goto(kitsPath)
  const main = auditor.getByRole('main')
  await main.getByRole('link', { name: 'Zoho Mail' }).first().click()
  await expect(main.getByRole('heading', { name: 'One by one' })).toBeVisible()
  await expect(main.getByRole('link', { name: 'Save the kit' })).toHaveCount(0)
  await expect(main.getByRole('link', { name: 'Import results' })).toHaveCount(0)
  const isWide = await auditor.evaluate(() => document.body.scrollWidth > window.innerWidth)
  expect(isWide).toBe(false)
  await expectAccessible(auditor)
  const helpDesk = await as('helpDesk')
  await helpDesk.goto(kitsPath)
  await expect(helpDesk.getByRole('main')).toContainText(
    'Your role, Help desk, does not include this.',
  )
  await expect(helpDesk.getByRole('table')).toHaveCount(0)
})
