import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

test('DOM-01 DOM-05 DOM-08 DOM-10 the domains with their states, and the DNS records of one to copy', async ({
  as,
}) => {
  const page = await as('auditor', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(examplePath)
  await page
    .getByRole('navigation', { name: 'Main navigation' })
    .getByRole('link', { name: 'Domains' })
    .click()
  const main = page.getByRole('main')
  const row = main.getByRole('row', { name: /^example\.com/ })
  await expect(row).toHaveText(/^example\.comDefaultOwn domainVerifiedVerified$/)
  await expect(main.getByRole('row', { name: /awsapps\.com/ })).toContainText('Test domain')
  await expect(main.getByRole('status').filter({ hasText: /(\d+) of \1 read/ })).toHaveCount(1)
  await expectAccessible(page)

  await row.getByRole('link').click()
  await expect(main.getByRole('heading', { level: 1, name: 'example.com' })).toBeVisible()
  const ownership = main.getByRole('list', { name: 'Domain ownership' }).getByRole('listitem')
  await expect(ownership).toContainText('Ownership: TXT recordVerified')
  await expect(ownership).toContainText('_amazonses.example.com.')
  const name = ownership.getByRole('button', { name: 'Copy Name, Ownership: TXT record' })
  await main.getByRole('combobox', { name: 'Format of names' }).selectOption('relative')
  await name.click()
  await expect(ownership.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('_amazonses')
  await expect(
    main.getByRole('list', { name: 'Improved security' }).getByText('DKIM: CNAME record'),
  ).toHaveCount(3)
  await expect(
    main.getByRole('list', { name: 'WorkMail configuration' }).getByText('Not checked'),
  ).toHaveCount(2)
  await main.getByRole('button', { name: 'All records as a zone file' }).click()
  await expect(main.locator('pre').first()).toContainText('example.com. 3600 IN MX 10 inbound')
  const people = main.getByRole('list', { name: 'Addresses that every domain should have' })
  await expect(people.getByText(/Assigned|Not assigned/)).toHaveCount(2)
  await expect(people.getByText('Checking…')).toHaveCount(0)
  await expect(main.getByRole('link', { name: 'Create a group' })).toHaveCount(0)
  await expectAccessible(page)
})

test('DOM-13 DOM-17 GEN-10 a pending domain says what is missing, the test domain needs no DNS, an unknown one is not there', async ({
  as,
  refusals,
}) => {
  refusals.push(400, 404)
  const page = await as('administrator')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/domains/new.example.net`)
  const ownership = main.getByRole('list', { name: 'Domain ownership' })
  await expect(ownership).toContainText('Pending')
  await expect(ownership).toContainText('AWS has not found this record in DNS yet.')
  const people = main.getByRole('list', { name: 'Addresses that every domain should have' })
  await expect(people.getByText('Not assigned')).toHaveCount(2)
  await people.getByRole('link', { name: 'Create a group' }).first().click()
  await expect(page).toHaveURL(`${examplePath}/groups/create`)

  await page.goto(`${examplePath}/domains`)
  await main.getByRole('link', { name: /awsapps\.com/ }).click()
  await expect(main.getByText('This is the test domain of the organization')).toBeVisible()
  await expect(main.getByRole('list', { name: 'Domain ownership' })).toHaveCount(0)

  await page.goto(`${examplePath}/domains/nowhere.example.org`)
  await expect(main.getByRole('link', { name: 'Go to the domains' })).toBeVisible()
})
