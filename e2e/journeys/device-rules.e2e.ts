import { expect, expectAccessible, notices, test } from '../journey.ts'
import {
  interoperabilityId,
  managedDirectoryId,
  organizationsPath,
  simpleDirectoryId,
  workmail,
} from '../local-aws.ts'

// No other journey looks at these organizations' device rules.
async function onlyDefault(OrganizationId: string) {
  const { Rules = [] } = await workmail.listMobileDeviceAccessRules({ OrganizationId })
  for (const { MobileDeviceAccessRuleId, Name } of Rules)
    if (Name !== 'default')
      await workmail.deleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId })
  if (!Rules.some(({ Name }) => Name === 'default'))
    await workmail.createMobileDeviceAccessRule({
      OrganizationId,
      Name: 'default',
      Effect: 'ALLOW',
    })
  return `${organizationsPath}/${OrganizationId}/mobile-devices`
}

test('MDAR-03 MDAR-04 MDAR-08 MDAR-10 a rule is created with the keyboard, people read what flips, and the test knows it', async ({
  as,
}) => {
  const OrganizationId = simpleDirectoryId
  const path = await onlyDefault(OrganizationId)
  const page = await as('administrator')
  await page.goto(`${path}/rules`)
  await expect(page.getByText('1 of 10 rules.')).toBeVisible()
  await expect(page.getByRole('row', { name: /default/ })).toContainText('Every device.')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Create rule' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('No phones')
  await dialog.getByRole('button', { name: /^Effect/ }).press('Enter')
  await page.getByRole('option', { name: /Deny/ }).click()
  const type = dialog.getByRole('radiogroup', { name: 'Device type' })
  await type.getByRole('radio', { name: 'Is one of' }).press('Space')
  const types = dialog.getByRole('textbox', { name: 'Types that begin with' })
  await types.fill('iphone')
  await types.press('Enter')
  const changes = dialog.getByRole('region', { name: 'What this changes' })
  await expect(changes.getByText('iPhone (example of AWS)')).toBeVisible()
  await expect(changes.getByText('Denied by No phones')).toBeVisible()
  await expect(changes.getByText('iPad (example of AWS)')).toHaveCount(0)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Create rule' }).press('Enter')
  await expect(notices(page)).toContainText('The rule No phones was created.')
  await expect(page.getByRole('row', { name: /No phones/ })).toContainText(
    'Device type: begins with “iphone”.',
  )

  const form = page.getByRole('form', { name: 'Test the rules' })
  await form.getByRole('textbox', { name: /^Device type/ }).fill('iPhone')
  await form.getByRole('button', { name: 'Test', exact: true }).press('Enter')
  await expect(form.getByText('The device is denied.')).toBeVisible()
  await expectAccessible(page)
  await form.getByRole('link', { name: 'No phones' }).press('Enter')
  await dialog
    .getByRole('radiogroup', { name: 'Device type' })
    .getByRole('radio', { name: 'Is not one of' })
    .press('Space')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(notices(page)).toContainText('The rule No phones was saved.')
  // The verdict is asked for again as the rules change.
  await expect(form.getByText('The device synchronizes.')).toBeVisible()
  const { Rules = [] } = await workmail.listMobileDeviceAccessRules({ OrganizationId })
  const saved = Rules.find(({ Name }) => Name === 'No phones')
  expect(saved).toMatchObject({ Effect: 'DENY', NotDeviceTypes: ['iphone'] })
  expect(saved?.DeviceTypes ?? []).toEqual([])
})

test('MDAR-09 MDAR-13 MDM-04 from the MDM guide everything is denied, after the alias is typed, and the guide sees it', async ({
  as,
}) => {
  const OrganizationId = managedDirectoryId
  const path = await onlyDefault(OrganizationId)
  const page = await as('administrator')
  await page.goto(`${path}/mdm`)
  const denyAll = page.getByRole('listitem').filter({ hasText: 'Devices are denied by default' })
  await expect(denyAll).toContainText('connected devices lose access within minutes')
  await expectAccessible(page)
  await denyAll.getByRole('link', { name: 'Create the rule that denies everything' }).click()
  const dialog = page.getByRole('dialog')
  const alias = dialog.getByRole('textbox', { name: /type the alias/ })
  await expect(alias).toBeVisible()
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  await expect(dialog.getByText('Type the alias of the organization first.')).toBeVisible()
  await expectAccessible(page)
  await alias.fill((await alias.getAttribute('placeholder')) ?? '')
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  await expect(notices(page)).toContainText('The rule DefaultDenyAll was created.')
  await page.goto(`${path}/mdm`)
  await expect(denyAll).toContainText('Passed')
})

for (const role of ['auditor', 'helpDesk'] as const)
  test(`MDAR-03 MDAR-10 ${role} reads and tests the rules at 360 px in German and changes none`, async ({
    as,
  }) => {
    const path = await onlyDefault(interoperabilityId)
    const page = await as(role, { viewport: { width: 360, height: 740 }, locale: 'de-DE' })
    for (const part of ['rules', 'mdm', 'mdm?mode=proxy']) {
      await page.goto(`${path}/${part}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('main:not([aria-busy])')).toHaveCount(1)
      await expectAccessible(page)
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width, part).toBeLessThanOrEqual(360)
    }
    await page.goto(`${path}/rules`)
    await expect(page.getByText('Jedes Gerät.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Regel erstellen' })).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Testen', exact: true })).toBeVisible()
    await page.goto(`${path}/rules/default-${interoperabilityId}/edit`)
    await expect(page.getByRole('button', { name: 'Änderungen speichern' })).toHaveCount(0)
  })
