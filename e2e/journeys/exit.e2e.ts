import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { addUsers, ask, untilFound } from '../backend.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { ana, exampleId, examplePath, workmail } from '../local-aws.ts'

const Listed = z.object({ index: z.object({ phase: z.string() }) })

test('EXIT-05 EXIT-06 an administrator goes from the overview to the dashboard, says that a mailbox is not needed, and saves the list', async ({
  as,
}) => {
  const page = await as('administrator')
  const name = `exit.unneeded.${Date.now()}`
  await addUsers(page, [name])
  await untilFound(page, name, 1)
  await page.goto(examplePath)
  await page
    .getByRole('main')
    .getByRole('link', { name: 'See how far each mailbox is, and what is next' })
    .click()
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: 'Leaving WorkMail' })).toBeVisible()
  await expect(main.getByText(/\d+ days left/)).toBeVisible()
  const phases = main.getByRole('list', { name: 'Phases' })
  await expect(phases.getByRole('listitem')).toHaveCount(6)
  await expectAccessible(page)

  await main.getByRole('searchbox').fill(name)
  const row = main.getByRole('row', { name: new RegExp(name) })
  await expect(row).toContainText('Not exported')
  await expect(page).toHaveURL(/text=exit\.unneeded/)
  // The heading and the one row: until then, the list still has the others.
  await expect(main.getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Not needed' }).click()
  const dialog = page.getByRole('dialog')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Not needed' }).click()
  await expect(dialog.getByText(/Enter/)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('a test account')
  await dialog.getByRole('button', { name: 'Not needed' }).click()
  await expect(notices(page)).toContainText(`The mailbox of ${name} is not needed.`)
  await expect(row).toContainText('Not needed')

  await main.getByRole('combobox', { name: 'Export', exact: true }).selectOption('NOT_EXPORTED')
  await expect(row).toBeHidden()
  await expect(page).toHaveURL(/export=NOT_EXPORTED/)
  await main.getByRole('combobox', { name: 'Export', exact: true }).selectOption('EXCLUDED')
  await expect(row).toBeVisible()
  await main.getByRole('button', { name: 'Download list: Mailboxes' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/ }).click(),
  ])
  expect(readFileSync(await download.path(), 'utf8')).toContain(name)
})

test('EXIT-05 a disabled mailbox is enabled, exported and disabled again in three steps that show how they stand', async ({
  as,
}) => {
  const page = await as('administrator')
  const name = `exit.disabled.${Date.now()}`
  const [userId = ''] = await addUsers(page, [name])
  await ask(page, 'users.disable', { userId })
  await untilFound(page, name, 1)
  await page.goto(`${examplePath}/exit?text=${name}`)
  const main = page.getByRole('main')
  await expect(main.getByRole('row', { name: new RegExp(name) })).toContainText('(estimated)')
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Export before it is removed' }).click()
  const steps = main.getByRole('list', { name: 'Steps' }).getByRole('listitem')
  await expect(steps).toHaveText([/EnableNext/, /ExportLater/, /Disable againLater/])
  await expect(steps.first()).toContainText('AWS bills an enabled user')
  await expectAccessible(page)
  await steps.first().getByRole('link', { name: 'Enable' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goto(`${examplePath}/exit/mailboxes/${userId}`)
  await expect(steps).toHaveText([/EnableDone/, /ExportNext/, /Disable againLater/])
  await steps.nth(1).getByRole('link', { name: 'Plan its export' }).click()
  await expect(main.getByRole('radio', { name: 'A list' })).toBeChecked()
  await expect(main.getByText(name).first()).toBeVisible()
})

test('EXIT-07 the dashboard prints the summary and the whole table, without navigation', async ({
  as,
}) => {
  const page = await as('auditor')
  await expect
    .poll(async () => Listed.parse(await ask(page, 'exit.listMailboxes', {})).index.phase)
    .toBe('COMPLETE')
  await page.goto(`${examplePath}/exit`)
  await page.getByRole('link', { name: 'Print' }).click()
  const main = page.getByRole('main')
  const table = main.getByRole('table', { name: 'Mailboxes' })
  await expect(table.getByRole('row', { name: /ana\.silva@example\.com/ })).toBeVisible()
  await expectAccessible(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
  await expect(main.getByText(exampleId)).toBeVisible()
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(main.getByText('As of')).toBeVisible()
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []
  expect(pages.length).toBeGreaterThan(1)
})

test('EXIT-13 a page says per audience what the export does not contain', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/exit`)
  await page.getByRole('link', { name: 'What the export does not contain' }).click()
  const main = page.getByRole('main')
  await expect(main.getByRole('term').filter({ hasText: 'Contacts' })).toBeVisible()
  for (const audience of ['For each user', 'For administrators', 'For whoever moves the data'])
    await expect(main.getByRole('list', { name: audience })).toBeVisible()
  await expectAccessible(page)
})

test('EXIT-01 EXIT-04 07 A-28 an auditor reads the dashboard and changes nothing; the help desk has none', async ({
  as,
}) => {
  const auditor = await as('auditor')
  await auditor.goto(`${examplePath}/exit?text=${ana}`)
  await expect(
    auditor.getByRole('main').getByRole('row', { name: /ana\.silva@example\.com/ }),
  ).toBeVisible()
  await auditor.goto(`${examplePath}/exit/mailboxes/${ana}/exclude`)
  await expect(auditor.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  const helpDesk = await as('helpDesk')
  await helpDesk.goto(examplePath)
  await expect(helpDesk.getByRole('link', { name: 'Exit dashboard' })).toHaveCount(0)
  for (const path of ['exit', 'exit/print', 'exit/not-in-export', `exit/mailboxes/${ana}`]) {
    await helpDesk.goto(`${examplePath}/${path}`)
    await expect(helpDesk.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  }
  expect((await workmail.describeOrganization({ OrganizationId: exampleId })).State).toBe('Active')
})
