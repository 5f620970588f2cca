import type { Locator, Page } from '@playwright/test'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import {
  exampleId,
  examplePath,
  managedDirectoryId,
  organizationsPath,
  simpleDirectoryId,
} from '../local-aws.ts'

// No other journey looks at the policies of this domain.
const policiesPath = `${organizationsPath}/${managedDirectoryId}/domains/managed.example/identity-policies`
const legacyPath = `${examplePath}/domains/example.org/identity-policies`

// One after another: two of them look at the same policy, which one of them changes for a while.
test.describe.configure({ mode: 'default' })

/** Empties the focused editor and types a text into it. */
async function typeOver(page: Page, text: string) {
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
}

function statement(effect: 'Allow' | 'Deny') {
  return {
    ...{ Sid: 'Program', Effect: effect, Principal: { AWS: '123456789012' } },
    ...{
      Action: 'ses:SendEmail',
      Resource: 'arn:aws:ses:us-east-1:123456789012:identity/managed.example',
    },
  }
}

const policy = (effect: 'Allow' | 'Deny') => JSON.stringify({ Statement: statement(effect) })

test('DOM-41 a policy is created with the keyboard: mistakes have their place, and nothing loads the editor before', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  const loaded: string[] = []
  page.on('request', (request) => loaded.push(request.url()))
  const editors = () => loaded.filter((url) => /JsonEditor/.test(url))
  await page.goto(policiesPath)
  const main = page.getByRole('main')
  await expect(main.getByText('Newsletter: Custom')).toBeVisible()
  expect(editors()).toEqual([])
  await page.getByRole('link', { name: 'Create policy' }).press('Enter')
  const editor = main.getByRole('textbox', { name: 'Policy', exact: true })
  await expect(editor).toBeVisible()
  expect(editors()).toHaveLength(1)
  await main.getByRole('textbox', { name: 'Policy name' }).fill('keyboard policy')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(editor).toBeFocused()
  // The editor stands in a shadow tree; what is typed there is no shortcut of the page.
  await page.keyboard.type('{"Id": "Who? /')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const told = (words: string) => main.getByRole('status').filter({ hasText: words })
  await expect(told('Line 1, column 8: here it is no longer JSON.')).toBeVisible()
  await expect(editor).toHaveAttribute('aria-invalid', 'true')
  await expect(editor).toHaveAccessibleDescription(/Tab leaves the editor.*Line 1, column 8/)
  await expectAccessible(page)
  // Whoever leaves the editor just after the correction does not lose the place to the page.
  const goTo = main.getByRole('button', { name: 'Go to this place' })
  await typeOver(page, '{}')
  await page.keyboard.press('Tab')
  await expect(goTo).toHaveCount(0)
  await expect(told('The text is JSON again.')).toBeVisible()
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false)
  await editor.focus()
  await typeOver(page, '{"Id": "Who? /')
  await expect(told('Line 1, column 8: here it is no longer JSON.')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(goTo).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(editor).toBeFocused()
  await page.keyboard.press('Shift+Tab')
  await expect(main.getByRole('button', { name: 'Insert WorkMail statement' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(main.getByText('The text is not a policy. Correct it first.')).toBeVisible()

  const create = main.getByRole('button', { name: 'Create policy' })
  await create.click()
  await expect(main.getByText('Use letters from A to Z, digits')).toBeVisible()
  await expect(main.getByText('This is not a JSON object.').first()).toBeVisible()
  await expect(main.getByRole('textbox', { name: 'Policy name' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText('keyboard')
  await create.press('Enter')
  await expect(editor).toBeFocused()

  await typeOver(page, '{"Id":"a","Id":"b"}')
  await expect(told('Line 1, column 11: this key stands twice')).toBeVisible()
  await typeOver(page, policy('Allow').replace('Program', 'x'.repeat(4_096)))
  await create.click()
  await expect(main.getByText('A policy can have up to 4,096 bytes').first()).toBeVisible()
  await typeOver(page, '{"Statement":{"Effect":"Allow"}}')
  await create.click()
  await expect(main.getByText('Amazon SES does not accept this policy.').first()).toBeVisible()
  await expectAccessible(page)
  await typeOver(page, policy('Allow').replace('SendEmail', 'SendEmial'))
  await expect(main.getByText('ses:SendEmial is not an action by which')).toBeVisible()
  await expectAccessible(page)
  await typeOver(page, policy('Allow'))
  await expect(main.getByText('ses:SendEmial is not an action by which')).toHaveCount(0)
  await create.click()
  await expect(notices(page)).toContainText('The identity policy keyboard was saved.')
  await expect(page.getByRole('heading', { name: 'keyboard', exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Delete the policy keyboard' }).click()
  const dialog = page.getByRole('dialog')
  await expect(
    dialog.getByText('Whoever sends mail from managed.example by this policy'),
  ).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete policy' }).click()
  await expect(notices(page)).toContainText('The identity policy keyboard was deleted.')
  await expect(page.getByRole('heading', { name: 'keyboard', exact: true })).toHaveCount(0)
})

/** Copies the page as a browser does, with its styles, and pastes it over the text of an editor. */
async function pastePage(page: Page, editor: Locator) {
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+c')
  await editor.click()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+v')
}

test('DOM-41 the editor keeps to the content security policy, whatever is typed, pasted or pointed at', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  // The browser also writes each violation to the console, which fails every journey.
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      console.error(`Violation of ${violatedDirective}: ${sample}`),
    ),
  )
  await page.goto(`${policiesPath}/company-mail/edit`)
  const main = page.getByRole('main')
  const editor = main.getByRole('textbox', { name: 'Policy' })
  const told = main.getByRole('status').filter({ hasText: 'it is no longer JSON' })
  const tooltip = page.locator('.cm-tooltip')
  await editor.click()
  await typeOver(page, '{\n "a": ,\n "b": [1, 2\n}')
  await expect(told).toBeVisible()
  for (const place of ['.cm-lintRange', '.cm-lint-marker']) {
    await page.locator(place).first().hover({ force: true })
    await expect(tooltip).toContainText('it is no longer JSON')
    await page.mouse.move(0, 0)
    await expect(tooltip).toHaveCount(0)
  }
  const changes = page.getByRole('region', { name: 'What changes' })
  await expect(changes).toContainText('Added: "a": ,')
  await typeOver(page, `{"a": "${'x'.repeat(20_000)}\u202e\u0000`)
  await expect(told).toBeVisible()
  const statements = Array.from({ length: 40 }, () => statement('Allow'))
  const long = JSON.stringify({ Statement: statements }, undefined, 2)
  expect(long.length).toBeGreaterThan(5_000)
  await typeOver(page, long)
  await expect(told).toHaveCount(0)
  const keys = ['End', 'Home', 'f', 'Alt+[', 'Shift+m', '/', 'd', ']', 'Shift+k', 'z', 'y']
  for (const key of ['F8', 'Alt+g', ...keys.map((each) => `ControlOrMeta+${each}`)])
    await page.keyboard.press(key)
  await pastePage(page, editor)
  await expect(editor).toContainText('Added:')
  await expect(told).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(told).toHaveCount(0)
  await main.getByRole('button', { name: 'Insert WorkMail statement' }).click()
  await expect(changes).toContainText('Added: "Service": "workmail.us-east-1.amazonaws.com"')
})

test('DOM-39 DOM-40 DOM-41 USR-15 WorkMail’s statement is inserted, the change is shown before it is saved, undone, and another tab is not overwritten', async ({
  as,
  refusals,
}) => {
  refusals.push(409)
  const page = await as('administrator')
  const other = await as('administrator')
  const editPath = `${policiesPath}/company-mail/edit`
  await page.goto(editPath)
  await other.goto(editPath)
  const main = page.getByRole('main')
  await main.getByRole('button', { name: 'Insert WorkMail statement' }).click()
  await expect(main.getByText('The statement of WorkMail is in the policy.')).toBeVisible()
  const changes = page.getByRole('region', { name: 'What changes' })
  await expect(changes).toContainText('Removed: "AWS": "arn:aws:iam::999999999999:root"')
  await expect(changes).toContainText('Added: "Service": "workmail.us-east-1.amazonaws.com"')
  await expect(changes).toContainText(`organization/${managedDirectoryId}`)
  await expectAccessible(page)
  await main.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('WorkMail can send for this domain.')).toBeVisible()
  await expect(page.getByText('Custom policies are used')).toBeVisible()
  await expectAccessible(page)

  const editor = other.getByRole('main').getByRole('textbox', { name: 'Policy' })
  await editor.click()
  await typeOver(other, policy('Deny'))
  await expect(other.getByText('Mail from managed.example would stop')).toBeVisible()
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(other.getByText('Type the name of the domain first')).toBeVisible()
  await expectAccessible(other)
  await other.getByLabel('Type managed.example to confirm').fill('managed.example')
  await other.getByRole('button', { name: 'Save changes' }).click()
  const conflict = other.getByRole('alert').filter({ hasText: 'Policy' }).first()
  await expect(conflict).toContainText('Removed: "Service": "workmail.us-east-1.amazonaws.com"')
  await expectAccessible(other)
  await conflict.getByRole('radio').last().check()
  await expect(editor).toContainText('workmail.us-east-1.amazonaws.com')
  await other
    .getByRole('link', { name: 'Cancel' })
    .or(other.getByRole('button', { name: 'Cancel' }))
    .click()

  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(
    page.getByText('WorkMail can send for this domain, but its policy is outdated.'),
  ).toBeVisible()
})

test('DOM-41 whoever saves a policy with a mistake has the focus where it is, and sees it', async ({
  as,
}) => {
  const page = await as('administrator', { viewport: { width: 1280, height: 500 } })
  await page.goto(`${policiesPath}/company-mail/edit`)
  const main = page.getByRole('main')
  const editor = main.getByRole('textbox', { name: 'Policy', exact: true })
  const save = main.getByRole('button', { name: 'Save changes' })
  await editor.click()
  const ends = Array.from({ length: 40 }, () => '\n').join('')
  await typeOver(page, `{"Statement": x}${ends}`)
  await expect(main.getByText(/Line 1, column/).first()).toBeVisible()
  await save.click()
  await expect(editor).toBeFocused()
  await expect(editor.locator('.cm-line').first()).toBeInViewport()
  await typeOver(page, policy('Deny'))
  const confirmation = main.getByLabel('Type managed.example to confirm')
  await expect(confirmation).toBeVisible()
  await save.click()
  await expect(confirmation).toBeFocused()
  await expect(confirmation).toBeInViewport()
  await expect(confirmation).toHaveAccessibleDescription(/^Type the name of the domain first/)
  await expectAccessible(page)
})

test('DOM-40 RTE-02 an outdated policy is updated by adding the domain again, unless a custom one is used', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${policiesPath}`)
  const main = page.getByRole('main')
  await expect(main.getByRole('button', { name: 'Update policy' })).toBeDisabled()
  await expect(main.getByRole('button', { name: 'Update policy' })).toHaveAccessibleDescription(
    /^A custom policy is used\./,
  )
  const path = `${organizationsPath}/${simpleDirectoryId}/domains`
  await page.goto(`${path}/update-policies`)
  await expect(main.getByText('its policy is outdated')).toBeVisible()
  await expectAccessible(page)
  await page.goto(`${path}/simple.example/identity-policies`)
  await main.getByRole('link', { name: 'Update policy' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Mail keeps flowing.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Update policy' }).click()
  await expect(notices(page)).toContainText('The identity policy of simple.example was updated.')
  await expect(main.getByText('WorkMail can send for this domain.')).toBeVisible()
  await expect(main.getByText('"workmail.us-east-1.amazonaws.com"')).toBeVisible()
  await page.goto(`${path}/update-policies`)
  await expect(main.getByText('WorkMail can send for this domain.')).toHaveCount(2)
  await expect(main.getByRole('button', { name: 'Update policies' })).toBeDisabled()
})

test('DOM-41 06 §8.2 deleting the policy of WorkMail says that mail stops, and asks for the domain', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${legacyPath}/WorkMail-${exampleId}/delete`)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Mail from example.org stops')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Delete policy' })).toBeDisabled()
  await expectAccessible(page)
  await dialog.getByRole('textbox').fill('example.org')
  await expect(dialog.getByRole('button', { name: 'Delete policy' })).toBeEnabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
})

