import type { PermissionType } from '@mailroom/schemas/mailbox-permissions'
import { addUsers, untilFound } from '../backend.ts'
import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import { ana, exampleId, examplePath, prepareUser, workmail } from '../local-aws.ts'

test('PERM-04 PERM-05 PERM-06 PERM-07 permissions on a mailbox are added, edited, emptied and removed', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('olga.owner')
  await addUsers(page, ['hal.holder'])
  await untilFound(page, 'hal.holder', 1)
  await page.goto(`${examplePath}/users/${id}/permissions`)
  await expect(page.getByText('Only the owner has access to this mailbox')).toBeVisible()
  await page.getByRole('link', { name: 'Add permissions' }).click()
  const add = page.getByRole('dialog', { name: 'Add permissions' })
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(add.getByText('Choose a user or group.', { exact: true })).toBeVisible()
  await add.getByRole('button', { name: 'User or group' }).click()
  await add.getByRole('combobox', { name: 'Any part of a name or address' }).fill('hal.hol')
  await add.getByRole('option', { name: /hal\.holder/ }).click()
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(add.getByText('Choose at least one permission.', { exact: true })).toBeVisible()
  await add.getByRole('checkbox', { name: 'Full access' }).check()
  await add.getByRole('radio', { name: 'Send on behalf' }).check()
  await expectAccessible(page)
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(notices(page)).toContainText(
    'hal.holder were saved. They take effect within five minutes',
  )
  const row = page.getByRole('row', { name: /hal\.holder/ })
  await expect(row).toContainText('Send on behalf')
  await expectAccessible(page)

  await row.getByRole('radio').check()
  await page.getByRole('tabpanel').getByRole('link', { name: 'Edit' }).click()
  const edit = page.getByRole('dialog', { name: 'Permissions of hal.holder' })
  await edit.getByRole('radio', { name: 'Send as' }).check()
  await edit.getByRole('button', { name: 'Save changes' }).click()
  await expect(row).toContainText('Send as')
  await page.getByRole('tabpanel').getByRole('link', { name: 'Edit' }).click()
  await edit.getByRole('checkbox', { name: 'Full access' }).uncheck()
  await edit.getByRole('radio', { name: 'None' }).check()
  await expect(edit.getByText('saving removes hal.holder from the list')).toBeVisible()
  await edit.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Remove', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Only the owner has access to this mailbox')).toBeVisible()
})

test('PERM-02 PERM-03 PERM-13 a group gets no full access, and the mailboxes its members may open are shown with the group on the way', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('petra.pooled')
  await page.goto(`${examplePath}/users/${id}/permissions/add`)
  const add = page.getByRole('dialog', { name: 'Add permissions' })
  await add.getByRole('button', { name: 'User or group' }).click()
  await add.getByRole('combobox', { name: 'Any part of a name or address' }).fill('sales')
  await add.getByRole('option', { name: /Sales/ }).first().click()
  await expect(add.getByRole('checkbox', { name: 'Full access' })).toBeDisabled()
  await expect(
    add.getByText('A group cannot have full access to a mailbox.', { exact: true }),
  ).toBeVisible()
  await add.getByRole('radio', { name: 'Send as' }).check()
  await add.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByRole('row', { name: /Sales/ })).toContainText('Send as')

  // Ana is in Sales: the index shows it after it has read all permissions.
  await page.goto(`${examplePath}/users/${ana}/permissions`)
  const held = page.getByRole('table', { name: 'Access to other mailboxes' })
  const row = held.getByRole('row', { name: /petra\.pooled/ })
  await expect(row).toContainText('Send as', indexed)
  await expect(row.getByRole('link', { name: 'Sales' })).toBeVisible()
  await expect(held.getByRole('row', { name: /^Sales/ })).toContainText('Directly')
  await expectAccessible(page)
})

test.describe('an edit of what somebody else has changed', () => {
  test.use({ refusals: [409] })

  test('USR-15 what somebody else has set of a permission or a quota meanwhile is shown, and not overwritten unseen', async ({
    as,
  }) => {
    const page = await as('administrator')
    const id = await prepareUser('cleo.contested')
    const OrganizationId = exampleId
    const permit = (PermissionValues: PermissionType[]) =>
      workmail.putMailboxPermissions({
        ...{ OrganizationId, EntityId: id, GranteeId: ana, PermissionValues },
      })
    await permit(['SEND_AS'])
    await page.goto(`${examplePath}/users/${id}/permissions/${ana}/edit`)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Send on behalf' }).check()
    await permit(['FULL_ACCESS'])
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    const alert = dialog.getByRole('alert').filter({ hasText: 'Full access' })
    await expect(alert).toBeVisible()
    await expectAccessible(page)
    await alert.getByRole('radio', { name: /Send on behalf/ }).check()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog).toBeHidden()
    const held = await workmail.listMailboxPermissions({ OrganizationId, EntityId: id })
    expect(held.Permissions?.[0]?.PermissionValues).toEqual(['SEND_ON_BEHALF'])

    await page.goto(`${examplePath}/users/${id}/quota/edit`)
    await dialog.getByLabel('Quota in MB').fill('700')
    await workmail.updateMailboxQuota({ OrganizationId, UserId: id, MailboxQuota: 800 })
    await dialog.getByRole('button', { name: 'Save' }).click()
    const choice = dialog.getByRole('alert').filter({ hasText: '800' })
    await choice.getByRole('radio', { name: /800/ }).check()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
    const mailbox = await workmail.getMailboxDetails({ OrganizationId, UserId: id })
    expect(mailbox.MailboxQuota).toBe(800)
  })
})
