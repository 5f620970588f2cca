import type { Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import {
  activeDirectoryId,
  exampleId,
  examplePath,
  organizationsPath,
  workmail,
} from '../local-aws.ts'

/** A file as the Microsoft 365 admin center exports users, with semicolons for a German Excel. */
const file = `\uFEFFUser principal name;Display name;First name;Last name;Department;Proxy addresses;Password;Licenses
ina.import@example.com;Ina Import;Ina;Import;Sales;SMTP:ina.import@example.com+smtp:i.import@example.com;Long-enough-1;E3
nobody;Nobody;;;;;;
ivo.import@example.com;Ivo Import;Ivo;Import;"""""";;short;
ina.import@example.com;Ina Again;;;;;;
`

async function choose(page: Page) {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
}

const describeUser = (UserId: string) =>
  workmail.describeUser({ OrganizationId: exampleId, UserId })

test('USR-04 USR-15 an administrator imports users from a file of Microsoft 365: mapped, checked, planned, and the second time nothing is left to do', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(`${examplePath}/users`)
  await page.getByRole('link', { name: 'Import users' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import users' })).toBeVisible()
  await choose(page)
  await expect(page.getByText('4 rows read.')).toBeVisible()
  await expect(page.getByLabel('User principal name')).toHaveValue('email')
  await expect(page.getByLabel('Proxy addresses')).toHaveValue('aliases')
  await expect(page.getByLabel('Licenses')).toHaveValue('')
  await expect(page.getByText('1 column with values is not imported: Licenses.')).toBeVisible()
  await expect(page.getByText('The part of the address before the @')).toBeVisible()

  const problems = page.getByRole('table', { name: 'Checked rows' })
  await expect(problems.getByRole('row', { name: /^3 / })).toContainText(
    'Column A, User principal name: This contains characters that WorkMail does not accept.',
  )
  await expect(problems.getByRole('row', { name: /^4 ivo\.import/ })).toContainText(
    'Column G, Password: The password is shorter than 8 characters.',
  )
  await expect(problems.getByRole('row', { name: /^5 / })).toContainText('Already in line 2.')
  await expectAccessible(page)

  // A recognized column can be corrected: the department is the company.
  await page.getByLabel('Department').selectOption('Company')
  await expect(page.getByLabel('Department')).toHaveValue('company')

  await page.getByRole('radio', { name: /^Generate a password for every user/ }).check()
  await expect(page.getByText('2 users will be planned; nothing is sent yet.')).toBeVisible()
  await expect(problems.getByRole('row')).toHaveCount(3)
  await page.getByRole('radio', { name: /^From the file/ }).check()
  await expect(page.getByText('1 user will be planned; nothing is sent yet.')).toBeVisible()
  await page.getByLabel('Rows shown').selectOption('all')
  await expect(problems.getByRole('row', { name: /^2 ina\.import/ })).toContainText('OK')

  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page).toHaveURL(/\/jobs\/[\w-]+$/)
  expect(sent.filter((request) => request.includes('jobs.plan'))).toHaveLength(1)
  expect(sent.filter((request) => request.includes('Long-enough-1'))).toEqual([])

  await expect(page.getByRole('heading', { level: 1, name: 'Import 1 user' })).toBeVisible()
  const leftOut = notices(page).getByText(
    '3 rows of the file have problems and are not in this plan.',
  )
  await expect(leftOut).toBeVisible()
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('1 entry done')).toBeVisible()
  // The password in the file was sent once, with the start.
  expect(
    sent
      .filter((request) => request.includes('Long-enough-1'))
      .map((request) => request.split(' ')[0]),
  ).toEqual([expect.stringMatching(/jobs\.start$/)])
  expect(await describeUser('ina.import@example.com')).toMatchObject({
    Name: 'ina.import',
    DisplayName: 'Ina Import',
    State: 'ENABLED',
    Company: 'Sales',
  })

  // The message about this plan does not follow to the next page.
  const menu = page.getByRole('navigation', { name: 'Main navigation' })
  await menu.getByRole('link', { name: 'Import users' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import users' })).toBeVisible()
  await expect(leftOut).toHaveCount(0)

  // Importing the same file again changes nothing.
  await choose(page)
  await page.getByLabel('Department').selectOption('Company')
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('There is nothing to do')).toBeVisible()
})

test('USR-15 a list of users is exported with all its columns, and importing that file changes nothing', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await page.goto(`${examplePath}/users?state=ENABLED&role=USER&text=silva`)
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
  const exportCsv = async () => {
    await page.getByRole('button', { name: 'Export: Users' }).click()
    const saving = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV (commas, for Excel)' }).click()
    return (await saving).path()
  }
  await exportCsv()
  await expect(
    page.getByText('The file has the columns shown in the list (5 of 17).'),
  ).toBeVisible()
  await page.getByRole('button', { name: 'List settings' }).click()
  const settings = page.getByRole('dialog')
  await expect(settings.getByRole('checkbox', { name: 'Groups' })).toBeVisible()
  for (const column of await settings.getByRole('checkbox').all())
    if (await column.isEnabled()) await column.check()
  await settings.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('columnheader', { name: 'Groups' })).toBeVisible()
  // The index has read all details.
  await expect(page.getByRole('cell', { name: '…', exact: true })).toHaveCount(0)
  const file = await exportCsv()

  await page.goto(`${examplePath}/import-users`)
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(
    page.getByText(/not imported: (?!Status).*User ID, .*Number of groups/),
  ).toBeVisible()
  await expect(page.getByLabel('Quota (MB)')).toHaveValue('mailboxQuota')
  await expect(page.getByLabel('Hidden')).toHaveValue('hiddenFromGlobalAddressList')
  await expect(page.getByText('1 row checked, no problems.')).toBeVisible()
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('There is nothing to do')).toBeVisible()
})