for (const role of ['helpDesk', 'auditor'] as const)
  test(`DOM-39 the ${role} reads the policies on a phone, and changes none`, async ({ as }) => {
    const page = await as(role, { viewport: { width: 360, height: 740 } })
    await page.goto(legacyPath)
    const main = page.getByRole('main')
    await expect(main.getByText('its policy is outdated')).toBeVisible()
    await expect(main.getByText('"arn:aws:iam::999999999999:root"')).toBeVisible()
    for (const name of ['Create policy', /^Edit/, /^Delete/])
      await expect(main.getByRole('link', { name })).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    await expectAccessible(page)
    await page.goto(`${legacyPath}/WorkMail-${exampleId}/edit`)
    await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
    await expect(page.getByRole('textbox', { name: 'Policy' })).toHaveCount(0)
  })

test('DOM-41 the editor and the changes fit a phone, in German and in the dark', async ({ as }) => {
  const page = await as('administrator', {
    ...{ viewport: { width: 360, height: 740 }, locale: 'de-DE', colorScheme: 'dark' },
  })
  await page.goto(`${legacyPath}/WorkMail-${exampleId}/edit`)
  await page.getByRole('button', { name: 'Anweisung von WorkMail einfügen' }).click()
  await expect(page.getByText('Hinzugefügt:').first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await expectAccessible(page)
})
