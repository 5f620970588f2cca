import { expect, expectAccessible, notices, test } from '../journey.ts'
import {
  interoperabilityId,
  managedDirectoryId,
  organizationsPath,
  simpleDirectoryId,
  workmail,
} from '../local-aws.ts'

// No other journey looks at access control rules; each of these has an organization to itself.
const pathOf = (id: string) => `${organizationsPath}/${id}/access-rules`

async function onlyDefault(OrganizationId: string) {
  const { Rules = [] } = await workmail.listAccessControlRules({ OrganizationId })
  for (const { Name } of Rules)
    if (Name !== 'default') await workmail.deleteAccessControlRule({ OrganizationId, Name })
  await workmail.putAccessControlRule({
    ...{ OrganizationId, Name: 'default', Effect: 'ALLOW', Description: 'Default WorkMail Rule' },
  })
  return pathOf(OrganizationId)
}

test('ACR-20 ACR-21 ACR-23 ACR-25 rules are created, tested and edited with the keyboard, and never replaced unseen', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const OrganizationId = simpleDirectoryId
  const path = await onlyDefault(OrganizationId)
  const page = await as('administrator')
  await page.goto(path)
  await expect(page.getByText('1 of 10 rules.')).toBeVisible()
  await expect(page.getByRole('row', { name: /default/ })).toContainText('Every access.')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Create rule' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('default')
  await dialog.getByRole('textbox', { name: 'Description' }).fill('No IMAP outside')
  await dialog.getByRole('button', { name: /^Effect/ }).press('Enter')
  await page.getByRole('option', { name: /Deny/ }).click()
  await dialog.getByRole('radio', { name: 'Only some protocols' }).press('Space')
  await dialog.getByRole('radio', { name: 'All IP addresses except some ranges' }).press('Space')
  const ranges = dialog.getByRole('textbox', { name: 'All IP addresses except these ranges' })
  await ranges.fill('10.0.0.0/8\n2001:db8::/32')
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  await expect(dialog.getByText('WorkMail accepts no IPv6.', { exact: false })).toBeVisible()
  await expectAccessible(page)
  await ranges.fill('10.0.0.0/8')
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  // A condition that names nothing would hold for everything.
  await expect(dialog.getByText('Choose at least one of the values.')).toBeVisible()
  await dialog.getByRole('button', { name: /Only these protocols/ }).press('Enter')
  await page.getByRole('option', { name: 'IMAP' }).click()
  await page.keyboard.press('Escape')
  // A pasted list, as a firewall or a spreadsheet has it.
  await ranges.fill('10.0.0.0/8, 192.0.2.0/24')
  const impact = dialog.getByRole('region', { name: 'What this changes' })
  await expect(impact).toContainText('Denied by this rule')
  await expect(dialog).toContainText('After this, nobody can use IMAP from Any other place')
  await expectAccessible(page)
  const alias = dialog.getByRole('textbox', { name: /type the alias/ })
  await alias.fill((await alias.getAttribute('placeholder')) ?? '')
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  await expect(dialog.getByText('There is a rule with this name.', { exact: false })).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Name' }).fill('imap')
  await dialog.getByRole('button', { name: 'Create rule' }).click()
  await expect(notices(page)).toContainText('The rule imap was saved.')
  const row = page.getByRole('row', { name: /imap/ })
  await expect(row).toContainText('Only with IMAP.')
  await expect(row).toContainText('From anywhere except 10.0.0.0/8 and 192.0.2.0/24.')

  const form = page.getByRole('form', { name: 'Test the rules' })
  const protocol = form.getByRole('button', { name: /Protocol/ })
  // A list that opens while the rules are drawn anew may lose the click.
  await expect(async () => {
    await protocol.click()
    await page.getByRole('option', { name: 'IMAP' }).click({ timeout: 1_000 })
    await expect(protocol).toHaveAccessibleName(/IMAP/, { timeout: 1_000 })
  }).toPass()
  await form.getByRole('textbox', { name: 'Source IP address' }).fill('203.0.113.5')
  await form.getByRole('button', { name: /^User/ }).click()
  await page.getByRole('option').first().click()
  await form.getByRole('button', { name: 'Test' }).press('Enter')
  await expect(form.getByText('Access is denied.')).toBeVisible()
  await expectAccessible(page)

  await form.getByRole('link', { name: 'imap' }).press('Enter')
  await dialog.getByRole('radio', { name: 'Any IP address' }).press('Space')
  await expect(dialog.getByRole('region', { name: 'What changes' })).toContainText('10.0.0.0/8')
  await dialog.getByRole('button', { name: /^Effect/ }).press('Enter')
  await page.getByRole('option', { name: /Allow/ }).click()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  // The verdict is asked for again as the rules change.
  await expect(form.getByText('Access is allowed.')).toBeVisible()
  const { Rules = [] } = await workmail.listAccessControlRules({ OrganizationId })
  const saved = Rules.find(({ Name }) => Name === 'imap')
  expect(saved).toMatchObject({ Effect: 'ALLOW', Actions: ['IMAP'] })
  expect(saved?.NotIpRanges ?? []).toEqual([])
})

test('ACR-03 ACR-24 the last rule that lets people in is edited or deleted only after the alias is typed', async ({
  as,
}) => {
  const OrganizationId = managedDirectoryId
  const path = await onlyDefault(OrganizationId)
  const page = await as('administrator')
  await page.goto(`${path}/default/edit`)
  const dialog = page.getByRole('dialog')
  const alias = dialog.getByRole('textbox', { name: /type the alias/ })
  await expect(dialog.getByRole('textbox', { name: 'Description' })).toBeVisible()
  await expect(alias).toHaveCount(0)
  await dialog.getByRole('button', { name: /^Effect/ }).click()
  await page.getByRole('option', { name: /Deny/ }).click()
  await expect(alias).toBeVisible()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByText('Type the alias of the organization first.')).toBeVisible()
  await expectAccessible(page)
  const { Rules = [] } = await workmail.listAccessControlRules({ OrganizationId })
  expect(Rules).toMatchObject([{ Name: 'default', Effect: 'ALLOW' }])

  const narrow = { OrganizationId, Name: 'default', Effect: 'ALLOW', Description: 'x' } as const
  await workmail.putAccessControlRule({ ...narrow, Actions: ['IMAP'] })
  await page.goto(`${path}/default/edit`)
  await dialog.getByRole('radio', { name: 'Any protocol' }).press('Space')
  await expect(alias).toBeVisible()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByText('Type the alias of the organization first.')).toBeVisible()
  const { Rules: kept = [] } = await workmail.listAccessControlRules({ OrganizationId })
  expect(kept).toMatchObject([{ Name: 'default', Actions: ['IMAP'] }])

  await page.goto(`${path}/default/delete`)
  await expect(dialog.getByRole('button', { name: 'Delete rule' })).toBeDisabled()
  await alias.fill((await alias.getAttribute('placeholder')) ?? '')
  await expectAccessible(page)
  await alias.press('Enter')
  await expect(notices(page)).toContainText('The rule default was deleted.')
  await expect(page.getByText('There are no rules: nobody has access to a mailbox.')).toBeVisible()
})

test('ACR-20 ACR-25 an auditor reads and tests the rules, and changes none', async ({ as }) => {
  const path = await onlyDefault(interoperabilityId)
  const page = await as('auditor')
  await page.goto(path)
  await expect(page.getByText('Every access.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create rule' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Test', exact: true })).toBeVisible()
  await page.goto(`${path}/default/edit`)
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
})