test('an unreadable file is refused with the reason, and another one can be chosen', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/import-users`)
  const choose = (name: string, content: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await choose('users.xlsx', 'PK is no archive')
  await expect(page.getByText('This file cannot be read')).toBeVisible()
  await choose('users.csv', 'Name,City\nana,"never closed\nbo,Berlin\n')
  await expect(
    page.getByText('A quotation mark in line 2 is not closed where its value ends.'),
  ).toBeVisible()
  await choose('users.csv', 'City\nBerlin\n')
  await expect(page.getByText('No column identifies the users.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Review changes' })).toHaveCount(0)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('menuitem', { name: 'With the headings of Google Workspace' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^import-users-template_.*\.xlsx$/)
})

test('every row of a file is planned, shows its problem by kind, or is empty, and the person can correct how the file is read', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/import-users`)
  const lines = [
    'New starters, all sites',
    'Display name;Primary email address;Telephone',
    'Ren\xe9e M\xfcller;renee@example.com;0301',
    'Bo Cee;bo.cee@example.com;4,91701E+11',
    ';;',
    'Cy Dee;cy.dee@example.com;0302;EMEA',
    'Di Eff;di.eff@example.com;0303',
  ]
  await page.locator('input[type=file]').setInputFiles({
    name: 'users.csv',
    mimeType: 'text/csv',
    // The file has line ends of two systems, and the encoding of an older Excel.
    buffer: Buffer.from(lines.join('\r\n').replace('\r\nBo', '\nBo'), 'latin1'),
  })
  await expect(
    page.getByText(
      '5 rows below the headings: 2 will be planned, 2 have problems and are skipped, 1 is empty.',
    ),
  ).toBeVisible()
  await expect(page.getByLabel('Row with the headings')).toHaveValue('2')
  await expect(page.getByLabel('Delimiter')).toHaveValue(';')
  await expect(page.getByLabel('Telephone')).toHaveAccessibleDescription(/1 problem$/)

  const table = page.getByRole('table', { name: 'Checked rows' })
  await page.getByLabel('Rows shown').selectOption({ label: 'More cells than headings (1)' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table.getByRole('row', { name: /^6 / })).toContainText(
    'This row has 4 cells, the headings have 3.',
  )

  // The examples show the letters; a wrong encoding shows others, and a warning.
  await expect(page.getByLabel('Encoding')).toHaveValue('windows-1252')
  await expect(page.getByText('Renée Müller · Bo Cee')).toBeVisible()
  await page.getByLabel('Encoding').selectOption('UTF-8')
  await expect(page.getByText('cannot be read in this encoding, or look like')).toBeVisible()
  await expect(page.getByText('1 will be planned, 3 have problems')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Encoding').selectOption('windows-1252')
  await expect(page.getByText('Renée Müller · Bo Cee')).toBeVisible()
})

test('USR-04 a list of Google Workspace, which has no display names, is planned unchanged', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/import-users`)
  const headings = 'First Name [Required],Last Name [Required],Email Address [Required],Work Phone'
  await page.locator('input[type=file]').setInputFiles({
    name: 'google.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${headings}\nGoo,Gle,goo.gle@example.com,0301\n`),
  })
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page).toHaveURL(/\/jobs\/[\w-]+$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Import 1 user' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Goo Gle/ })).toBeVisible()
})

test('a large workbook is read, and its problems are saved as a workbook', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/import-users`)
  const rows = Array.from({ length: 3_000 }, (_, number) => [
    `no name ${number}`,
    crypto.randomUUID(),
  ])
  await page.locator('input[type=file]').setInputFiles({
    name: 'users.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: await writeExcelFile([['User name', 'Display name'], ...rows]).toBuffer(),
  })
  await expect(page.getByText('3,000 rows checked, 3,000 with problems.')).toBeVisible()
  const table = page.getByRole('table', { name: 'Checked rows' })
  await page.getByRole('button', { name: 'Page 120' }).click()
  await expect(table.getByRole('row', { name: /^3,?001 no name 2999/ })).toBeVisible()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save problems' }).click()
  const saved = await (await saving).path()
  await page.getByRole('button', { name: 'Remove users.xlsx' }).click()
  await expect(table).toHaveCount(0)
  await page.locator('input[type=file]').setInputFiles(saved)
  await expect(page.getByText('3,000 rows read.')).toBeVisible()
})

test('GEN-07 users of Active Directory cannot be imported, and the page says why', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${activeDirectoryId}/import-users`)
  await expect(page.getByText('Import users in Active Directory')).toBeVisible()
  await expect(page.locator('input[type=file]')).toHaveCount(0)
})

test('only administrators import users', async ({ as }) => {
  for (const role of ['helpDesk', 'auditor'] as const) {
    const page = await as(role)
    await page.goto(`${examplePath}/import-users`)
    await expect(page.getByRole('heading', { level: 1, name: 'Not allowed' })).toBeVisible()
    const menu = page.getByRole('navigation', { name: 'Main navigation' })
    await expect(menu.getByRole('link', { name: 'Users' })).toBeVisible()
    await expect(menu.getByRole('link', { name: 'Import users' })).toHaveCount(0)
  }
})
