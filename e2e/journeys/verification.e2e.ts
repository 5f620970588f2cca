import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { examplePath, setBucket } from '../local-aws.ts'

const verificationPath = `${examplePath}/exit/verification`

/** The complete export of the sample. */
const jobId = '10000000-0000-4000-8000-000000000015'
const bucket = 'example-corp-mailbox-exports'

/** Chooses what is done now and then, by keyboard. */
async function more(page: Page, name: string) {
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).press('Enter')
  await page.getByRole('menuitem', { name }).press('Enter')
}

test.describe.configure({ mode: 'serial' })

test.afterAll(() => setBucket({ name: bucket, kmsDenied: false }))

test('07 §11 scenario 16: what a key forbids is told with what to do, and a pasted log proves level 1', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  await setBucket({ name: bucket, kmsDenied: true })
  const page = await as('administrator')
  await page.goto(verificationPath)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: /^Verification/ })).toBeVisible()
  await expectAccessible(page)
  await more(page, 'Open by job ID')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Job ID' }).fill(jobId)
  await dialog.getByRole('textbox', { name: 'Job ID' }).press('Enter')
  await expect(main.getByText('Not checked yet')).toBeVisible()

  await main.getByRole('link', { name: 'Check again' }).click()
  await expect(dialog.getByText(/Levels 2 and 3 read archives/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Check again' }).click()
  await expect(notices(page)).toContainText('1 export is checked.')
  await expect(main.getByText('Cannot be verified')).toBeVisible()
  await expect(main.getByText(/kms:Decrypt is missing/)).toBeVisible()
  await expect(main.getByText(/Or paste the log/)).toBeVisible()
  await expect(main.getByText(`exports/${jobId}.json`, { exact: true })).toBeVisible()
  await expect(main.getByText(/aws s3 cp/)).toBeVisible()
  await expectAccessible(page)

  await main.getByRole('link', { name: 'Give the log' }).click()
  await dialog.getByRole('textbox', { name: 'Log (JSON)' }).fill('{"totalMessages":"12"}')
  await dialog.getByRole('button', { name: 'Give the log' }).click()
  await expect(dialog.getByText('This is not the log of this export.').first()).toBeVisible()
  // The sentence is Mailroom's own.
  await expect(dialog.getByText(/AWS says/)).toHaveCount(0)
  const log = { totalMessages: '12', sha384Hash: 'ab'.repeat(48), totalNonExportableItems: '3' }
  await dialog.getByRole('textbox', { name: 'Log (JSON)' }).fill(JSON.stringify(log))
  await dialog.getByRole('button', { name: 'Give the log' }).click()
  await expect(main.getByText('Verified', { exact: true })).toBeVisible()
  await expect(main.getByText('1: the log was read')).toBeVisible()
  await expect(main.getByText(/A person has given the log/)).toBeVisible()
  await expect(main.getByText(/^3 contacts, tasks and notes are not in the archive/)).toBeVisible()
})

test('VER-01 VER-03 VER-04 an administrator lets Mailroom read archives, and every message is checked', async ({
  as,
}) => {
  await setBucket({ name: bucket, kmsDenied: false })
  const page = await as('administrator')
  await page.goto(verificationPath)
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog')
  await more(page, 'Settings')
  await expect(dialog.getByText(/Mailroom then reads mail/)).toBeVisible()
  await dialog.getByRole('checkbox', { name: 'Mailroom may read archives' }).press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(notices(page)).toContainText('The settings were saved.')

  await page.goto(`${verificationPath}/${jobId}/check`)
  await dialog.getByRole('radio', { name: /^Read every message/ }).check()
  await dialog.getByRole('button', { name: 'Check again' }).click()
  await expect(main.getByText('3: every message is whole')).toBeVisible()
  await expect(main.getByText('Verified', { exact: true })).toBeVisible()
})

test('VER-01 an administrator gives the report of the new system, and fewer messages are told', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(verificationPath)
  const dialog = page.getByRole('dialog')
  const give = async (report: string) => {
    await more(page, "Give the target's report")
    await dialog.getByRole('textbox', { name: 'Report of the target' }).fill(report)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: "Give the target's report" }).press('Enter')
  }
  // The index of the directory, which fills once the list was opened, names the mailbox.
  await expect(async () => {
    await page.reload()
    await expect(page.getByRole('link', { name: 'Priya Nair' })).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 60_000 })
  await give('address,messages\npriya.nair@example.com,1')
  await expect(notices(page)).toContainText('1 has fewer messages.')
  await expect(page.getByText(/The target reports 1 message, \d+ fewer than the/)).toBeVisible()
  await expect(page.getByText('3: every message is whole')).toBeVisible()
})

test('VER-07 EXIT-01 EXIT-04 an auditor reads and takes the evidence with a reason; the help desk is refused', async ({
  as,
  refusals,
}) => {
  refusals.push(403)
  const page = await as('auditor', { viewport: { width: 360, height: 740 } })
  await page.goto(verificationPath)
  const main = page.getByRole('main')
  await expect(main.getByText('3: every message is whole')).toBeVisible()
  await main.getByRole('button', { name: 'More', exact: true }).click()
  await expect(page.getByRole('menuitem')).toHaveText(['Open by job ID'])
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)
  await page.goto(`${verificationPath}/download`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('for the annual audit')
  const saving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download' }).click()
  // Its files are stored as they are.
  const pack = await readFile(await (await saving).path(), 'latin1')
  expect(pack).toMatch(/[0-9a-f]{64} {2}summary\.html\n/)
  expect(pack).toContain('every message is whole')

  const helpDesk = await as('helpDesk')
  await helpDesk.goto(verificationPath)
  await expect(helpDesk.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
})
