import { expect, expectAccessible, test } from '../journey.ts'
import {
  activeDirectoryId,
  ana,
  exampleId,
  examplePath,
  organizationsPath,
  prepareUser,
  workmail,
} from '../local-aws.ts'

/** A user in the sample data with three tokens. */
const yuki = '00000000-0000-4000-8000-000000000007'

test('USR-15 USR-11 USR-16 an administrator edits every detail, and only the edited ones are sent', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('edda.edited')
  await page.goto(`${examplePath}/users/${id}`)
  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Edit edda.edited' })).toBeVisible()
  await page.getByLabel('Local part of the address').fill('edda')
  await page.getByLabel('Display name').fill('Edda Edited')
  await page.getByLabel('City – optional').fill('Kiel')
  await page.getByLabel('IAM Identity Center user ID').fill('not an id')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByLabel('IAM Identity Center user ID')).toBeFocused()
  await page.getByLabel('IAM Identity Center user ID').fill('')
  await page.getByRole('checkbox', { name: 'Remote user, without a mailbox here' }).check()
  await expect(page.getByText('The user loses their mailbox here')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Remote user, without a mailbox here' }).uncheck()
  await page.getByRole('button', { name: 'AWS CLI' }).click()
  const command = page.getByText('aws workmail update-user')
  await expect(command).toContainText('--city Kiel')
  await expect(command).not.toContainText(/--(last-name|office|role|hidden)/)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Edda Edited', exact: true }),
  ).toBeVisible()
  await expect(page.getByText('Kiel', { exact: true })).toBeVisible()
  await page.getByRole('tab', { name: 'Aliases' }).click()
  await expect(page.getByRole('row', { name: /edda@example\.com/ })).toContainText('Primary')

  await page.getByRole('link', { name: 'Edit', exact: true }).click()
  await page.getByLabel('City – optional').fill('Lübeck')
  await page.goBack()
  await page
    .getByRole('dialog', { name: 'Leave without saving?' })
    .getByRole('button', { name: 'Stay' })
    .click()
  await expect(page.getByLabel('City – optional')).toHaveValue('Lübeck')
})

test.describe('what somebody else changed', () => {
  test.use({ refusals: [409] })

  test('USR-15 a conflict shows both values, and the person decides field by field', async ({
    as,
  }) => {
    const page = await as('administrator')
    const id = await prepareUser('cora.conflict')
    const theirs = { OrganizationId: exampleId, UserId: id, City: 'Faro', Office: '5.01' }
    await page.goto(`${examplePath}/users/${id}/edit`)
    await page.getByLabel('City – optional').fill('Porto')
    await page.getByLabel('Office – optional').fill('4.12')
    await workmail.updateUser(theirs)
    await page.getByRole('button', { name: 'Save changes' }).click()
    const notice = page.getByRole('alert').filter({ hasText: 'This was changed in the meantime' })
    await expect(notice).toBeFocused()
    await notice.getByRole('radiogroup', { name: 'City' }).getByLabel('Your value: Porto').check()
    await notice
      .getByRole('radiogroup', { name: 'Office' })
      .getByLabel('Current value: 5.01')
      .check()
    await expect(page.getByLabel('Office – optional')).toHaveValue('5.01')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'cora.conflict' })).toBeVisible()
    await expect(page.getByText('Porto')).toBeVisible()
    await expect(page.getByText('5.01')).toBeVisible()
  })
})

test('USR-06 one click hides a user from the address list, and another shows them again', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('hilda.hidden')
  await page.goto(`${examplePath}/users/${id}`)
  const shown = page.getByRole('checkbox', { name: 'Shown in the global address list' })
  await expect(shown).toBeChecked()
  await shown.click()
  await expect(shown).not.toBeChecked()
  const isHidden = async () =>
    (await workmail.describeUser({ OrganizationId: exampleId, UserId: id }))
      .HiddenFromGlobalAddressList
  await expect.poll(isHidden).toBe(true)
  await page.reload()
  await expect(shown).not.toBeChecked()
  await shown.click()
  await expect.poll(isHidden).toBe(false)
  await page.reload()
  await expect(shown).toBeChecked()
})

