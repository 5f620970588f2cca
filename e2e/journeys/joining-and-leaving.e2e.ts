import { addUsers, plan } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, prepareUser, workmail } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

test('USR-04 a new user is onboarded by a template: planned, created with addresses, the password handed over once', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  await page.goto(`${examplePath}/onboarding-templates`)
  await page.getByRole('link', { name: 'Add template' }).click()
  await page.getByRole('textbox', { name: 'Template', exact: true }).fill('Sales people')
  await page.getByLabel('Department').fill('Sales')
  await page.getByLabel('Alias patterns').fill('{f}{lastName}@example.com\nnot a pattern')
  await page.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByText('One of the lines is not an address pattern.')).toBeVisible()
  await page.getByLabel('Alias patterns').fill('{f}{lastName}@example.com')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByRole('row', { name: /Sales people/ })).toContainText(
    '{firstName}.{lastName}@example.com',
  )

  await page.getByRole('link', { name: 'Onboard a user' }).click()
  await page.getByLabel('First name').fill('Jörg')
  await page.getByLabel('Last name').fill('Joiner')
  await page.getByLabel('Display name').fill('Jörg Joiner')
  await page.getByLabel('User name').fill('jjoiner')
  await page.getByRole('button', { name: 'Template' }).click()
  await page.getByRole('option', { name: 'Sales people' }).click()
  await expect(page.getByLabel('Local part of the address')).toHaveValue('joerg.joiner')
  await expect(page.getByText('jjoiner@example.com')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Review changes' }).click()

  const row = page.getByRole('row', { name: /^Details of Jörg Joiner/ })
  await expect(row).toContainText('Create, enable, set details, add alias')
  await page.getByRole('button', { name: 'Details of Jörg Joiner' }).click()
  await expect(page.getByText('jjoiner@example.com')).toBeVisible()
  await startJob(page)
  await expect(page.getByText('1 entry done.')).toBeVisible()
  await page.getByRole('button', { name: 'Show passwords' }).click()
  const dialog = page.getByRole('dialog', { name: '1 new password' })
  await expect(dialog.getByRole('listitem')).toHaveText(
    /Jörg Joiner · joerg\.joiner@example\.com\s*\w+-\w+-\w+-\d{4}/,
  )
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Discard passwords' }).click()
  const question = page.getByRole('dialog', { name: 'Discard the passwords?' })
  await expect(question).toContainText('You have not saved or copied this password.')
  await question.getByRole('button', { name: 'Back to the passwords' }).click()
  const saved = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Save as a file' }).click()
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/)
  await dialog.getByRole('button', { name: 'Discard passwords' }).click()
  await expect(page.getByRole('button', { name: 'Show passwords' })).toHaveCount(0)
  await expect(page.getByText('The new passwords were shown once')).toBeVisible()
})

test('USR-12 a leaving user is offboarded: the page says first what is lost, and the addresses go to a successor', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const [leaver] = await addUsers(page, ['lea.leaver', 'sam.successor'])
  await page.goto(`${examplePath}/users/${leaver}/offboard`)
  await expect(page.getByRole('heading', { level: 1, name: 'Offboard lea.leaver' })).toBeVisible()
  await expect(page.getByText('the mailbox can be restored until')).toBeVisible()
  await page.getByRole('button', { name: 'Give addresses to' }).click()
  await page.getByRole('searchbox').or(page.getByRole('combobox')).last().fill('sam.succ')
  await page.getByRole('option', { name: /sam\.successor/ }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Review changes' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Offboard 1 user' })).toBeVisible()
  await expect(page.getByRole('row', { name: 'lea.leaver' })).toContainText('disable')
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('lea.leaver')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByText('1 entry done.')).toBeVisible()
  const owner = await workmail.describeEntity({
    OrganizationId: exampleId,
    Email: 'lea.leaver@example.com',
  })
  expect(owner).toMatchObject({ Name: 'sam.successor' })
})

test('GEN-09 users are deleted permanently only after their number is typed; a plan is discarded', async ({
  as,
  refusals,
}) => {
  refusals.push(404)
  const page = await as('administrator')
  const names = ['del.one', 'del.two']
  const entityIds = await Promise.all(names.map((name) => prepareUser(name, { enabled: false })))
  const jobId = await plan(page, { kind: 'delete', targets: { entityIds } })
  await page.goto(`${examplePath}/jobs/${jobId}/start`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('3')
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('2')
  await expect(dialog.getByRole('button', { name: 'Start' })).toBeEnabled()
  await page.goto(`${examplePath}/jobs/${jobId}/discard`)
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Plans and jobs' })).toBeVisible()
  await page.goto(`${examplePath}/jobs/${jobId}`)
  await expect(
    page.getByRole('heading', { level: 1, name: 'This plan or job does not exist' }),
  ).toBeVisible()
})
