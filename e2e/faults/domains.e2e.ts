import { expect, expectAccessible, test } from '../journey.ts'
import { allowEverythingBut, exampleId, examplePath, setFaults, workmail } from '../local-aws.ts'

test.afterEach(async () => {
  await allowEverythingBut()
  await setFaults()
})

test('DOM-01 01 IAM-16 states that AWS denies say so, and the list of domains stays', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  await allowEverythingBut('workmail:GetMailDomain')
  const page = await as('administrator')
  await page.goto(`${examplePath}/domains`)
  const main = page.getByRole('main')
  const row = main.getByRole('row', { name: /^Select example\.com/ })
  await expect(row).toContainText('Denied')
  await expect(main.getByText(/permission workmail:GetMailDomain/)).toBeVisible()
  await expect(main.getByText(/^0 of \d+ read, \d+ failed$/).first()).toBeVisible()
  await expectAccessible(page)

  await allowEverythingBut()
  await row.getByRole('button', { name: 'Retry example.com' }).click()
  await expect(row).toContainText('Verified')
  await expect(main.getByText('Denied').first()).toBeVisible()
})

test('DOM-02 GEN-10 01 IAM-16 a new domain that AWS denies, or throttles, stays in the form and is sent again', async ({
  as,
  refusals,
}) => {
  refusals.push(400, 429)
  const name = 'faulty.example'
  await workmail.deregisterMailDomain({ OrganizationId: exampleId, DomainName: name })
  await allowEverythingBut('workmail:RegisterMailDomain')
  const page = await as('administrator')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/domains/add`)
  const field = main.getByLabel('Domain name')
  await field.fill(name)
  // The first one accepts the name, as in every list of suggestions.
  await field.press('Enter')
  await field.press('Enter')
  await expect(main.locator('pre').first()).toContainText('"workmail:RegisterMailDomain"')
  await expectAccessible(page)

  await allowEverythingBut()
  await setFaults({ operation: 'RegisterMailDomain', kind: 'throttle', count: 100 })
  const send = main.getByRole('button', { name: 'Add domain' })
  await send.click()
  await expect(main.getByText(/sends more requests than AWS allows/)).toBeVisible({
    timeout: 20_000,
  })
  await expect(field).toHaveValue(name)

  await setFaults({ operation: 'RegisterMailDomain', kind: 'latency', latencyMs: 1_500, count: 1 })
  await send.click()
  await expect(send).toHaveAttribute('aria-disabled', 'true')
  await expect(page).toHaveURL(`${examplePath}/domains/${name}`)
  await setFaults()
  await workmail.deregisterMailDomain({ OrganizationId: exampleId, DomainName: name })
})