test('USR-33 the groups of a user are shown with the path to each, and changed', async ({ as }) => {
  const page = await as('administrator')
  const id = await prepareUser('greta.grouped')
  await page.goto(`${examplePath}/users/${id}/groups`)
  await expect(page.getByText('This user is in no group.')).toBeVisible()
  await page.getByRole('link', { name: 'Add to groups' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add greta.grouped to groups' })
  await dialog.getByRole('button', { name: 'Groups' }).click()
  await dialog.getByRole('combobox', { name: 'Any part of a name or address' }).fill('Engineering')
  await dialog
    .getByRole('option', { name: /Engineering/ })
    .first()
    .click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row', { name: /^Engineering/ })).toContainText('Directly')
  await expect(page.getByRole('row', { name: /^Departments/ })).toContainText('Engineering')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Remove from Engineering' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('This user is in no group.')).toBeVisible()
})

test('USR-17 T-18 a quota is a whole number of MB from 1 to 51,200', async ({ as }) => {
  const page = await as('administrator')
  const id = await prepareUser('quinn.quota')
  await page.goto(`${examplePath}/users/${id}/quota`)
  await expect(page.getByText(/MB of 51,200 MB/)).toBeVisible()
  await page.getByRole('tabpanel').getByRole('link', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Update mailbox quota' })
  const field = dialog.getByLabel('Quota in MB')
  const save = dialog.getByRole('button', { name: 'Save changes' })
  for (const [value, problem] of [
    ['0', 'At least 1.'],
    ['51201', 'At most 51,200.'],
    ['1.5', 'This is not a valid value.'],
  ] as const) {
    await field.fill(value)
    await save.click()
    await expect(dialog.getByText(problem, { exact: true })).toBeVisible()
  }
  await field.fill('1')
  await expectAccessible(page)
  await save.click()
  await expect(page.getByText(/MB of 1 MB/)).toBeVisible()
})

test('MOB-05 MOB-06 MOB-08 MOB-09 MOB-10 MDOV-03 MDOV-04 devices are wiped, removed from the list, denied and left to the rules again', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/users/${ana}/mobile-devices`)
  const devices = page.getByRole('table', { name: 'Mobile devices' })
  const phone = devices.getByRole('row', { name: /APPLDX3Q7K2LMNHJ/ })
  const tablet = devices.getByRole('row', { name: /APPLDMPXK41JF4YN/ })
  // Another journey changes the policy; a device that has not synchronized since then asks for setup.
  await expect(phone).toContainText(/Set up|Setup required/)
  await expectAccessible(page)
  await phone.getByRole('link').click()
  await expect(page.getByRole('dialog')).toContainText('iPhone15C2')
  await page.keyboard.press('Escape')

  await tablet.getByRole('radio').check()
  await page.getByRole('link', { name: 'Allow or deny a device' }).first().click()
  const override = page.getByRole('dialog', { name: 'Allow or deny a device' })
  await expect(override.getByLabel('Device ID')).toHaveValue('APPLDMPXK41JF4YN')
  await override.getByRole('button', { name: 'Save changes' }).click()
  await expect(tablet).toContainText('Blocked by an override')
  const overrides = page.getByRole('table', { name: 'Access overrides' })
  await overrides.getByRole('radio').first().check()
  await page.getByRole('link', { name: 'Delete', exact: true }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(tablet).not.toContainText('Blocked by an override')

  await tablet.getByRole('radio').check()
  await page.getByRole('link', { name: 'Wipe device' }).click()
  const wipe = page.getByRole('dialog', { name: /^Wipe the device/ })
  await expect(wipe.getByText('including personal files')).toBeVisible()
  await expect(wipe.getByRole('button', { name: 'Wipe device' })).toBeDisabled()
  await wipe.getByRole('textbox').fill('APPLDMPXK41JF4YN')
  await expectAccessible(page)
  await wipe.getByRole('button', { name: 'Wipe device' }).click()
  await expect(tablet).toContainText('Wipe requested')
  await page.getByRole('link', { name: 'Remove from list' }).click()
  const remove = page.getByRole('dialog', { name: /^Remove the device/ })
  await expect(remove.getByText('Removing the device cancels the wipe')).toBeVisible()
  await remove.getByRole('button', { name: 'Remove from list' }).click()
  await expect(tablet).toHaveCount(0)
})

test('PAT-05 PAT-08 T-30 a token is deleted after its last use is shown and its name is typed', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/users/${yuki}`)
  await page.getByRole('tab', { name: 'Personal access tokens' }).click()
  await expect(page.getByRole('row', { name: /Old phone/ })).toContainText('Expired')
  await expect(page.getByRole('row', { name: /Apple Mail/ })).toContainText(
    'Expires within 30 days',
  )
  await expect(page.getByText('People create tokens for mail clients themselves')).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('row', { name: /Backup script/ })
    .getByRole('radio')
    .check()
  await page.getByRole('link', { name: 'Delete token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete the token “Backup script”?' })
  await expect(dialog.getByText('Never used.')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete token' })).toBeDisabled()
  await dialog.getByRole('textbox').fill('Backup script')
  await dialog.getByRole('button', { name: 'Delete token' }).click()
  await expect(page.getByRole('row', { name: /Backup script/ })).toHaveCount(0)
})

test('T-19 USR-05 PERM-15 GEN-07 tabs that do not apply to a user are absent, what the directory forbids says why, an auditor only reads', async ({
  as,
}) => {
  const page = await as('administrator')
  const { UserId: remote = '' } = await workmail.createUser({
    OrganizationId: exampleId,
    Name: 'rita.remote',
    DisplayName: 'Rita Remote',
    Role: 'REMOTE_USER',
  })
  await page.goto(`${examplePath}/users/${remote}`)
  await expect(page.getByRole('tab')).toHaveText(['Details', 'Aliases', 'Groups', 'History'])

  await page.goto(`${organizationsPath}/${activeDirectoryId}/users/${ana}`)
  await expect(page.getByRole('tab').filter({ hasText: 'Personal access tokens' })).toHaveCount(0)
  const edit = page.getByRole('button', { name: 'Edit', exact: true })
  await expect(edit).toBeDisabled()
  await expect(edit).toHaveAccessibleDescription(/AD Connector/)
  await page.goto(`${organizationsPath}/${activeDirectoryId}/users/${ana}/edit`)
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  await page.goto(`${organizationsPath}/${activeDirectoryId}/users/${ana}/permissions`)
  await expect(page.getByRole('link', { name: 'Add permissions' })).toBeVisible()

  const auditor = await as('auditor')
  for (const tab of ['groups', 'permissions', 'quota', 'mobile-devices', 'tokens']) {
    await auditor.goto(`${examplePath}/users/${yuki}/${tab}`)
    await expect(auditor.getByRole('tab', { selected: true })).toBeVisible()
    await expect(auditor.locator('main:not([aria-busy])')).toHaveCount(1)
    await expect(auditor.getByText(/^Loading/)).toHaveCount(0)
    await expect(auditor.getByRole('tabpanel').getByRole('radio')).toHaveCount(0)
    await expect(
      auditor.getByRole('tabpanel').getByText(/^(Add|Edit|Remove|Delete|Wipe|Allow or)/),
    ).toHaveCount(0)
  }
})
