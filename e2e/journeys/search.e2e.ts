import { addUsers, untilFound } from '../backend.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, organizationsPath } from '../local-aws.ts'

test('USR-25 the help desk gets from any page to a password reset with the keyboard only', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await addUsers(await as('administrator'), ['paula.palette'])
  await untilFound(page, 'paula.palette', 1)
  await page.goto(`${examplePath}/users`)
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Search the console' })
  const field = palette.getByRole('combobox')
  // At once: nothing that is typed while the search is loaded may be lost.
  await page.keyboard.type('PALETTE paula')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('PALETTE paula')
  const person = palette.getByRole('option', { name: /^paula\.palette/ })
  await expect(person).toHaveAttribute('aria-selected', 'true')
  await expect(palette.getByRole('status')).toContainText('As of')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  const reset = palette.getByRole('option', { name: 'Reset password: paula.palette' })
  await expect(reset).toHaveAttribute('aria-selected', 'true')
  await expect(field).toHaveAttribute(
    'aria-activedescendant',
    (await reset.getAttribute('id')) ?? '',
  )
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /paula\.palette/ })).toBeVisible()
  await expect(page.getByLabel('New password')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()

  // Recent choices come first.
  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('option').first()).toContainText('Reset password: paula.palette')
  await expect(palette.getByRole('option', { name: /^Add user/ })).toHaveCount(0)
})

test('an administrator finds pages, actions and similar names, and Escape returns the focus', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(organizationsPath)
  const open = page.getByRole('button', { name: 'Search (Ctrl+K)' })
  await open.click()
  const palette = page.getByRole('dialog', { name: 'Search the console' })
  await expect(palette.getByRole('option', { name: /^Audit log/ })).toBeVisible()
  await expect(palette).toContainText('Open an organization')
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await expect(open).toBeFocused()

  await page.goto(`${examplePath}/users`)
  await open.click()
  await page.keyboard.type('add')
  await page.getByRole('option', { name: /^Add user/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Add user' })).toBeVisible()
  await expect(page.getByLabel('First name')).toBeFocused()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('ana silwa')
  const near = palette.getByRole('group', { name: 'Did you mean' })
  await expect(near.getByRole('option', { name: /^Ana Silva/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Silva' })).toBeVisible()
})

test('ORG-40 ORG-41 ORG-42 every role finds the owner of an address, as primary address or alias, or that it is free', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await page.getByRole('link', { name: 'Find an email address' }).click()
  const address = page.getByRole('textbox', { name: 'Email address' })
  const main = page.getByRole('main')
  await address.fill('nobody')
  await page.keyboard.press('Enter')
  await expect(main.getByText('characters that WorkMail does not accept')).toBeVisible()

  await address.fill('a.silva@example.com')
  await page.keyboard.press('Enter')
  await expect(main.getByRole('link', { name: 'Ana Silva' })).toBeVisible()
  await expect(main.getByText('Alias', { exact: true })).toBeVisible()
  await expect(page).toHaveURL(/find-address\?address=a\.silva%40example\.com/)
  await expectAccessible(page)
  await page.reload()
  await expect(main.getByRole('link', { name: 'Ana Silva' })).toBeVisible()

  await address.fill('ana.silva@example.com')
  await main.getByRole('button', { name: 'Search' }).click()
  await expect(main.getByText('Primary address', { exact: true })).toBeVisible()

  await address.fill('ana.silvia@example.com')
  await page.keyboard.press('Enter')
  // Another status says that similar addresses are searched.
  await expect(main.getByRole('status').filter({ hasText: 'is not used' })).toHaveText(
    'ana.silvia@example.com is not used in this organization.',
  )
  await expect(main.getByRole('alert')).toHaveCount(0)
  await main.getByRole('listitem').getByRole('link', { name: 'Ana Silva' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ana Silva' })).toBeVisible()
})
