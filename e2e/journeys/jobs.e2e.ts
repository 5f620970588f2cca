import { addUsers, plan, untilFound } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, prepareUser, workmail } from '../local-aws.ts'
import { startJob } from '../start-job.ts'

/** Returns the path of the form that changes everything a text finds. */
function bulkPath(kind: string, text: string): string {
  return `${examplePath}/bulk/${kind}?${new URLSearchParams({ text })}`
}

const stateOf = async (UserId: string) => {
  const { State, Email } = await workmail.describeUser({ OrganizationId: exampleId, UserId })
  return { State, Email }
}

test('T-14 USR-12 a plan disables three users; the one that somebody else changed fails and is retried, and all is undone', async ({
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
  await expect(page.getByRole('heading', { level: 1, name: 'Disable 3 users' })).toBeVisible()
  await expect(page.getByText('3 disable', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Details of trio.ann' }).click()
  await expect(
    page.getByRole('row', { name: 'Status enabled disabled', exact: true }),
  ).toBeVisible()
  await expect(page.getByText(/addresses are released.*trio\.ann@example\.com/)).toBeVisible()
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
  await expect(page.getByText('3 entries done.')).toBeVisible()
  expect(await stateOf(second)).toMatchObject({ State: 'DISABLED' })

  await page.getByRole('button', { name: 'Undo this job' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Undo: Disable 3 users' })).toBeVisible()
  await expect(row('trio.ann')).toContainText('Enable')
  await expect(page.getByRole('link', { name: /^Disable 3 users, / })).toBeVisible()
  await startJob(page)
  await expect(page.getByText('3 entries done.')).toBeVisible()
  expect(await stateOf(first)).toMatchObject({
    State: 'ENABLED',
    Email: 'trio.ann@example.com',
  })
})

test('PERM-02 the form of a bulk change says what is missing, and that a group cannot have full access', async ({
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

test('GEN-09 a plan that cannot be undone says so, groups the skipped entries, and asks for the number of users', async ({
  as,
}) => {
  const page = await as('administrator')
  const gone = await Promise.all(
    ['gone.ann', 'gone.ben', 'gone.cleo'].map((name) => prepareUser(name, { enabled: false })),
  )
  const enabled = await prepareUser('gone.not')
  const entityIds = [...gone, enabled]
  const jobId = await plan(page, { kind: 'delete', targets: { entityIds } })
  await page.goto(`${examplePath}/jobs/${jobId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Delete 3 users' })).toBeVisible()
  await expect(page.getByText('3 delete – cannot be undone', { exact: true })).toBeVisible()
  await expect(page.getByText('1 still enabled', { exact: true })).toBeVisible()
  for (const row of await page.getByRole('row').all())
    expect((await row.boundingBox())?.height).toBeLessThanOrEqual(48)
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete 3 users?' })
  await expect(dialog.getByText('For 3 entries this cannot be undone.')).toBeVisible()
  const confirm = dialog.getByRole('button', { name: 'Start' })
  await dialog.getByLabel('Type 3 to confirm').fill('4')
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel('Type 3 to confirm').fill('3')
  await expectAccessible(page)
  await confirm.click()
  await expect(page.getByText('3 entries done.')).toBeVisible()
  await expect(page.getByText('failed')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo this job' })).toHaveCount(0)
})

test('GEN-09 USR-07 GRP-04 users get their former addresses when they are enabled again, and each address can be changed in the plan', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  const entityIds = await Promise.all(['again.ann', 'again.ben'].map((name) => prepareUser(name)))
  const disabling = await plan(page, { kind: 'disable', targets: { entityIds } })
  await page.goto(`${examplePath}/jobs/${disabling}`)
  await startJob(page)
  await expect(page.getByText('2 entries done.')).toBeVisible()
  const change = { kind: 'enable', targets: { entityIds }, addressPattern: 'x.{name}@example.com' }
  await page.goto(`${examplePath}/jobs/${await plan(page, change)}`)
  await expect(page.getByRole('row', { name: 'again.ann' })).toContainText(
    'again.ann@example.com (previous address)',
  )
  await page.getByRole('link', { name: 'Change the address of again.ben' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change the address of again.ben' })
  await dialog.getByLabel('Local part of the address').fill('again.ann')
  await dialog.getByRole('button', { name: 'Save address' }).click()
  await expect(dialog.getByText('Another entry of this plan gets this address.')).toBeVisible()
  await dialog.getByLabel('Local part of the address').fill('ben.again')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save address' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: 'again.ben' })).toContainText('ben.again@example.com')
  await startJob(page)
  await expect(page.getByText('2 entries done.')).toBeVisible()
  expect(await stateOf(entityIds[1] ?? '')).toMatchObject({ Email: 'ben.again@example.com' })
})
