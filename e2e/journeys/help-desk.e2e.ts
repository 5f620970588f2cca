import type { Page } from '@playwright/test'
import { canaryPassword } from '../environment.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import {
  exampleId,
  examplePath,
  managedDirectoryId,
  organizationsPath,
  prepareUser,
  workmail,
} from '../local-aws.ts'

const generated = /^(?:\w{4}-){3}\d{4}$/

const searchOf = (page: Page) => page.getByRole('combobox', { name: 'Find a person' })
const peopleOf = (page: Page) => page.getByRole('listbox', { name: 'People found' })
const handOverOf = (page: Page, name: string) =>
  page.getByRole('dialog', { name: `Password of ${name}` })

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

test.describe('a refused password', () => {
  test.use({ refusals: [400] })

  test('USR-27 the help desk is told at the field that a password does not meet the rules, and can go on', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    const id = await prepareUser('rita.refused')
    await page.goto(`${examplePath}/users/${id}/reset-password`)
    const dialog = page.getByRole('dialog', { name: 'Reset the password of rita.refused' })
    const field = dialog.getByLabel('New password')
    await field.fill('short')
    await expect(
      dialog.getByText('At least 3 of these 5 kinds (1 so far)', { exact: true }),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(field).toBeFocused()
    await expect(field).toHaveAccessibleDescription(/The password does not meet the rules below\./)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expectAccessible(page)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.fill(canaryPassword)
    await expect(field).not.toHaveAttribute('aria-invalid', 'true')
    await dialog.getByRole('button', { name: 'Reset', exact: true }).click()
    await expect(handOverOf(page, 'rita.refused')).toContainText(canaryPassword)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'I have told them' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'rita.refused' })).toBeVisible()
  })

  test('USR-29 USR-31 in an AWS Managed Microsoft AD, whose rules are unknown here, AWS’s own words are shown', async ({
    as,
  }) => {
    const page = await as('helpDesk')
    await page.goto(`${organizationsPath}/${managedDirectoryId}/help-desk`)
    await expect(searchOf(page)).toBeFocused()
    await page.keyboard.type('ana.silva')
    await expect(page.getByText('1 person found')).toBeVisible()
    await page.keyboard.press('Enter')
    const field = page.getByLabel('New password')
    await field.fill('short')
    await expect(page.getByRole('list', { name: 'Password rules' })).toHaveCount(0)
    await page.keyboard.press('Enter')
    await expect(field).toHaveAccessibleDescription(
      /The password does not meet the rules of the directory\./,
    )
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByText('The password policy of your AWS Managed')).toBeVisible()
    await expect(page.getByText('AWS says:')).toBeVisible()
  })

  test('USR-27 whoever adds a user is told that the password does not meet the rules', async ({
    as,
  }) => {
    const page = await as('administrator')
    await page.goto(`${examplePath}/users/create`)
    await page.getByLabel('User name', { exact: true }).fill('rosa.refused')
    await page.getByLabel('Display name').fill('Rosa Refused')
    await page.getByLabel('Local part of the address').fill('rosa.refused')
    for (const label of ['Password', 'Repeat password'])
      await page.getByLabel(label, { exact: true }).fill('short')
    await page.getByRole('button', { name: 'Add user' }).click()
    const field = page.getByLabel('Password', { exact: true })
    await expect(field).toHaveAccessibleDescription(/The password does not meet the rules below\./)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  })
})

