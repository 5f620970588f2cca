import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import {
  activeDirectoryId,
  allStaff,
  exampleId,
  examplePath,
  interoperabilityId,
  organizationsPath,
  prepareGroup,
  prepareUser,
  workmail,
} from '../local-aws.ts'

test('GRP-03 GRP-15 GRP-16 a group is added with an address made from its name, and Outlook takes two hours', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/groups`)
  await page.getByRole('link', { name: 'Add group' }).click()
  await page.getByRole('textbox', { name: 'Group name' }).fill('Büro Süd & Ost')
  await expect(page.getByLabel('Local part of the address')).toHaveValue('buerosuedost')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add group' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Büro Süd & Ost' })).toBeVisible()
  await expect(notices(page)).toContainText('within two hours')
  await expect(page.getByText('buerosuedost@example.com')).toBeVisible()
  await page.goto(`${examplePath}/groups?text=suedost`)
  await expect(page.getByRole('row', { name: /Büro Süd & Ost/ })).toContainText('Enabled', indexed)
})

test.describe('an address that is taken', () => {
  test.use({ refusals: [400] })

  test('GEN-05 is refused at its field with its owner before the group is created', async ({
    as,
  }) => {
    const page = await as('administrator')
    await page.goto(`${examplePath}/groups/create`)
    await page.getByRole('textbox', { name: 'Group name' }).fill('Taken team')
    await page.getByLabel('Local part of the address').fill('ana.silva')
    await page.getByRole('button', { name: 'Add group' }).click()
    await expect(page.getByText('This address belongs to Ana Silva (User)')).toBeVisible()
    await page.getByLabel('Local part of the address').fill('free.team')
    await page.getByRole('button', { name: 'Add group' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Taken team' })).toBeVisible()
  })
})

test.describe('several at once', () => {
  test.use({ refusals: [400] })

  test('GRP-08 GRP-09 GEN-08 several members are added at once, a cycle of groups is refused with its path, and a member is removed', async ({
    as,
  }) => {
    const page = await as('administrator')
    const [gustav] = await Promise.all([
      prepareUser('gustav.grouped'),
      prepareUser('gerda.grouped'),
    ])
    const inner = await prepareGroup('Circle inner')
    const middle = await prepareGroup('Circle middle', [inner])
    await prepareGroup('Circle outer', [middle])
    // A refresh of the index finds groups that other programs made.
    await page.goto(`${examplePath}/groups?text=Circle`)
    // A refresh during a reading does not start it over.
    await expect(page.getByText(/^As of .* are included\.$/)).toBeVisible(indexed)
    await page.getByRole('button', { name: 'Refresh: Groups' }).click()
    await expect(page.getByRole('row', { name: /Circle outer/ })).toBeVisible(indexed)

    await page.goto(`${examplePath}/groups/${inner}/members`)
    await expect(page.getByText('This group has no members')).toBeVisible()
    await page.getByRole('link', { name: 'Add members' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add members to Circle inner' })
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog.getByText('Choose at least one to add.')).toBeVisible()
    await dialog.getByRole('button', { name: /New members/ }).click()
    const search = dialog.getByRole('combobox')
    await search.fill('Circle')
    await expect(page.getByRole('option', { name: /Circle outer/ })).toContainText(
      'Circle inner → Circle outer → Circle middle → Circle inner',
    )
    await expect(page.getByRole('option', { name: /Circle inner/ })).toContainText(
      'the group itself',
    )
    await search.fill('grouped')
    await page.getByRole('option', { name: /gerda\.grouped/ }).click()
    await page.getByRole('option', { name: /gustav\.grouped/ }).click()
    await page.keyboard.press('Escape')
    // Somebody else disables one of them in the meantime: only that one is refused, and can be
    // retried.
    const them = { OrganizationId: exampleId, EntityId: gustav }
    await workmail.deregisterFromWorkMail(them)
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog.getByRole('alert')).toContainText('gustav.grouped')
    await expect(dialog.getByRole('alert')).not.toContainText('gerda.grouped')
    await expect(notices(page)).toContainText('1 member was added to Circle inner.')
    await workmail.registerToWorkMail({ ...them, Email: 'gustav.grouped@example.com' })
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(notices(page)).toContainText('after a few minutes')
    const gerda = page.getByRole('row', { name: /gerda\.grouped/ })
    await expect(gerda).toContainText('gerda.grouped@example.com')
    await expect(page.getByRole('row', { name: /gustav\.grouped/ })).toBeVisible()

    await gerda.getByRole('link', { name: 'Remove gerda.grouped' }).click()
    const remove = page.getByRole('dialog', { name: 'Remove gerda.grouped from Circle inner?' })
    await expectAccessible(page)
    await remove.getByRole('button', { name: 'Remove' }).click()
    await expect(notices(page)).toContainText('gerda.grouped was removed from Circle inner.')
    await expect(gerda).toHaveCount(0)
  })
})

test('GRP-07 the recipients of mail to a group are shown with every path, and where a path ends', async ({
  as,
}) => {
  const page = await as('helpDesk')
  const person = await prepareUser('petra.paths')
  const idle = await prepareUser('ida.idle')
  const inner = await prepareGroup('Paths inner', [person, idle])
  const asleep = await prepareGroup('Paths asleep', [person])
  const outer = await prepareGroup('Paths outer', [person, inner, asleep])
  const OrganizationId = exampleId
  await workmail.deregisterFromWorkMail({ OrganizationId, EntityId: idle })
  await workmail.deregisterFromWorkMail({ OrganizationId, EntityId: asleep })
  await page.goto(`${examplePath}/groups/${outer}/members`)
  await page.getByRole('link', { name: 'See all recipients' }).click()
  await expect(page.getByText('reaches 1 person. 1 more member is disabled')).toBeVisible()
  const petra = page.getByRole('row', { name: /petra\.paths/ })
  await expect(petra.getByRole('listitem')).toHaveText(['Direct member', 'Paths inner'])
  await expect(page.getByRole('row', { name: /ida\.idle/ })).toContainText('Disabled')
  await expect(page.getByRole('main').getByText('mail to them stops there')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Paths asleep' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('searchbox', { name: 'Find a person or group' }).fill('ida')
  await expect(petra).toHaveCount(0)
  await page
    .getByRole('row', { name: /ida\.idle/ })
    .getByRole('link', { name: 'Paths inner' })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Paths inner' })).toBeVisible()
})

test.describe('when two people edit', () => {
  test.use({ refusals: [409] })

  test('GRP-05 GRP-06 T-20 a group cannot be renamed; its address can change, and a conflict shows both values', async ({
    as,
  }) => {
    const page = await as('administrator')
    const id = await prepareGroup('Edited twice')
    await page.goto(`${examplePath}/groups/${id}`)
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await expect(page.getByText('A group cannot be renamed.')).toBeVisible()
    await expect(page.getByLabel('Group name')).toHaveCount(0)
    await workmail.updatePrimaryEmailAddress({
      ...{ OrganizationId: exampleId, EntityId: id, Email: 'theirs@example.com' },
    })
    await page.getByLabel('Local part of the address').fill('mine')
    await page.getByLabel('Show in the global address list').uncheck()
    await page.getByRole('button', { name: 'Save changes' }).click()
    const conflict = page.getByRole('main').getByRole('alert').filter({ hasText: 'theirs@' })
    await expect(conflict).toBeVisible()
    await expectAccessible(page)
    await conflict.getByRole('radio', { name: /mine@example\.com/ }).check()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(notices(page)).toContainText('Edited twice was saved.')
    await expect(page.getByText('mine@example.com', { exact: true })).toBeVisible()
    await expect(
      workmail.describeGroup({ OrganizationId: exampleId, GroupId: id }),
    ).resolves.toMatchObject({ Email: 'mine@example.com', HiddenFromGlobalAddressList: true })
  })
})

test('GRP-13 T-21 GRP-04 GRP-14 T-22 a group is disabled, enabled with its former address, and deleted after its exact name is typed', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareGroup('Short lived')
  await page.goto(`${examplePath}/groups/${id}/members`)
  await page.getByRole('link', { name: 'Disable' }).click()
  const disable = page.getByRole('dialog', { name: 'Disable Short lived?' })
  await expect(disable).toContainText('Mail to short-lived@example.com bounces.')
  await expect(disable).toContainText('The members are kept without a time limit.')
  await expectAccessible(page)
  await disable.getByRole('button', { name: 'Disable' }).click()
  await expect(notices(page)).toContainText('Short lived was disabled.')
  await expect(page.getByText('Enable the group first')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Add members' })).toHaveCount(0)

  await page.getByRole('main').getByRole('link', { name: 'Enable' }).first().click()
  const enable = page.getByRole('dialog', { name: 'Enable Short lived' })
  await expect(enable.getByLabel('Local part of the address')).toHaveValue('short-lived')
  await enable.getByRole('button', { name: 'Enable' }).click()
  await expect(notices(page)).toContainText('Short lived was enabled.')

  await page.getByRole('link', { name: 'Disable' }).click()
  await disable.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('link', { name: 'Delete' }).click()
  const remove = page.getByRole('dialog', { name: 'Delete Short lived?' })
  const button = remove.getByRole('button', { name: 'Delete' })
  await remove.getByLabel('Enter the group name to confirm deletion').fill('short lived')
  await expect(button).toBeDisabled()
  await remove.getByLabel('Enter the group name to confirm deletion').fill('Short lived')
  await button.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible()
  await expect(notices(page)).toContainText('Short lived was deleted.')
})

test('GRP-11 GRP-12 PERM-08 a group has aliases, and permissions to send but no full access', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareGroup('Addressed')
  await page.goto(`${examplePath}/groups/${id}`)
  await page.getByRole('tab', { name: 'Aliases' }).click()
  await page.getByRole('link', { name: 'Add alias' }).click()
  await page.getByRole('dialog').getByLabel('New aliases').fill('addressed-too')
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row', { name: /addressed-too@example\.com/ })).toBeVisible()
  await page.getByRole('tab', { name: 'Permissions' }).click()
  await expect(page).toHaveURL(/\/permissions$/)
  await page.getByRole('link', { name: 'Add permissions' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('checkbox', { name: 'Full access' })).toBeDisabled()
  await expect(dialog).toContainText('A group has no mailbox')
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL(/\/aliases$/)
})

test('GRP-01 GRP-02 GEN-04 GEN-08 all groups are searched in the index or live at AWS, and actions apply to the selected groups', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/groups`)
  const table = page.getByRole('table', { name: 'Groups' })
  await page.getByRole('searchbox', { name: 'Search: Groups' }).fill('RESOUR')
  await expect(table.getByRole('row')).toHaveCount(2, indexed)
  const finance = table.getByRole('row', { name: /Finance & Human Resources/ })
  await finance.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Enable' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await expect(page.getByRole('dialog', { name: 'Disable Finance' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.goto(`${examplePath}/groups?state=DISABLED`)
  await expect(table.getByRole('row', { name: /Former project/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /All Staff/ })).toHaveCount(0)
  await table
    .getByRole('row', { name: /Former project/ })
    .getByRole('checkbox')
    .check()
  await table
    .getByRole('row', { name: /New group/ })
    .getByRole('checkbox')
    .check()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Enable' }).click()
  await expect(page).toHaveURL(/\/bulk\/enable$/)

  await page.goto(`${examplePath}/groups`)
  await page.getByLabel('Live from AWS').click()
  await page.getByLabel('Beginning of the value').fill('s')
  await expect(page.getByText('No group matches.')).toBeVisible()
  await expect(page.getByText('The search is case-sensitive')).toBeVisible()
  await page.getByLabel('Beginning of the value').fill('Sal')
  await expect(table.getByRole('row', { name: /Sales/ })).toBeVisible()
  await expect(page).toHaveURL(/view=live&text=Sal/)
})

