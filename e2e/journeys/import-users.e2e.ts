import type { Page } from '@playwright/test'
import writeExcelFile from 'write-excel-file/node'
import { expect, expectAccessible, test } from '../journey.ts'
import {
  activeDirectoryId,
  exampleId,
  examplePath,
  organizationsPath,
  workmail,
} from '../local-aws.ts'

/** As the Microsoft 365 admin center exports users, semicolons for a German Excel. */
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

test('USR-04 USR-15 an administrator imports users from a file of Microsoft 365: mapped, checked, planned, and nothing is left to do the second time', async ({
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

  // What was recognized can be corrected: the department is the company.
  await page.getByLabel('Department').selectOption('Company')
  await expect(page.getByLabel('Department')).toHaveValue('company')

  await page.getByRole('radio', { name: /^Generate a password for every user/ }).check()
  await expect(page.getByText('2 users will be planned; nothing is sent yet.')).toBeVisible()
  await expect(problems.getByRole('row')).toHaveCount(3)
  await page.getByRole('radio', { name: /^From the file/ }).check()
  await expect(page.getByText('1 user will be planned; nothing is sent yet.')).toBeVisible()
  await page.getByText('Only rows with problems').click()
  await expect(problems.getByRole('row', { name: /^2 ina\.import/ })).toContainText('OK')

  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page).toHaveURL(/\/jobs\/[\w-]+$/)
  expect(sent.filter((request) => request.includes('jobs.plan'))).toHaveLength(1)
  expect(sent.filter((request) => request.includes('Long-enough-1'))).toEqual([])

  await expect(page.getByText('1 entry will change.')).toBeVisible()
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('1 entry done')).toBeVisible()
  // The password of the file went out once, with the start.
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

  // The same file once more changes nothing.
  await page.goto(`${examplePath}/import-users`)
  await choose(page)
  await page.getByLabel('Department').selectOption('Company')
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('There is nothing to do')).toBeVisible()
})

test('a file that is none is refused in words, and another can be chosen', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/import-users`)
  const choose = (name: string, content: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await choose('users.xlsx', 'PK is no archive')
  await expect(page.getByText('This file cannot be read')).toBeVisible()
  await choose('users.csv', 'Name\n"never closed')
  await expect(page.getByText('This file cannot be read')).toBeVisible()
  await choose('users.csv', 'City\nBerlin\n')
  await expect(page.getByText('No column identifies the users.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Review changes' })).toHaveCount(0)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Template' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^import-users-template_.*\.xlsx$/)
})

test('a large workbook is read, and the problems in it are saved as one', async ({ as }) => {
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

test('GEN-07 users of Active Directory are not imported, and the reason is said', async ({
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
