import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import * as z from 'zod'
import { ask, takeSnapshot } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'

const Snapshots = z.object({ items: z.array(z.object({ state: z.string() })) })

/** Whether no snapshot of the example is being read. */
async function isRead(page: Page): Promise<boolean> {
  const { items } = Snapshots.parse(await ask(page, 'snapshots.list', {}))
  return items.every(({ state }) => state !== 'RUNNING')
}

test('INV-10 INV-12 EXIT-02 an auditor creates two snapshots, looks a user up, compares them and downloads one', async ({
  as,
}) => {
  // It reads two snapshots.
  test.slow()
  const page = await as('auditor')
  await page.goto(`${examplePath}/exit/inventory`)
  await expectAccessible(page)
  const main = page.getByRole('main')
  const create = async () => {
    await page.getByRole('link', { name: 'Create snapshot' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    // One is read at a time; another journey may have begun one.
    await expect.poll(() => isRead(page), { timeout: 60_000 }).toBe(true)
    await dialog.getByRole('button', { name: 'Begin reading' }).click()
    await expect(main.getByRole('heading', { level: 1, name: /^Snapshot of/ })).toBeVisible()
    await expect(main.getByText('Complete', { exact: true }).first()).toBeVisible({
      timeout: 60_000,
    })
  }
  await create()
  await main.getByRole('searchbox').fill('ana.silva@')
  await expect(main.getByRole('row', { name: /ana\.silva@example\.com/ })).toBeVisible()
  await expect(main.getByRole('row', { name: /ben\.okafor/ })).toBeHidden()
  await expectAccessible(page)

  const { Groups = [] } = await workmail.listGroups({ OrganizationId: exampleId })
  const group = Groups.find(({ State }) => State === 'ENABLED')
  const alias = `inventory-${Date.now()}@example.com`
  await workmail.createAlias({ OrganizationId: exampleId, EntityId: group?.Id, Alias: alias })
  await page.goto(`${examplePath}/exit/inventory`)
  await create()
  await page.goto(`${examplePath}/exit/inventory`)
  await page.getByRole('link', { name: 'What has changed since' }).click()
  const row = main.getByRole('row', { name: new RegExp(alias) })
  await expect(row).toContainText('Added')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Download as NDJSON' }).click()
  const comparison = page.getByRole('dialog')
  await comparison.getByRole('textbox', { name: 'Reason' }).fill('to plan')
  await expectAccessible(page)
  const [differences] = await Promise.all([
    page.waitForEvent('download'),
    comparison.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(differences.suggestedFilename()).toBe('comparison.ndjson')
  expect(readFileSync(await differences.path(), 'utf8')).toContain(`"address":"${alias}"`)
  await expect(comparison).toBeHidden()

  await page.goto(`${examplePath}/exit/inventory`)
  await main.getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('link', { name: 'Download' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Download' }).click()
  await expect(dialog.getByText(/Enter/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('to keep it')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^workmail-m-[0-9a-f]{32}-[0-9a-f]{12}\.zip$/)
  expect(readFileSync(await download.path(), 'latin1')).toContain(alias)
  await expect(notices(page)).toContainText('The download has begun.')
})

test('INV-13 an administrator imports a downloaded snapshot, sees whose it is, and compares it; a damaged one is refused with what is wrong', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const main = page.getByRole('main')
  const snapshotId = await takeSnapshot(page)
  const { address } = z
    .object({ address: z.string() })
    .parse(await ask(page, 'snapshots.download', { snapshotId, reason: 'to import it' }))
  const file = Buffer.from(await (await page.request.get(address)).body())
  const upload = async (buffer: Buffer) => {
    await page.goto(`${examplePath}/exit/inventory`)
    await page.getByRole('link', { name: 'Import snapshot' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Import snapshot' }).click()
    await expect(dialog.getByText('Choose a file.')).toBeVisible()
    await expectAccessible(page)
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'snapshot.zip', mimeType: 'application/zip', buffer })
    await expect(dialog.getByText('Uploaded', { exact: true })).toBeVisible()
    await dialog.getByRole('button', { name: 'Import snapshot' }).click()
    await expect(
      main.getByRole('heading', { level: 1, name: /^(Snapshot of|Import refused)/ }),
    ).toBeVisible()
  }
  await upload(file)
  await expect(main.getByText(/^Imported by .* It is about the organization m-/)).toBeVisible()
  await expect(main.getByText('Complete', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Compare with…' }).click()
  await expect(main.getByRole('heading', { name: 'Differences' })).toBeVisible()

  // A byte of a file in it is another one.
  const damaged = Buffer.from(file)
  damaged.write('X', damaged.indexOf('"kind":"organization"') + 3)
  await upload(damaged)
  await expect(main.getByText('This file was not imported')).toBeVisible({ timeout: 30_000 })
  await expect(main.getByText(/^state\.ndjson, line 1: /)).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${examplePath}/exit/inventory`)
  await expect(main.getByText('Import refused')).toBeVisible()
  await expect(main.getByText(/^state\.ndjson, line 1: /)).toBeVisible()
  await main
    .getByRole('row', { name: /Import refused/ })
    .getByRole('link')
    .click()
  await expect(main.getByRole('heading', { level: 1, name: /^Import refused, / })).toBeVisible()
  await expect(main.getByText('Nothing of it was kept.')).toBeVisible()
  await main.getByRole('button', { name: 'Close, and remove this import' }).click()
  await expect(main.getByRole('heading', { level: 1, name: 'Inventory' })).toBeVisible()
  await expect(main.getByText('Import refused')).toBeHidden()
})

test('INV-10 an administrator schedules weekly snapshots by keyboard, an auditor sees it and cannot', async ({
  as,
}) => {
  const page = await as('administrator')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/exit/inventory`)
  await expect(main.getByText('Never by itself')).toBeVisible()
  await page.getByRole('link', { name: 'Edit schedule' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /How often/ }).press('Enter')
  await page.getByRole('option', { name: 'Every week' }).click()
  await dialog.getByRole('textbox', { name: 'Time (UTC)' }).fill('25:00')
  await dialog.getByRole('button', { name: 'Save changes' }).press('Enter')
  await expect(dialog.getByText('Enter a time from 00:00 to 23:59.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Time (UTC)' }).fill('03:15')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save changes' }).press('Enter')
  await expect(notices(page)).toContainText('The schedule was saved.')
  await expect(main.getByText('Sunday, 03:15 (UTC)')).toBeVisible()
  const auditor = await as('auditor')
  await auditor.goto(`${examplePath}/exit/inventory`)
  await expect(auditor.getByRole('main').getByText('Sunday, 03:15 (UTC)')).toBeVisible()
  await expect(auditor.getByRole('link', { name: 'Edit schedule' })).toHaveCount(0)
  await expect(auditor.getByRole('link', { name: 'Import snapshot' })).toHaveCount(0)
  await ask(page, 'snapshotSchedules.put', {
    ...{ every: 'off', weekday: '0', time: '03:15', scope: 'complete' },
    expected: { every: 'weekly', weekday: '0', time: '03:15', scope: 'complete' },
  })
})

test('EXIT-04 the help desk finds no inventory, and its address is forbidden', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/exit/inventory`)
  await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Inventory' })).toHaveCount(0)
})
