import { readFileSync } from 'node:fs'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'

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
  await page.getByRole('link', { name: 'Compare with…' }).click()
  const row = main.getByRole('row', { name: new RegExp(alias) })
  await expect(row).toContainText('Added')
  await expectAccessible(page)
  await page.goBack()

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

test('EXIT-04 the help desk finds no inventory, and its address is forbidden', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/exit/inventory`)
  await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Inventory' })).toHaveCount(0)
})
