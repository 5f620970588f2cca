import { addUsers, untilFound } from '../backend.ts'
import { canaryPassword } from '../environment.ts'
import { expect, expectAccessible, notices, test } from '../journey.ts'
import { activeDirectoryId, examplePath, organizationsPath, prepareUser } from '../local-aws.ts'

test('USR-04 an administrator adds a user, who is created and enabled in one step', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${examplePath}/users`)
  await page.getByRole('link', { name: 'Add user' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Add user' })).toBeVisible()
  await expect(page.getByLabel('First name')).toBeFocused()
  await page.keyboard.type('Nora')
  await page.getByLabel('Last name').fill('New')
  await expect(page.getByLabel('Display name')).toHaveValue('Nora New')
  await expect(page.getByLabel('User name', { exact: true })).toHaveValue('nora.new')
  await expect(page.getByLabel('Local part of the address')).toHaveValue('nora.new')
  await page.getByLabel('Password', { exact: true }).fill(canaryPassword)
  await page.getByLabel('Repeat password').fill(canaryPassword)
  await page.getByRole('button', { name: 'AWS CLI' }).click()
  await expect(page.getByText('aws workmail create-user')).toContainText('--password "$PASSWORD"')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Add user' }).click()
  // The password is handed over like a reset one, because it is shown nowhere else.
  const handOver = page.getByRole('dialog', { name: 'Password of Nora New' })
  await expect(handOver.getByRole('textbox')).toHaveText(canaryPassword)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').getByRole('button', { name: 'Back to the password' }).click()
  await handOver.getByRole('button', { name: 'I have told them' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Nora New' })).toBeVisible()
  await expect(notices(page)).toContainText('https://example-corp.awsapps.com/mail')
  await page.getByRole('tab', { name: 'Aliases' }).click()
  await expect(page.getByRole('row', { name: /nora\.new@example\.com/ })).toContainText('Primary')
})

test('USR-04 wrong input is refused at its field and nothing is sent', async ({ as }) => {
  const page = await as('administrator')
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await page.goto(`${examplePath}/users/create`)
  await page.getByLabel('Display name').fill('Not A Name')
  await page.getByLabel('User name', { exact: true }).fill('not a name')
  await page.getByLabel('Password', { exact: true }).fill('Passw0rd')
  await page.getByLabel('Repeat password').fill('Passw0rt')
  await page.getByRole('button', { name: 'Add user' }).click()
  await expect(page.getByLabel('User name', { exact: true })).toBeFocused()
  const name = page.getByLabel('User name', { exact: true })
  await expect(name).toHaveAccessibleDescription(/characters that WorkMail does not accept/)
  await expect(name).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('The passwords do not match.', { exact: true })).toBeVisible()
  await expectAccessible(page)
  expect(sent.filter((url) => url.endsWith('users.create'))).toEqual([])
})

test.describe('an address that is taken', () => {
  test.use({ refusals: [400] })

  test('T-11 GEN-05 is refused at its field with its owner before the user is created, and another one is accepted', async ({
    as,
  }) => {
    const page = await as('administrator')
    await page.goto(`${examplePath}/users/create`)
    await page.getByLabel('User name', { exact: true }).fill('tom.taken')
    await page.getByLabel('Display name').fill('Tom Taken')
    await page.getByLabel('Local part of the address').fill('ana.silva')
    await page.getByRole('button', { name: 'Generate password' }).click()
    await page.getByRole('button', { name: 'Add user' }).click()
    await expect(page.getByText('This address belongs to Ana Silva (User)')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ana Silva' })).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Local part of the address').fill('tom.free')
    await page.getByRole('button', { name: 'Add user' }).click()
    await page.getByRole('button', { name: 'I have told them' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Tom Taken' })).toBeVisible()
    await expect(page.getByText('tom.free@example.com').first()).toBeVisible()
  })
})

test('USR-12 USR-08 USR-13 an administrator disables a user after reading the consequences, and deletes them', async ({
  as,
}) => {
  const page = await as('administrator')
  const id = await prepareUser('lars.leaving')
  await page.goto(`${examplePath}/users/${id}`)
  await page.getByRole('link', { name: 'Disable' }).click()
  const disable = page.getByRole('dialog', { name: 'Disable lars.leaving?' })
  await expect(disable).toContainText('The mailbox is kept for 30 days')
  await expectAccessible(page)
  await disable.getByRole('button', { name: 'Disable' }).click()
  await expect(page.getByText('lars.leaving was disabled.', { exact: true })).toBeVisible()
  await expect(page.getByText('to restore the mailbox')).toBeVisible()

  await page.getByRole('link', { name: 'Delete' }).click()
  const remove = page.getByRole('dialog', { name: 'Delete lars.leaving?' })
  const button = remove.getByRole('button', { name: 'Delete' })
  await remove.getByRole('textbox').fill('Lars.Leaving')
  await expect(button).toBeDisabled()
  await remove.getByRole('textbox').fill('lars.leaving')
  await button.click()
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expect(page.getByText('lars.leaving was deleted.', { exact: true })).toBeVisible()
})

test('GEN-09 Escape and the back button close a dialog, and the focus returns', async ({ as }) => {
  const page = await as('administrator')
  const id = await prepareUser('fay.focus')
  await page.goto(`${examplePath}/users/${id}`)
  const disable = page.getByRole('link', { name: 'Disable' })
  for (const close of [() => page.keyboard.press('Escape'), () => page.goBack()]) {
    await disable.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeVisible()
    await close()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(disable).toBeFocused()
  }
})

test('USR-01 USR-02 the whole directory is searched by any part of a name, narrowed by status and role, and sorted', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  const table = page.getByRole('table', { name: 'Users' })
  const search = page.getByRole('searchbox')
  await search.fill('MULL')
  await expect(table.getByRole('row', { name: /Jürgen Müller/ })).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(2)
  await search.fill('')
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Remote user')
  await expect(table.getByRole('row', { name: /remote\.partner/ })).toBeVisible()
  await expect(page).toHaveURL(/role=REMOTE_USER/)
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Deleted')
  await expect(page.getByText('No user matches.')).toBeVisible()
  await page.getByRole('link', { name: 'Clear filters' }).click()
  await table.getByRole('button', { name: 'User name' }).click()
  await expect(table.getByRole('columnheader', { name: 'User name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
  await expectAccessible(page)
})

test('GEN-08 one selected user gets a dialog, and several get a plan', async ({ as }) => {
  const page = await as('administrator')
  await addUsers(page, ['sel.one', 'sel.two'])
  await untilFound(page, 'sel.', 2)
  await page.goto(`${examplePath}/users?text=sel.`)
  await page.getByRole('checkbox', { name: 'Select sel.one' }).check()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeDisabled()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await expect(page.getByRole('dialog', { name: 'Disable sel.one?' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()

  await page.getByRole('checkbox', { name: 'Select sel.one' }).check()
  await page.getByRole('checkbox', { name: 'Select sel.two' }).check()
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Set mailbox quota' }).click()
  await expect(page).toHaveURL(/\/bulk\/updateQuota$/)
})

test('USR-02 GEN-04 the live list has the filters of AWS, and the address contains them', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users`)
  await page.getByRole('checkbox', { name: 'Live from AWS' }).click()
  const text = page.getByLabel('Beginning of the value')
  await text.fill('Ana')
  await expect(page.getByText('No user matches. The search is case-sensitive')).toBeVisible()
  await text.fill('ana')
  await expect(page.getByRole('row', { name: /Ana Silva/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /Jürgen/ })).toHaveCount(0)
  await expect(page).toHaveURL(/text=ana/)
  await page.reload()
  await expect(text).toHaveValue('ana')
  await expect(page.getByRole('row', { name: /Ana Silva/ })).toBeVisible()
})