test('USR-27 a problem with a password is shown before it is sent, and names the character', async ({
  as,
}) => {
  const page = await as('helpDesk')
  const id = await prepareUser('wanda.warned')
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  const field = page.getByLabel('New password')
  await field.fill('Cost-4711-€')
  await expect(field).toHaveAccessibleDescription(/A password cannot contain “€”\./)
  await field.fill('Пароль-4711')
  await expect(field).toHaveAccessibleDescription(/A password cannot contain “П”, “а”/)
  await field.fill('Aa1'.repeat(22))
  await expect(field).toHaveAccessibleDescription(
    /This password has 66 characters\. WorkMail accepts at most 63\./,
  )
  // A Mac pastes the accent as a separate character.
  await field.fill('Gru\u0308n-4711-x')
  await page.getByRole('button', { name: 'Reset', exact: true }).click()
  const shown = page.getByRole('textbox', { name: 'Password of wanda.warned' })
  await expect(shown).toHaveText('Gr\u00FCn-4711-x')
})

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
}) => {
  const page = await as('helpDesk')
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await prepareUser('lola.lost')
  await page.goto(`${examplePath}/help-desk`)
  await searchOf(page).fill('lola.lost')
  await page.keyboard.press('Enter')
  await page.getByLabel('New password').fill(canaryPassword)
  await page.keyboard.press('Enter')
  const dialog = handOverOf(page, 'lola.lost')
  await expect(dialog).toContainText(canaryPassword)
  await page.mouse.click(5, 400)
  await expect(dialog).toContainText(canaryPassword)
  await dialog.getByRole('textbox').focus()
  const question = page.getByRole('dialog', { name: 'Does lola.lost have the new password?' })
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Close modal' }).click(),
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

test('T-13 the help desk finds people in any usual spelling, and by an alias', async ({ as }) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  for (const text of ['ANA SIL', 'ana sil', 'a.silva@example.com']) {
    await searchOf(page).fill(text)
    await expect(peopleOf(page).getByRole('option', { name: /^Ana Silva/ })).toBeVisible()
  }
  await searchOf(page).fill('nobody at all')
  await expect(page.getByText('Nobody found')).toBeVisible()
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

test('USR-25 the reset page says that somebody else has just reset the password', async ({
  as,
}) => {
  const administrator = await as('administrator')
  const id = await prepareUser('tina.twice')
  await administrator.goto(`${examplePath}/users/${id}/reset-password`)
  await administrator.getByRole('button', { name: 'Reset', exact: true }).click()
  await administrator.getByRole('button', { name: 'I have told them' }).click()
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/users/${id}/reset-password`)
  await expect(page.getByRole('dialog')).toContainText(
    'administrator@mailroom.example reset this password less than a minute ago.',
  )
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

test('IDC-16 USR-26 if only IAM Identity Center opens mailboxes no password is set, and the way there is shown', async ({
  as,
}) => {
  const { OrganizationId = '' } = await workmail.createOrganization({ Alias: 'center-only' })
  const state = async () => (await workmail.describeOrganization({ OrganizationId })).State
  await expect.poll(state).toBe('Active')
  const { UserId = '' } = await workmail.createUser({
    OrganizationId,
    Name: 'ida.center',
    DisplayName: 'Ida Center',
    Password: 'Prepared-4711',
  })
  await workmail.registerToWorkMail({
    OrganizationId,
    EntityId: UserId,
    Email: 'ida.center@center-only.awsapps.com',
  })
  const { ApplicationArn } = await workmail.createIdentityCenterApplication({
    Name: 'WorkMail',
    InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
  })
  const mode = (AuthenticationMode: 'IDENTITY_PROVIDER_ONLY' | 'IDENTITY_PROVIDER_AND_DIRECTORY') =>
    workmail.putIdentityProviderConfiguration({
      OrganizationId,
      AuthenticationMode,
      IdentityCenterConfiguration: {
        InstanceArn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef',
        ApplicationArn,
      },
      PersonalAccessTokenConfiguration: { Status: 'INACTIVE' },
    })
  await mode('IDENTITY_PROVIDER_ONLY')
  const page = await as('helpDesk')
  await page.goto(`${organizationsPath}/${OrganizationId}/help-desk/${UserId}`)
  const dialog = page.getByRole('dialog', { name: 'Reset the password of Ida Center' })
  await expect(dialog).toContainText('A WorkMail password opens nothing')
  await expect(dialog.getByRole('link', { name: /Open IAM Identity Center/ })).toHaveAttribute(
    'href',
    /^https:\/\/us-east-1\.console\.aws\.amazon\.com\/singlesignon\//,
  )
  await expect(dialog.getByLabel('New password')).toHaveCount(0)
  await expectAccessible(page)
  await mode('IDENTITY_PROVIDER_AND_DIRECTORY')
  await page.reload()
  await expect(dialog).toContainText('This resets the WorkMail password only.')
  await expect(dialog.getByLabel('New password')).toBeFocused()
})

test('the help desk signs in to the organization it used last, and opens the help desk from every page; other roles do not', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/help-desk`)
  await expect(searchOf(page)).toBeFocused()
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
  const menu = auditor.getByRole('navigation', { name: 'Main navigation' })
  await expect(menu.getByRole('link', { name: 'Users', exact: true })).toBeVisible()
  await expect(menu.getByRole('link', { name: 'Help desk' })).toHaveCount(0)
})
