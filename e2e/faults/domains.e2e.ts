import { expect, expectAccessible, test } from '../journey.ts'
import { allowEverythingBut, examplePath } from '../local-aws.ts'

test.afterEach(() => allowEverythingBut())

test('DOM-01 01 IAM-16 states and statistics that AWS denies say so, and the list of domains stays', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  await allowEverythingBut('workmail:GetMailDomain', 'ses:GetSendStatistics')
  const page = await as('administrator')
  await page.goto(`${examplePath}/domains`)
  const main = page.getByRole('main')
  const row = main.getByRole('row', { name: /^example\.com/ })
  await expect(row).toContainText('AWS denied access')
  await expect(main.locator('pre')).toContainText('"ses:GetSendStatistics"')
  await expect(main.getByText(/^0 of \d+ read, \d+ failed$/).first()).toBeVisible()
  await expectAccessible(page)

  await allowEverythingBut()
  await row.getByRole('button', { name: 'Retry example.com' }).click()
  await expect(row).toContainText('Verified')
  await expect(main.getByText('AWS denied access').first()).toBeVisible()
})
