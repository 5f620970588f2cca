import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, prepareUser, setFaults } from '../local-aws.ts'

test('a page that is offline says so and recovers without a reload', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await expect(page.getByRole('row', { name: /ana\.silva/ })).toBeVisible()
  await page.context().setOffline(true)
  await expect(page.getByText(/You are offline/)).toBeVisible()
  await page.context().setOffline(false)
  await expect(page.getByText(/You are offline/)).toHaveCount(0)
})

test.describe('a session that ends', () => {
  test.use({ refusals: [401] })

  test('a session that was ended elsewhere keeps the typed text and asks to sign in again', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    const id = await prepareUser('sven.session')
    await page.goto(`${examplePath}/users/${id}/reset-password`)
    await page.getByLabel('New password').fill('Typed-before-4711')
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('What you typed is still here.')
    await expect(page.getByLabel('New password')).toHaveValue('Typed-before-4711')
  })
})

test('T-11 GEN-05 a user who could not be enabled is created, and is enabled at the second try', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/users/create`)
  await page.getByLabel('User name', { exact: true }).fill('hal.half')
  await page.getByLabel('Display name').fill('Hal Half')
  await page.getByRole('button', { name: 'Generate password' }).click()
  await setFaults({ operation: 'RegisterToWorkMail', kind: 'status', status: 503, count: 1 })
  await page.getByRole('button', { name: 'Add user' }).click()
  // They sign in with it once they are enabled, so it is handed over all the same.
  const handOver = page.getByRole('dialog', { name: 'Password of Hal Half' })
  await handOver.getByRole('button', { name: 'I have told them' }).click()
  await expect(page.getByText('The user was created but not enabled')).toBeVisible()
  await expect(page.getByText('AWS has a problem of its own at the moment.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Retry enabling' }).click()
  const dialog = page.getByRole('dialog', { name: 'Enable Hal Half' })
  await expect(dialog.getByLabel('Local part of the address')).toHaveValue('hal.half')
  await dialog.getByRole('button', { name: 'Enable' }).click()
  await expect(page.getByText('Hal Half was enabled.', { exact: true })).toBeVisible()
  await expect(page.getByText('The user was created but not enabled')).toHaveCount(0)
})

test.describe('an AWS that fails', () => {
  test.use({ refusals: [502, 429] })

  test('GEN-10 an error is explained with the ids for support, and a retry helps', async ({
    as,
  }) => {
    const page = await as('auditor')
    const id = await prepareUser('eva.error')
    await setFaults({ operation: 'ListAliases', kind: 'throttle', count: 3 })
    await page.goto(`${examplePath}/users/${id}/aliases`)
    const aliases = page.getByRole('table', { name: 'Aliases' })
    await aliases.getByRole('button', { name: 'Details for support' }).click()
    await expect(aliases.getByText(/AWS request: /)).toBeVisible()
    await aliases.getByRole('button', { name: 'Retry' }).click()
    await expect(aliases.getByRole('row', { name: /eva\.error@example\.com/ })).toBeVisible()
  })
})