test('GEN-04 the list has pages, forwards and back, also by address', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/users?pageSize=10`)
  const rows = page.getByRole('table', { name: 'Users' }).getByRole('row')
  await expect(rows).toHaveCount(11)
  const first = await rows.nth(1).textContent()
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(rows.nth(1)).not.toHaveText(first ?? '')
  const second = await rows.nth(1).textContent()
  await page.reload()
  await expect(rows.nth(1)).toHaveText(second ?? '')
  await page.getByRole('button', { name: 'Previous page' }).click()
  await expect(rows.nth(1)).toHaveText(first ?? '')
})

test('T-28 GEN-07 in a directory of Active Directory no password can be reset, and the page says why', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${activeDirectoryId}/users`)
  await page.getByRole('link', { name: 'ana.silva' }).click()
  await expect(
    page.getByText('This organization uses AD Connector.').filter({ visible: true }),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: 'Reset password' })).toHaveCount(0)
  const reset = page.getByRole('button', { name: 'Reset password' })
  await expect(reset).toBeDisabled()
  await expect(reset).toHaveAccessibleDescription(/AD Connector/)
})

test.describe('what is not there', () => {
  test.use({ refusals: [400] })

  test('GEN-10 the page of an unknown user leads back to the list', async ({ as }) => {
    const page = await as('auditor')
    await page.goto(`${examplePath}/users/00000000-0000-4000-8000-00000000dead`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('This user does not exist')
    await page.getByRole('link', { name: 'Go to users' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  })

  test('X-02 an organization of another Region is not found in this one', async ({ as }) => {
    const page = await as('auditor')
    await page.goto(`${organizationsPath}/m-ffffffffffffffffffffffffffffffff/users`)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Users')
    await expect(page.getByRole('main').getByRole('link', { name: /organizations/i })).toBeVisible()
  })
})
