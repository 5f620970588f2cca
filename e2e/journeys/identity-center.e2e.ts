import { expect, expectAccessible, notices, test } from '../journey.ts'
import { managedDirectoryId, organizationsPath, simpleDirectoryId, workmail } from '../local-aws.ts'

// No other journey uses Identity Center in these organizations.
const pathOf = (id: string) => `${organizationsPath}/${id}/identity-center`
const InstanceArn = 'arn:aws:sso:::instance/ssoins-0123456789abcdef'

async function enabled(OrganizationId: string) {
  const { ApplicationArn } = await workmail.createIdentityCenterApplication({
    ...{ Name: `WorkMail-${OrganizationId}`, InstanceArn },
  })
  await workmail.putIdentityProviderConfiguration({
    ...{ OrganizationId, AuthenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY' },
    IdentityCenterConfiguration: { InstanceArn, ApplicationArn },
    PersonalAccessTokenConfiguration: { Status: 'ACTIVE', LifetimeInDays: 365 },
  })
  return pathOf(OrganizationId)
}

test('IDC-01 IDC-03 IDC-14 Identity Center is enabled and disabled, and what is left to do is said', async ({
  as,
}) => {
  const OrganizationId = simpleDirectoryId
  await workmail.deleteIdentityProviderConfiguration({ OrganizationId })
  const page = await as('administrator')
  await page.goto(pathOf(OrganizationId))
  await expect(page.getByText('Not enabled').first()).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Enable', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: /Instance ARN/ }).fill(InstanceArn)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enable', exact: true }).click()
  await expect(notices(page)).toContainText('IAM Identity Center is enabled.')
  await page.getByRole('link', { name: 'Disable', exact: true }).press('Enter')
  await dialog.getByRole('checkbox', { name: /stop working/ }).check()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Disable', exact: true }).click()
  await expect(notices(page)).toContainText('IAM Identity Center was disabled.')
  await expect(page.getByRole('link', { name: 'Plan to reset passwords' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Delete application' }).click()
  await dialog.getByRole('button', { name: 'Delete application' }).click()
  await expect(notices(page)).toContainText('The application was deleted.')
})

test('IDC-12 the mode is changed only after it is read who would lose access, and not while somebody else disables', async ({
  as,
  refusals,
}) => {
  refusals.push(410)
  const OrganizationId = managedDirectoryId
  const path = await enabled(OrganizationId)
  const page = await as('administrator')
  await page.goto(`${path}/mode/edit`)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /^Authentication mode/ }).click()
  await page.getByRole('option', { name: /IAM Identity Center only/ }).click()
  await expect(dialog.getByText(/enabled users with a mailbox would lose access/)).toBeVisible()
  await expect(dialog.getByRole('link', { name: 'Associate them first' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByText('Confirm this first.')).toBeVisible()
  await expectAccessible(page)
  await workmail.deleteIdentityProviderConfiguration({ OrganizationId })
  await dialog.getByRole('checkbox', { name: /I know who loses access/ }).check()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByRole('alert')).toContainText(
    'IAM Identity Center was disabled in the meantime',
  )
  await expect(dialog.getByText(/would lose access/)).toHaveCount(0)
  await expect
    .poll(() =>
      workmail.describeIdentityProviderConfiguration({ OrganizationId }).then(
        () => 'enabled',
        ({ name }: Error) => name,
      ),
    )
    .toBe('ResourceNotFoundException')
})

for (const role of ['auditor', 'helpDesk'] as const)
  test(`IDC-17 the ${role} reads everything about Identity Center, and is offered no change`, async ({
    as,
  }) => {
    const page = await as(role)
    const path = `${organizationsPath}/m-0e1a2b3c4d5e6f708192a3b4c5d6e7f8/identity-center`
    for (const tab of ['', '/associations', '/assignments', '/mode', '/token-settings']) {
      await page.goto(`${path}${tab}`)
      await expect(
        page.getByRole('heading', { level: 1, name: 'IAM Identity Center' }),
      ).toBeVisible()
      await expect(page.getByRole('link', { name: /^(Enable|Disable|Edit)$/ })).toHaveCount(0)
      await expectAccessible(page)
    }
    await expect(page.getByText('365 days')).toBeVisible()
  })
