import type { Page } from '@playwright/test'
import { canaryPassword } from '../environment.ts'
import { handOverOf, searchOf } from '../help-desk.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, prepareUser } from '../local-aws.ts'

/** Resets a user's password on their page, up to handing it over. */
async function handOver(page: Page, name: string, password: string) {
  const id = await prepareUser(name)
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  const dialog = handOverOf(page, name)
  await expect(dialog.getByRole('textbox', { name: `Password of ${name}` })).toBeFocused()
  return dialog
}

test('USR-25 spaces in a password give a warning, and each is visible when the password is handed over', async ({
  as,
}) => {
  const page = await as('helpDesk')
  const id = await prepareUser('bela.blank')
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  const field = page.getByLabel('New password')
  await field.fill('  Leading Space 1')
  await expect(field).toHaveAccessibleDescription(/has a blank at its beginning or end/)
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  const shown = page.getByRole('textbox', { name: 'Password of bela.blank' })
  expect(await shown.textContent()).toBe('  Leading Space 1')
  await expect(page.getByText('␣ marks a blank.')).toBeVisible()
  const drawn = await shown
    .locator('.blank')
    .evaluateAll((blanks) => blanks.map((blank) => getComputedStyle(blank, '::before').content))
  expect(drawn).toEqual(Array(4).fill('"␣"'))
  await expectAccessible(page)
})

test('USR-25 a stray click or key cannot lose a password that was not copied, printed or told', async ({
  as,
}, { retry }) => {
  // A user of the same name who was deleted may still be in the index.
  const user = `lola.lost${retry}`
  const page = await as('helpDesk')
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await prepareUser(user)
  await page.goto(`${examplePath}/help-desk`)
  await searchOf(page).fill(user)
  await page.keyboard.press('Enter')
  await page.getByLabel('New password').fill(canaryPassword)
  await page.keyboard.press('Enter')
  const dialog = handOverOf(page, user)
  await expect(dialog).toContainText(canaryPassword)
  await page.mouse.click(5, 400)
  await expect(dialog).toContainText(canaryPassword)
  await dialog.getByRole('textbox').focus()
  const question = page.getByRole('dialog', { name: `Does ${user} have the new password?` })
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close dialog' }).click(),
    () => page.goBack(),
  ]) {
    await leave()
    await expect(question).toContainText('Nobody can see it again')
    await expect(question.getByRole('button', { name: 'Back to the password' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(dialog).toContainText(canaryPassword)
  }
  await dialog.getByRole('button', { name: 'Print a slip' }).click()
  await expect(page.locator('.password-slip')).toContainText(canaryPassword)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(page.locator('.password-slip')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  await expect(searchOf(page)).toBeFocused()
  await expect(page.getByText(canaryPassword)).toHaveCount(0)
})

test('USR-25 only the slip with the password is printed', async ({ as }) => {
  const page = await as('helpDesk')
  await page.addInitScript(() => {
    window.print = () => {}
  })
  const dialog = await handOver(page, 'paula.paper', canaryPassword)
  await dialog.getByRole('button', { name: 'Print a slip' }).click()
  await page.emulateMedia({ media: 'print' })
  const slip = page.locator('.password-slip')
  await expect(slip).toBeVisible()
  await expect(slip).toContainText('New password for paula.paper')
  await expect(slip).toContainText('paula.paper@example.com')
  await expect(slip).toContainText(canaryPassword)
  await expect(slip).toContainText('https://example-corp.awsapps.com/mail')
  await expect(dialog).toBeHidden()
})

test('USR-25 without a clipboard the password is copied the older way, and a failure is shown', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  const dialog = await handOver(page, 'nick.noclip', canaryPassword)
  await page.evaluate(() => {
    document.execCommand = () => false
  })
  await dialog.getByRole('button', { name: 'Copy password' }).click()
  await expect(dialog.getByText('Could not copy the password.')).toBeVisible()
  await page.evaluate(() => {
    document.execCommand = () => true
  })
  await dialog.getByRole('button', { name: 'Copy password' }).click()
  await expect(dialog.getByText('Password copied.')).toBeVisible()
})

test('USR-25 the password is spelled out in the reader’s language', async ({ as }) => {
  const page = await as('helpDesk', { locale: 'de-DE' })
  const id = await prepareUser('anton.alphabet')
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  await page.getByLabel('Neues Passwort').fill('Tü-4711x')
  await page.getByRole('button', { name: 'Zurücksetzen', exact: true }).click()
  await page.getByRole('button', { name: 'Buchstabieren' }).click()
  const spelled = page.getByRole('list', { name: 'Das Passwort, buchstabiert' })
  await expect(spelled.getByRole('listitem')).toHaveCount(8)
  await expect(spelled.getByRole('listitem')).toContainText([
    'großes Theodor',
    'kleines Übermut',
    'Bindestrich',
    'vier',
    'sieben',
    'eins',
    'eins',
    'kleines Xanthippe',
  ])
  await expectAccessible(page)
})
