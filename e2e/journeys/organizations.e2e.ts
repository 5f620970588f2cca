import { expect, expectAccessible, test } from '../journey.ts'
import {
  activeDirectoryId,
  exampleId,
  forceState,
  managedDirectoryId,
  organizationsPath,
  setCreationTime,
  simpleDirectoryId,
} from '../local-aws.ts'

test('X-01 another Region has its own organizations, and the choice is not carried over', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await page.getByRole('link', { name: 'example-corp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'example-corp' })).toBeVisible()
  await page.getByRole('button', { name: /^Region/ }).click()
  await page.getByRole('menuitem', { name: /Ireland/ }).click()
  await expect(page).toHaveURL(/\/local\/eu-west-1\/organizations$/)
  await expect(page.getByRole('link', { name: 'beispiel-gmbh' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'example-corp' })).toHaveCount(0)
})

test('ORG-02 ORG-05 deleted organizations are shown on request, in words and without a link', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await expect(page.getByRole('link', { name: 'example-corp' })).toBeVisible()
  await expect(page.getByRole('row', { name: /former-corp/ })).toHaveCount(0)
  await page.getByRole('main').getByText('deleted').click()
  await expect(page.getByRole('row', { name: /former-corp/ })).toContainText('Deleted')
  await expect(page.getByRole('link', { name: 'former-corp' })).toHaveCount(0)
})

test('ORG-20 GEN-07 the overview names the type of the directory as AWS does', async ({ as }) => {
  const page = await as('auditor')
  const types = [
    [exampleId, 'WorkMail directory'],
    [simpleDirectoryId, 'Simple AD'],
    [managedDirectoryId, 'AWS Managed Microsoft AD'],
    [activeDirectoryId, 'AD Connector'],
  ] as const
  for (const [id, name] of types) {
    await page.goto(`${organizationsPath}/${id}`)
    await expect(page.getByText(name, { exact: true })).toBeVisible()
  }
})

test('USR-04 USR-29 GEN-02 in an AWS Managed Microsoft AD the form says how long a user name may be and leaves the password to AWS, and people have a SID', async ({
  as,
}) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${managedDirectoryId}/users/create`)
  const name = page.getByLabel('User name')
  await expect(name).toHaveAccessibleDescription(/^1–20 letters/)
  await expect(page.getByRole('list', { name: 'Password rules' })).toHaveCount(0)
  await page.goto(`${organizationsPath}/${managedDirectoryId}/users`)
  await page.getByRole('link', { name: 'ana.silva' }).click()
  await expect(page).toHaveURL(/\/users\/S-1-1-12-[\d-]+$/)
  await expect(page.getByRole('heading', { level: 1, name: /ana\.silva|Ana Silva/ })).toBeVisible()
  await page.getByRole('link', { name: 'Reset password' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('New password')).toBeFocused()
  await expect(dialog.getByRole('list', { name: 'Password rules' })).toHaveCount(0)
})

test('ORG-05 02/X-03 an organization that AWS makes unavailable says why in the list and on its pages, and recovers', async ({
  as,
  refusals,
}) => {
  refusals.push(400, 409)
  const page = await as('administrator')
  const why = 'The directory d-5e1a2b3c4d does not answer.'
  const row = page.getByRole('row', { name: /simple-corp/ })
  const overview = `${organizationsPath}/${simpleDirectoryId}`
  try {
    for (const state of ['Validating', 'Failed', 'Inactive', 'Impaired']) {
      await forceState(simpleDirectoryId, state, why)
      await page.goto(organizationsPath)
      await expect(row).toContainText(state)
      await expect(row).toContainText(why)
      await page.goto(`${overview}/users`)
      await expect(page.getByRole('main').getByText(why).first()).toBeVisible()
      await expect(page.getByText(`state is “${state}”`)).toBeVisible()
    }
    await page.goto(overview)
    await expect(page.getByText('Simple AD', { exact: true })).toBeVisible()
    await expectAccessible(page)
  } finally {
    await forceState(simpleDirectoryId, 'Active')
  }
  await page.goto(`${overview}/users`)
  await expect(page.getByRole('link', { name: 'siti.rahayu' })).toBeVisible()
  await expect(page.getByText(why)).toHaveCount(0)
})

/** Returns an alias that no earlier try of a journey has taken. */
function newAlias(name: string): string {
  return `${name}-${test.info().retry + 1}`
}

test('ORG-10 ORG-12 ORG-16 an administrator creates an organization by keyboard on a narrow screen, closes the page, and finds it Active', async ({
  as,
  refusals,
}) => {
  // What the overview asks before it is Active.
  refusals.push(400)
  const alias = newAlias('keyboard-corp')
  await setCreationTime(8_000)
  const page = await as('administrator', { viewport: { width: 360, height: 800 } })
  await page.goto(organizationsPath)
  await page
    .getByRole('button', { name: 'Create organization' })
    .or(page.getByRole('link', { name: 'Create organization' }))
    .press('Enter')
  await expect(page.getByText('AWS takes no new customers for WorkMail')).toBeVisible()
  await page.getByRole('radio', { name: 'The free test domain only' }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio', { name: 'A domain with its DNS elsewhere' })).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('textbox', { name: 'Domain' })).toBeFocused()
  await page.keyboard.type(`${alias}.example`)
  await page.getByRole('textbox', { name: 'Alias' }).focus()
  await page.keyboard.type(alias)
  await expect(page.getByText(`https://${alias}.awsapps.com/mail`)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Alias' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible()
  await expect(page.getByText('AWS is creating this organization')).toBeVisible()
  await expectAccessible(page)
  const address = page.url()
  await setCreationTime()
  await page.close()
  const later = await as('administrator')
  await later.goto(address)
  await expect(later.getByRole('main').getByText('Active', { exact: true })).toBeVisible({
    timeout: 20_000,
  })
  await expect(later.getByText('AWS is creating this organization')).toHaveCount(0)
  await later.goto(`${address}/domains`)
  await expect(later.getByRole('link', { name: `${alias}.example` })).toBeVisible()
})