test('GEN-07 GRP-10 T-27 in an external directory a disabled action says why', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${activeDirectoryId}/groups`)
  await expect(
    page.getByText('This organization uses AD Connector.').filter({ visible: true }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add group' })).toBeDisabled()
  await page.getByRole('link', { name: 'Sales' }).click()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled()
  await expect(page.getByRole('link', { name: 'Disable' })).toBeVisible()
  await page.getByRole('tab', { name: 'Members' }).click()
  await expect(page.getByText('Members may be managed in Active Directory')).toBeVisible()
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add members' })).toBeDisabled()
  await expect(page.getByRole('link', { name: /^Remove/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto(`${organizationsPath}/${interoperabilityId}/groups/${allStaff}/aliases`)
  await expect(
    page.getByText('together with Microsoft Exchange').filter({ visible: true }).first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Add alias' })).toBeDisabled()
  await expect(page.getByRole('link', { name: 'Disable' })).toBeVisible()
})

for (const role of ['helpDesk', 'auditor'] as const)
  test(`X-10 the ${role} sees groups but no actions`, async ({ as }) => {
    const page = await as(role)
    await page.goto(`${examplePath}/groups`)
    await expect(page.getByRole('row', { name: /All Staff/ })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Add group' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Actions', exact: true })).toHaveCount(0)
    await page.goto(`${examplePath}/groups/${allStaff}/members`)
    await expect(page.getByRole('row', { name: /Departments/ })).toBeVisible()
    for (const name of ['Edit', 'Disable', 'Add members', /^Remove/])
      await expect(page.getByRole('link', { name })).toHaveCount(0)
    await page.goto(`${examplePath}/groups/${allStaff}/delete`)
    await expect(page.getByRole('dialog', { name: 'Not allowed' })).toBeVisible()
  })

test.describe('what is not there', () => {
  test.use({ refusals: [400] })

  test('GEN-10 the page of an unknown group leads back to the list', async ({ as }) => {
    const page = await as('auditor')
    await page.goto(`${examplePath}/groups/00000000-0000-4000-8001-00000000dead`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('This group does not exist')
    await page.getByRole('link', { name: 'Go to groups' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Groups' })).toBeVisible()
  })
})
