import { canaryPassword } from '../environment.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, prepareUser } from '../local-aws.ts'

test('USR-25 the help desk resets a password in five interactions, with the keyboard only', async ({
  as,
}) => {
  const page = await as('helpDesk', { permissions: ['clipboard-read', 'clipboard-write'] })
  await prepareUser('petra.phone')
  await page.goto(`${examplePath}/help-desk`)
  const search = page.getByLabel('Find a person')
  await expect(search).toBeFocused()

  await page.keyboard.type('petra.ph')
  await expect(page.getByText('1 person found')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('New password')).toBeFocused()
  await page.keyboard.press('Enter')
  const handOver = page.getByRole('dialog', { name: 'Password of petra.phone' })
  await expect(handOver.getByRole('button', { name: 'Copy password' })).toBeFocused()
  const password = (await handOver.getByText(/^(?:\w{4}-){3}\d{4}$/).textContent()) ?? ''
  await page.keyboard.press('Enter')
  await expect(handOver.getByText('Password copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password)
  await page.keyboard.press('Escape')

  await expect(search).toBeFocused()
  await expect(page.getByText(password)).toHaveCount(0)
  await page.goBack()
  await page.goForward()
  await expect(page.getByText(password)).toHaveCount(0)
})

test.describe('a refused password', () => {
  test.use({ refusals: [400] })

  test('USR-31 the help desk is told at the field why a password is refused, and can go on', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    const id = await prepareUser('rita.refused')
    await page.goto(`${examplePath}/users/${id}/reset-password`)
    const dialog = page.getByRole('dialog', { name: 'Reset the password of rita.refused' })
    const field = dialog.getByLabel('New password')
    await field.fill('short')
    await expect(dialog.getByText('At least 3 of these 5 kinds (1 so far)')).toBeVisible()
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(/password/i)
    await expectAccessible(page)
    await field.fill(canaryPassword)
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(page.getByRole('dialog', { name: 'Password of rita.refused' })).toContainText(
      canaryPassword,
    )
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'rita.refused' })).toBeVisible()
  })
})

test('T-13 the help desk finds people in any usual spelling, and by an alias', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  const found = page.getByRole('list', { name: 'People found' })
  for (const text of ['ANA SIL', 'ana sil', 'a.silva@example.com']) {
    await page.getByLabel('Find a person').fill(text)
    await expect(found.getByRole('link', { name: 'Ana Silva' })).toBeVisible()
  }
  await page.getByLabel('Find a person').fill('nobody at all')
  await expect(page.getByText('Nobody found')).toBeVisible()
})

test('USR-25 a disabled person is found, with the reason why there is nothing to reset', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await prepareUser('dora.disabled', { enabled: false })
  await page.goto(`${examplePath}/help-desk`)
  await page.getByLabel('Find a person').fill('dora.dis')
  const person = page.getByRole('listitem').filter({ hasText: 'dora.disabled' })
  await expect(person).toContainText('This user is disabled and cannot sign in.')
  await person.getByRole('link').click()
  await expect(page.getByRole('dialog')).toContainText('This user is disabled and cannot sign in.')
  await expect(page.getByRole('button', { name: 'Reset', exact: true })).toHaveCount(0)
})