test('ORG-10 ORG-11 ORG-12 ORG-15 what AWS would refuse is said at its field, and nothing is sent', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/create`)
  const submit = page.getByRole('button', { name: 'Create organization' })
  const alias = page.getByRole('textbox', { name: 'Alias' })
  await page.getByRole('radio', { name: 'A domain in Route 53' }).check()
  await page.getByRole('radio', { name: 'A directory that exists' }).check()
  await page.getByRole('radio', { name: 'A key of yours in AWS KMS' }).check()
  await page.getByRole('combobox', { name: 'Domain' }).fill('<b>exa\u202Emple</b>.com')
  await page.keyboard.press('Escape')
  await alias.fill('d-x')
  await submit.click()
  await expect(page.getByText(/^This contains a hidden character/)).toBeVisible()
  await expect(alias).toHaveAccessibleDescription(/It must not begin with “d-”/)
  for (const name of ['Hosted zone ID', 'Directory ID', 'ARN of the key'])
    await expect(page.getByRole('combobox', { name })).toHaveAccessibleDescription(/Enter a value/)
  await expectAccessible(page)
  await alias.fill('a'.repeat(63))
  await expect(alias).toHaveAccessibleDescription(/At most 62 characters/)
  await page.getByRole('radio', { name: 'The free test domain only' }).check()
  await page.getByRole('radio', { name: 'A new WorkMail directory' }).check()
  await page.getByRole('radio', { name: 'The AWS managed key' }).check()
  await alias.fill('Example-Corp')
  await submit.click()
  await expect(alias).toHaveAccessibleDescription(/This name is already taken/)
  await expect(page).toHaveURL(/\/organizations\/create$/)
})

test('ORG-13 a directory and a hosted zone are chosen from what AWS lists', async ({ as }) => {
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/create`)
  await page.getByRole('radio', { name: 'A domain in Route 53' }).check()
  await page.getByRole('combobox', { name: 'Hosted zone ID' }).click()
  await page.getByRole('option', { name: 'example.net' }).click()
  await expect(page.getByRole('combobox', { name: 'Domain' })).toHaveValue('example.net')
  await page.getByRole('radio', { name: 'A directory that exists' }).check()
  await page.getByRole('combobox', { name: 'Directory ID' }).click()
  await expect(page.getByRole('option', { name: 'in several Regions' })).toBeVisible()
  await page.getByRole('option', { name: 'workshop.example' }).click()
  await expect(page.getByRole('textbox', { name: 'Alias' })).toHaveValue('workshop')
  await expect(page.getByText(/this directory is no AD Connector/)).toBeVisible()
})

test('ORG-05 ORG-16 an organization that AWS could not create says why on its page', async ({
  as,
  refusals,
}) => {
  refusals.push(400, 409)
  const alias = newAlias('unlucky-corp')
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/create`)
  await page.getByRole('textbox', { name: 'Alias' }).fill(alias)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: alias })).toBeVisible()
  const id = page.url().split('/').at(-1) ?? ''
  await forceState(id, 'Failed', 'The directory could not be created.')
  await page.reload()
  await expect(page.getByText('This organization could not be created')).toBeVisible()
  await expect(page.getByText('The directory could not be created.').first()).toBeVisible()
  await expectAccessible(page)
})

for (const [role, name] of [
  ['auditor', 'Auditor'],
  ['helpDesk', 'Help desk'],
] as const)
  test(`ORG-03 the ${role} is not offered to create an organization, and reads why`, async ({
    as,
  }) => {
    const page = await as(role)
    await page.goto(organizationsPath)
    await expect(page.getByRole('link', { name: 'example-corp' })).toBeVisible()
    await expect(page.getByText('Create organization')).toHaveCount(0)
    await page.goto(`${organizationsPath}/create`)
    await expect(page.getByText(`Your role, ${name}, does not include this`)).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Alias' })).toHaveCount(0)
  })
