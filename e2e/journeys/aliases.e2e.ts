import { expect, expectAccessible, test } from '../journey.ts'
import {
  exampleId,
  examplePath,
  interoperabilityId,
  organizationsPath,
  prepareUser,
  workmail,
} from '../local-aws.ts'

test('USR-09 USR-10 USR-11 GEN-14 an administrator adds aliases, swaps the primary address and removes several at once', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('ada.alias')
  await page.goto(`${examplePath}/users/${id}/aliases`)
  await expect(page.getByText('0 of 100 aliases', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Add alias' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add alias' })
  const field = dialog.getByLabel('New aliases')
  await expect(field).toBeFocused()
  await page.keyboard.type('ada')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('1 added')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('')
  await field.fill('ada.one@example.com\nAda Two <ada.two@example.com>')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('3 added')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Done' }).click()
  for (const local of ['ada', 'ada.one', 'ada.two'])
    await expect(page.getByRole('row', { name: `${local}@example.com` })).toContainText('Alias')
  await expect(page.getByRole('heading', { level: 2, name: 'Aliases (3)' })).toBeVisible()
  await expect(page.getByText('3 of 100 aliases', { exact: true })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Make primary: ada@example.com' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make primary' }).click()
  await expect(
    page.getByRole('row', { name: 'ada@example.com', exact: false }).first(),
  ).toContainText('Primary')
  await expect(page.getByRole('row', { name: /ada\.alias@example\.com/ })).toContainText('Alias')

  await page.getByRole('checkbox', { name: 'Select ada.one@example.com' }).check()
  await page.getByRole('checkbox', { name: 'Select ada.two@example.com' }).check()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  const review = page.getByRole('dialog', { name: 'Remove aliases' })
  await expect(review.getByRole('listitem')).toHaveText([
    'ada.one@example.com',
    'ada.two@example.com',
  ])
  await expectAccessible(page)
  await review.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('2 aliases were removed.', { exact: true })).toBeVisible()
  await expect(page.getByText('1 of 100 aliases', { exact: true })).toBeVisible()
})

test('T-17 USR-09 with a hundred aliases the meter is full and no alias can be added', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('max.many')
  for (let number = 1; number <= 99; number++)
    await workmail.createAlias({
      OrganizationId: exampleId,
      EntityId: id,
      Alias: `max.${number}@example.com`,
    })
  await page.goto(`${examplePath}/users/${id}/aliases`)
  await expect(page.getByText('WorkMail allows 100 aliases. 1 is left.')).toBeVisible()
  await page.getByRole('link', { name: 'Add alias' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add alias' })
  await dialog.getByLabel('New aliases').fill('max.100')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText('100 of 100 aliases', { exact: true })).toBeVisible()
  const add = page.getByRole('button', { name: 'Add alias' })
  await expect(add).toBeDisabled()
  await expect(add).toHaveAccessibleDescription(
    'All 100 aliases are used. Remove one before you add another.',
  )
})

test.describe('an address that is taken', () => {
  test.use({ refusals: [400] })

  test('GEN-10 stays in the field with the reason and its owner, and the others are added', async ({
    as,
  }) => {
    const page = await as('administrator')
    const id = await prepareUser('tina.takes')
    await page.goto(`${examplePath}/users/${id}/aliases/add`)
    const dialog = page.getByRole('dialog', { name: 'Add alias' })
    await dialog.getByLabel('New aliases').fill('ana.silva, tina.too, tina@new.example.net')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await expect(dialog.getByRole('status')).toHaveText('1 added')
    await expect(dialog.getByRole('listitem').first()).toContainText(
      'This address belongs to Ana Silva (User)',
    )
    await expect(dialog.getByRole('listitem').nth(1)).toContainText('not verified')
    await expect(dialog.getByLabel('New aliases')).toHaveValue(
      'ana.silva@example.com\ntina@new.example.net',
    )
    await dialog.getByLabel('New aliases').fill('not an address@')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('These are not email addresses: not an address@')).toBeVisible()
    await expectAccessible(page)
  })
})

test('GEN-14 GEN-07 addresses are read-only while disabled, beside Exchange, and for an auditor', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('dina.disabled', { enabled: false })
  await page.goto(`${examplePath}/users/${id}/aliases`)
  await expect(page.getByText('Enabling sets the primary address')).toBeVisible()

  await page.goto(`${organizationsPath}/${interoperabilityId}/users`)
  await page.getByRole('link', { name: 'ana.silva' }).click()
  await page.getByRole('tab', { name: 'Aliases' }).click()
  const add = page.getByRole('button', { name: 'Add alias' })
  await expect(add).toBeDisabled()
  await expect(add).toHaveAccessibleDescription(/together with Microsoft Exchange/)

  const auditor = await as('auditor')
  const enabled = await prepareUser('rea.read')
  await auditor.goto(`${examplePath}/users/${enabled}/aliases`)
  await expect(auditor.getByRole('row', { name: /rea\.read@example\.com/ })).toContainText(
    'Primary',
  )
  await expect(auditor.getByText('Add alias')).toHaveCount(0)
  await expect(auditor.getByRole('checkbox')).toHaveCount(0)
})
