import type { Page } from '@playwright/test'
import { handOverOf, searchOf } from '../help-desk.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, organizationsPath, prepareUser } from '../local-aws.ts'

const generated = /^(?:\w{4}-){3}\d{4}$/

const peopleOf = (page: Page) => page.getByRole('listbox', { name: 'People found' })

test('USR-25 the help desk resets passwords in five interactions each, caller after caller, with the keyboard only', async ({
  as,
}) => {
  const page = await as('helpDesk', { permissions: ['clipboard-read', 'clipboard-write'] })
  await prepareUser('petra.phone')
  await prepareUser('sybil.second')
  await page.goto(`${examplePath}/help-desk`)
  for (const [typed, name] of [
    ['petra.ph', 'petra.phone'],
    ['sybil.se', 'sybil.second'],
  ] as const) {
    await expect(searchOf(page)).toBeFocused()
    // The previous search is selected, so that typing replaces it.
    await page.keyboard.type(typed)
    await expect(searchOf(page)).toHaveValue(typed)
    await expect(page.getByText('1 person found')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('New password')).toBeFocused()
    await page.keyboard.press('Enter')
    const dialog = handOverOf(page, name)
    const shown = dialog.getByRole('textbox', { name: `Password of ${name}` })
    await expect(shown).toBeFocused()
    await expect(shown).toHaveAccessibleDescription(/^Give this password to the user now\./)
    await expect(shown).toHaveText(generated)
    const password = (await shown.textContent()) ?? ''
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Password copied.')).toBeVisible()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('')
    await expect(page.getByText(password)).toHaveCount(0)
  }
  await page.goBack()
  await page.goForward()
  await expect(page.getByText(generated)).toHaveCount(0)
  const last = page.getByRole('list', { name: 'My last resets' }).getByRole('listitem')
  // Other journeys reset passwords as the same person.
  await expect(last.filter({ hasText: 'sybil.second' })).toHaveCount(1)
  await expect(last.filter({ hasText: 'petra.phone' })).toHaveCount(1)
})

test('T-13 the help desk finds people in any usual spelling, and by an alias', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  for (const text of ['ANA SIL', 'ana sil', 'a.silva@example.com']) {
    // People who were found before stay until the next answer.
    await searchOf(page).fill('nobody at all')
    await expect(page.getByText('Nobody found')).toBeVisible()
    await expect(peopleOf(page).getByRole('option')).toHaveCount(0)
    await searchOf(page).fill(text)
    await expect(peopleOf(page).getByRole('option', { name: /^Ana Silva/ })).toBeVisible()
  }
})

test('USR-25 the arrow keys move through namesakes, and Enter opens the marked one', async ({
  as,
}) => {
  const page = await as('helpDesk')
  for (const number of [1, 2]) await prepareUser(`nina.namesake${number}`)
  await page.goto(`${examplePath}/help-desk`)
  await expect(searchOf(page)).toBeFocused()
  await page.keyboard.type('nina.names')
  await expect(page.getByText('2 people found')).toBeVisible()
  const second = peopleOf(page).getByRole('option', { name: /^nina\.namesake2/ })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(second).toHaveAttribute('aria-selected', 'true')
  await expect(searchOf(page)).toHaveAttribute(
    'aria-activedescendant',
    (await second.getAttribute('id')) ?? '',
  )
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('dialog', { name: 'Reset the password of nina.namesake2' }),
  ).toBeVisible()
})

test('USR-25 Enter on several people opens none of them and marks the first', async ({ as }) => {
  const page = await as('helpDesk')
  for (const number of [1, 2]) await prepareUser(`mona.many${number}`)
  await page.goto(`${examplePath}/help-desk`)
  await expect(searchOf(page)).toBeFocused()
  await page.keyboard.type('mona.many')
  await expect(page.getByText('2 people found')).toBeVisible()
  await page.keyboard.press('Enter')
  const first = peopleOf(page).getByRole('option', { name: /^mona\.many1/ })
  await expect(first).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Reset the password of mona.many1' })).toBeVisible()
})

test('USR-25 a disabled person is found, with the reason, and an administrator gets the details they need', async ({
  as,
}) => {
  const page = await as('helpDesk', { permissions: ['clipboard-read', 'clipboard-write'] })
  const id = await prepareUser('dora.disabled', { enabled: false })
  await page.goto(`${examplePath}/help-desk`)
  await searchOf(page).fill('dora.dis')
  const person = peopleOf(page).getByRole('option', { name: /^dora\.disabled/ })
  await expect(person).toContainText('This user is disabled and cannot sign in.')
  await person.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This user is disabled and cannot sign in.')
  await expect(page.getByRole('button', { name: 'Reset', exact: true })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Copy for an administrator' }).click()
  await expect(dialog.getByText('Copied', { exact: true })).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toContain('The help desk cannot reset the password of dora.disabled')
  expect(copied).toContain('Organization: example-corp')
  expect(copied).toContain(`${examplePath}/users/${id}`)
})

test('the help desk signs in to the organization it used last, and opens the help desk from every page; other roles do not', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  await expect(searchOf(page)).toBeFocused()
  const menuOf = (page: Page) => page.getByRole('navigation', { name: 'Main navigation' })
  await expect(menuOf(page).getByRole('link', { name: 'Help desk' })).toBeVisible()
  await page.goto('/')
  await expect(page).toHaveURL(new RegExp(`/${exampleId}/help-desk$`))
  await page.goto(organizationsPath)
  await expect(page.getByRole('heading', { level: 1, name: 'Organizations' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('reset')
  await page.getByRole('option', { name: /^Help desk: reset a password/ }).click()
  await expect(searchOf(page)).toBeFocused()

  const auditor = await as('auditor')
  await auditor.goto(examplePath)
  await expect(menuOf(auditor).getByRole('link', { name: 'Users', exact: true })).toBeVisible()
  await expect(menuOf(auditor).getByRole('link', { name: 'Help desk' })).toHaveCount(0)
})
