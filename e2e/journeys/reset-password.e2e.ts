import { canaryPassword } from '../environment.ts'
import { handOverOf, searchOf } from '../help-desk.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import {
  examplePath,
  managedDirectoryId,
  organizationsPath,
  prepareUser,
  workmail,
} from '../local-aws.ts'

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
      dialog.getByText('At least 3 of these 5 types (1 so far)', { exact: true }),
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
