import { expect, expectAccessible, test } from '../journey.ts'
import {
  activeDirectoryId,
  exampleId,
  forceState,
  managedDirectoryId,
  organizationsPath,
  simpleDirectoryId,
} from '../local-aws.ts'

test('X-01 another Region has its own organizations, and the choice is not carried over', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await page.getByRole('link', { name: 'example-corp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'example-corp' })).toBeVisible()
  await page.getByRole('button', { name: /^Region/ }).click()
  await page.getByRole('menuitem', { name: /Ireland/ }).click()
  await expect(page).toHaveURL(/\/local\/eu-west-1\/organizations$/)
  await expect(page.getByRole('link', { name: 'beispiel-gmbh' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'example-corp' })).toHaveCount(0)
})

test('ORG-02 ORG-05 deleted organizations are shown on request, in words and without a link', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await expect(page.getByRole('link', { name: 'example-corp' })).toBeVisible()
  await expect(page.getByRole('row', { name: /former-corp/ })).toHaveCount(0)
  await page.getByRole('main').getByText('deleted').click()
  await expect(page.getByRole('row', { name: /former-corp/ })).toContainText('Deleted')
  await expect(page.getByRole('link', { name: 'former-corp' })).toHaveCount(0)
})

test('ORG-20 GEN-07 the overview names the type of the directory as AWS does', async ({ as }) => {
  const page = await as('auditor')
  const types = [
    [exampleId, 'WorkMail directory'],
    [simpleDirectoryId, 'Simple AD'],
    [managedDirectoryId, 'AWS Managed Microsoft AD'],
    [activeDirectoryId, 'AD Connector'],
  ] as const
  for (const [id, name] of types) {
    await page.goto(`${organizationsPath}/${id}`)
    await expect(page.getByText(name, { exact: true })).toBeVisible()
  }
})

test('USR-04 USR-29 GEN-02 in an AWS Managed Microsoft AD the form says how long a user name may be and leaves the password to AWS, and people have a SID', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${managedDirectoryId}/users/create`)
  const name = page.getByLabel('User name')
  await expect(name).toHaveAccessibleDescription(/^1–20 letters/)
  await expect(page.getByRole('list', { name: 'Password rules' })).toHaveCount(0)
  await page.goto(`${organizationsPath}/${managedDirectoryId}/users`)
  await page.getByRole('link', { name: 'ana.silva' }).click()
  await expect(page).toHaveURL(/\/users\/S-1-1-12-[\d-]+$/)
  await expect(page.getByRole('heading', { level: 1, name: /ana\.silva|Ana Silva/ })).toBeVisible()
  await page.getByRole('link', { name: 'Reset password' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('New password')).toBeFocused()
  await expect(dialog.getByRole('list', { name: 'Password rules' })).toHaveCount(0)
})

test('ORG-05 02/X-03 an organization that AWS makes unavailable says why in the list and on its pages, and recovers', async ({
  as,
  refusals,
}) => {
  refusals.push(400, 409)
  const page = await as('administrator')
  const why = 'The directory d-5e1a2b3c4d does not answer.'
  const row = page.getByRole('row', { name: /simple-corp/ })
  const overview = `${organizationsPath}/${simpleDirectoryId}`
  try {
    for (const state of ['Validating', 'Failed', 'Inactive', 'Impaired']) {
      await forceState(simpleDirectoryId, state, why)
      await page.goto(organizationsPath)
      await expect(row).toContainText(state)
      await expect(row).toContainText(why)
      await page.goto(`${overview}/users`)
      await expect(page.getByRole('main').getByText(why).first()).toBeVisible()
      await expect(page.getByText(`state is “${state}”`)).toBeVisible()
    }
    await page.goto(overview)
    await expect(page.getByText('Simple AD', { exact: true })).toBeVisible()
    await expectAccessible(page)
  } finally {
    await forceState(simpleDirectoryId, 'Active')
  }
  await page.goto(`${overview}/users`)
  await expect(page.getByRole('link', { name: 'siti.rahayu' })).toBeVisible()
  await expect(page.getByText(why)).toHaveCount(0)
})
