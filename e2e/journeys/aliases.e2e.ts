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
  for (const local of ['ada', 'ada.one', 'ada.two']) {
    await page.getByRole('link', { name: 'Add alias' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add alias' })
    await dialog.getByLabel('Local part of the address').fill(local)
    await dialog.getByRole('button', { name: 'Add' }).click()
    await expect(page.getByRole('row', { name: `${local}@example.com` })).toContainText('Alias')
  }
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

test('T-17 USR-09 with a hundred aliases the meter is full and another cannot be added', async ({
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
  await dialog.getByLabel('Local part of the address').fill('max.100')
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('100 of 100 aliases', { exact: true })).toBeVisible()
  const add = page.getByRole('button', { name: 'Add alias' })
  await expect(add).toBeDisabled()
  await expect(add).toHaveAccessibleDescription(
    'All 100 aliases are used. Remove one before you add another.',
  )
})

test.describe('an address that is taken', () => {
  test.use({ refusals: [400] })

  test('GEN-10 is refused at its field, with a link to its owner', async ({ as }) => {
    const page = await as('administrator')
    const id = await prepareUser('tina.takes')
    await page.goto(`${examplePath}/users/${id}/aliases/add`)
    const dialog = page.getByRole('dialog', { name: 'Add alias' })
    await dialog.getByLabel('Local part of the address').fill('ana.silva')
    await dialog.getByRole('button', { name: 'Add' }).click()
    await expect(dialog.getByText('This address belongs to')).toContainText('ana.silva')
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
