import { addUsers, untilFound } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

/** The form of a change for all that a text finds. */
function bulkPath(kind: string, text: string): string {
  const query = new URLSearchParams({ query: JSON.stringify({ text }) })
  return `${examplePath}/bulk/${kind}?${query}`
}

const stateOf = async (UserId: string) => {
  const { State, Email } = await workmail.describeUser({ OrganizationId: exampleId, UserId })
  return { State, Email }
}

test('T-14 USR-12 three users are disabled by a plan; the one somebody else changed fails, is retried, and all is undone', async ({
  as,
}) => {
  test.slow()
  const page = await as('administrator')
  const [first = '', second = ''] = await addUsers(page, ['trio.ann', 'trio.ben', 'trio.cleo'])
  await untilFound(page, 'trio.', 3)
  await page.goto(bulkPath('disable', 'trio.'))
  await expect(page.getByText('All 3 matches')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Review changes' }).click()

  await expect(page.getByText('Nothing has been sent yet')).toBeVisible()
  const row = (name: string) => page.getByRole('row', { name })
  await expect(row('trio.ann')).toContainText('Status: enabled → disabled')
  await expect(row('trio.ann')).toContainText('trio.ann@example.com')
  expect(await stateOf(first)).toMatchObject({ State: 'ENABLED' })
  await expectAccessible(page)

  const ben = { OrganizationId: exampleId, EntityId: second }
  await workmail.updatePrimaryEmailAddress({ ...ben, Email: 'trio.benno@example.com' })
  await startJob(page)
  await expect(page.getByText('2 entries done, 1 failed')).toBeVisible()
  await expect(row('trio.ben')).toContainText('This was changed after the plan was made')
  await page.getByRole('link', { name: 'trio.ben' }).click()
  const dialog = page.getByRole('dialog', { name: 'trio.ben' })
  await expect(dialog).toContainText('trio.benno@example.com')
  await dialog.getByRole('button', { name: 'AWS CLI' }).click()
  await expect(dialog.getByText('aws workmail deregister-from-work-mail')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await workmail.updatePrimaryEmailAddress({ ...ben, Email: 'trio.ben@example.com' })
  await workmail.deleteAlias({ ...ben, Alias: 'trio.benno@example.com' })
  await page.getByRole('button', { name: 'Retry failed' }).click()
  await expect(page.getByText('3 entries done, none failed')).toBeVisible()
  expect(await stateOf(second)).toMatchObject({ State: 'DISABLED' })

  await page.getByRole('button', { name: 'Undo this job' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Undo' })).toBeVisible()
  await expect(row('trio.ann')).toContainText('Status: disabled → enabled')
  await startJob(page)
  await expect(page.getByText('3 entries done, none failed')).toBeVisible()
  expect(await stateOf(first)).toMatchObject({
    State: 'ENABLED',
    Email: 'trio.ann@example.com',
  })
})

test('PERM-02 the form of a change says what is missing, and that a group cannot have full access', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/bulk/grantPermissions`)
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByText('Choose at least one entry.')).toBeVisible()
  await expect(page.getByText('Choose at least one permission.')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Users and groups that get permissions' }).click()
  await page.getByRole('option', { name: /All Staff/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('checkbox', { name: 'Full access' })).toBeDisabled()
  await expect(page.getByText('A group cannot have full access')).toBeVisible()
  await expectAccessible(page)
})
