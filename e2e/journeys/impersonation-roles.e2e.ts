import { expect, expectAccessible, notices, test } from '../journey.ts'
import { organizationsPath, simpleDirectoryId, workmail } from '../local-aws.ts'

// No other journey looks at impersonation roles of this organization.
const OrganizationId = simpleDirectoryId
const path = `${organizationsPath}/${OrganizationId}/impersonation-roles`

/** The last journey's roles are gone, and there is a new one for everybody. */
async function onlyRole(Name: string): Promise<string> {
  const { Roles = [] } = await workmail.listImpersonationRoles({ OrganizationId })
  for (const { ImpersonationRoleId } of Roles)
    await workmail.deleteImpersonationRole({ OrganizationId, ImpersonationRoleId })
  const { ImpersonationRoleId = '' } = await workmail.createImpersonationRole({
    ...{ OrganizationId, Name, Type: 'FULL_ACCESS', Description: 'Two\nlines' },
    Rules: [{ ImpersonationRuleId: 'all', Name: 'Everybody', Effect: 'ALLOW' }],
  })
  return ImpersonationRoleId
}

test.describe.configure({ mode: 'serial' })

test('IMP-02 IMP-04 IMP-05 IMP-07 IMP-08 IMP-09 an administrator creates, tests, edits and deletes a role, and reads first whom it gains and loses', async ({
  as,
}) => {
  await onlyRole('Archive')
  const page = await as('administrator')
  await page.goto(path)
  await expect(page.getByText('1 of 20 roles.')).toBeVisible()
  const row = page.getByRole('row', { name: /Archive/ })
  await expect(row).toContainText(/Full access to [1-9]\d* of [1-9]\d* mailbox(es)? of users\./)
  await expect(page.getByRole('heading', { name: 'Programmatic access' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Create role' }).press('Enter')
  await page.getByRole('textbox', { name: 'Name' }).fill('Migration')
  await page.getByRole('radio', { name: /^Read-only/ }).press('Space')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByText('Add a rule, or say that you want none.')).toBeVisible()
  await expect(page.getByText('Permissions reach further', { exact: false })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Add rule' }).press('Enter')
  await page.getByRole('textbox', { name: 'Rule name' }).fill('Everybody')
  const impact = page
    .getByRole('region', { name: /./ })
    .filter({ hasText: 'All users with a mailbox.' })
  await expect(impact.getByRole('listitem').first()).toBeVisible()
  await page
    .getByRole('radio', { name: 'Requests that impersonate the selected users' })
    .press('Space')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByText('Choose at least one of the values.')).toBeVisible()
  await page.getByRole('button', { name: /^Only these users/ }).click()
  await page.getByRole('option').first().click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(notices(page)).toContainText('The role Migration was created.')
  await expect(page.getByRole('heading', { name: 'Migration' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Everybody/ })).toContainText('Allow')

  await page.getByRole('tab', { name: 'Test' }).click()
  const form = page.getByRole('form', { name: 'Test' })
  await form.getByRole('button', { name: /^Target user/ }).click()
  await page.getByRole('option').first().click()
  await form.getByRole('textbox', { name: 'IP address of the program' }).fill('192.0.2.7')
  await form.getByRole('button', { name: 'Test role' }).press('Enter')
  await expect(form.getByText('The role may act as this user, and read.')).toBeVisible()
  await expect(form.getByText(/^The access control rules (allow|deny) EWS/)).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('tab', { name: 'Reach' }).click()
  await expect(page.getByText(/^Reads 1 of [1-9]/)).toBeVisible()
  await expect(page.getByText('Allowed by the rule Everybody.')).toBeVisible()
  await page.getByRole('tab', { name: 'Use' }).click()
  await expect(page.getByText('Mailroom never assumes the role', { exact: false })).toBeVisible()
  await expect(page.getByText(OrganizationId, { exact: false }).first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('tab', { name: 'IAM policy' }).click()
  await expect(page.getByText('workmail:ImpersonationRoleId', { exact: false })).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('radio', { name: 'All users', exact: true }).press('Space')
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText(
    'Everybody: allows',
  )
  await page.getByRole('link', { name: 'Impersonation roles', exact: true }).first().click()
  const question = page.getByRole('dialog')
  await expect(question).toBeVisible()
  await question.getByRole('button').filter({ hasText: /stay/i }).click()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(notices(page)).toContainText('The role Migration was saved.')

  await page.getByRole('link', { name: 'Delete role' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Delete role' })).toBeDisabled()
  await dialog.getByRole('textbox', { name: /type the name of the role/ }).fill('Migration')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete role' }).click()
  await expect(notices(page)).toContainText('The role Migration was deleted.')
  await expect(page.getByText('1 of 20 roles.')).toBeVisible()
})

for (const role of ['auditor', 'helpDesk'] as const)
  test(`IMP-06 IMP-08 ${role} reads and tests a role, also at 360 px, and changes none`, async ({
    as,
  }) => {
    const id = await onlyRole('Archive')
    const page = await as(role)
    await page.setViewportSize({ width: 360, height: 780 })
    for (const tab of ['', '/test', '/reach', '/use', '/iam-policy']) {
      await page.goto(`${path}/${id}${tab}`)
      await expect(page.getByRole('heading', { name: 'Archive' })).toBeVisible()
      await expect(page.getByRole('tabpanel').first()).not.toBeEmpty()
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, tab).toBeLessThanOrEqual(0)
      await expectAccessible(page)
    }
    for (const name of ['Edit', 'Delete role'])
      await expect(page.getByRole('link', { name })).toHaveCount(0)
    await page.goto(`${path}/${id}/edit`)
    await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  })
