import { readFile } from 'node:fs/promises'
import { expect, expectAccessible, test } from '../journey.ts'
import { activeDirectoryId, examplePath, organizationsPath } from '../local-aws.ts'

/** As the Microsoft 365 admin center exports users, semicolons for a German Excel. */
const file = `\uFEFFUser principal name;Display name;First name;Last name;Department;Proxy addresses;Password;Licenses
ina.import@example.com;Ina Import;Ina;Import;Sales;SMTP:ina.import@example.com+smtp:i.import@example.com;Long-enough-1;E3
nobody;Nobody;;;;;;
ivo.import@example.com;Ivo Import;Ivo;Import;"""""";;short;
ina.import@example.com;Ina Again;;;;;;
`

test('USR-04 USR-15 an administrator imports users from a file of Microsoft 365: mapped, checked, planned', async ({
  as,
}) => {
  const page = await as('administrator')
  const sent: string[] = []
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`))
  await page.goto(`${examplePath}/users`)
  await page.getByRole('link', { name: 'Import users' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import users' })).toBeVisible()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(page.getByText('4 rows read.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^User principal name/ })).toHaveText(
    'Primary email address',
  )
  await expect(page.getByRole('button', { name: /^Licenses/ })).toHaveText('Not imported')
  await expect(page.getByText('the part of the address before the @')).toBeVisible()

  const problems = page.getByRole('table', { name: 'Checked rows' })
  await expect(problems.getByRole('row', { name: /^3 / })).toContainText(
    'Column A, User principal name: This contains characters or a form that WorkMail does not accept.',
  )
  await expect(problems.getByRole('row', { name: /^4 ivo\.import/ })).toContainText(
    'Column G, Password: The password is shorter than 8 characters.',
  )
  await expect(problems.getByRole('row', { name: /^5 / })).toContainText('Already in line 2.')
  await expectAccessible(page)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the problems' }).click()
  expect(await readFile(await (await saving).path(), 'utf8')).toContain('4,ivo.import,Ivo Import,')

  await page.getByRole('radio', { name: /^Generated for everybody/ }).check()
  await expect(page.getByText('2 users will be planned; nothing is sent yet.')).toBeVisible()
  await expect(problems.getByRole('row')).toHaveCount(3)
  await page.getByRole('radio', { name: /^From the file/ }).check()
  await expect(page.getByText('1 user will be planned; nothing is sent yet.')).toBeVisible()
  await page.getByText('Only rows with problems').click()
  await expect(problems.getByRole('row', { name: /^2 ina\.import/ })).toContainText('Fine')

  await page.getByRole('button', { name: 'Make the plan' }).click()
  await expect(page).toHaveURL(/\/jobs\/[\w-]+$/)
  expect(sent.filter((request) => request.includes('jobs.plan'))).toHaveLength(1)
  expect(sent.filter((request) => request.includes('Long-enough-1'))).toEqual([])
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
  await expect(page.getByText('No column names the users.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the plan' })).toHaveCount(0)

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Template' }).click()
  expect((await saving).suggestedFilename()).toMatch(/^import-users-template_.*\.xlsx$/)
})

test('GEN-07 users of Active Directory are not imported, and the reason is said', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${activeDirectoryId}/import-users`)
  await expect(page.getByText('are managed in Active Directory')).toBeVisible()
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
