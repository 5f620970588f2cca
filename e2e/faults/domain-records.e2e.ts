import { expect, expectAccessible, test } from '../journey.ts'
import { allowEverythingBut, examplePath } from '../local-aws.ts'

test.afterEach(() => allowEverythingBut())

test('DOM-36 DOM-43 01 IAM-16 what SES denies says which action is missing, and the records stay', async ({
  as,
}) => {
  await allowEverythingBut(
    'ses:GetIdentityDkimAttributes',
    'ses:GetIdentityMailFromDomainAttributes',
  )
  const page = await as('administrator')
  await page.goto(`${examplePath}/domains/example.com`)
  const main = page.getByRole('main')
  await expect(
    main.getByText('Amazon SES did not say whether it signs the mail of this domain.'),
  ).toBeVisible()
  await expect(main.getByText('Amazon SES did not say.')).toBeVisible()
  const ownership = main.getByRole('list', { name: 'Domain ownership' })
  await expect(ownership).toContainText('Verified')
  await expect(main.getByRole('list', { name: 'Improved security' })).toContainText('DKIM: CNAME')
  await main.getByRole('button', { name: 'Missing permission' }).first().click()
  await expect(main.locator('pre').first()).toContainText('ses:GetIdentityDkimAttributes')
  await expectAccessible(page)

  await page.goto(`${examplePath}/domains/example.com/mail-from`)
  const unknown = main.getByText(/did not say which MAIL FROM domain is set/)
  await expect(unknown.filter({ visible: true })).toBeVisible()
  await allowEverythingBut()
  await main.getByRole('button', { name: 'Retry' }).click()
  await expect(main.getByText(/There is none: mail is sent with/)).toBeVisible()
})
