import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import { exampleId, examplePath, workmail } from '../local-aws.ts'

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
    main
      .getByRole('list', { name: 'WorkMail configuration' })
      .getByText('Verified', { exact: true }),
  ).toHaveCount(2)
  await main.getByRole('button', { name: 'All records as a zone file' }).click()
  await expect(main.locator('pre').first()).toContainText('@ 3600 IN MX 10 inbound')
  const people = main.getByRole('list', { name: 'Addresses that every domain should have' })
  await expect(people.getByText('Not assigned', { exact: true })).toHaveCount(2)
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

test('DOM-02 DOM-14 DOM-15 GEN-09 an administrator adds a domain by keyboard, and removes it after typing its name', async ({
  as,
}) => {
  const name = 'journey.example'
  await workmail.deregisterMailDomain({ OrganizationId: exampleId, DomainName: name })
  const page = await as('administrator')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/domains`)
  await main.getByRole('link', { name: 'Add domain' }).click()
  await expect(main.getByText('What adding a domain does')).toBeVisible()
  const field = main.getByLabel('Domain name')
  await expect(field).toBeFocused()
  await page.keyboard.type('jоurney.example')
  await expect(main.getByText(/has other letters: о\. In Punycode/)).toBeVisible()
  await expectAccessible(page)
  await field.fill(' Journey.example. ')
  // The first one accepts the name, as in every list of suggestions.
  await field.press('Enter')
  await field.press('Enter')
  await expect(page).toHaveURL(`${examplePath}/domains/${name}`)
  await expect(notices(page)).toContainText(`${name} was added.`)
  await expect(main.getByRole('list', { name: 'Domain ownership' })).toContainText('Pending')
  await expectAccessible(page)

  await page.goto(`${examplePath}/domains`)
  await main.getByRole('radio', { name: `Select ${name}` }).check()
  await main.getByRole('link', { name: 'Remove' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('Nobody has an address in this domain.')).toBeVisible(indexed)
  const confirmation = dialog.getByRole('textbox')
  await confirmation.fill('journey')
  await confirmation.press('Enter')
  await expect(dialog.getByText(`This is not the text asked for: ${name}`)).toBeVisible()
  await expectAccessible(page)
  await confirmation.fill(name)
  await confirmation.press('Enter')
  await expect(notices(page)).toContainText(`${name} was removed.`)
  await expect(main.getByRole('row', { name })).toHaveCount(0)
})

test('DOM-16 an administrator makes another domain the default, and takes it back', async ({
  as,
}) => {
  const page = await as('administrator')
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/domains/example.org`)
  await main.getByRole('link', { name: 'Set as default' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('The default domain now: example.com')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Set as default' }).click()
  await expect(notices(page)).toContainText('example.org is the default domain.')
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notices(page)).toContainText('The change was undone.')
  const { DefaultMailDomain } = await workmail.describeOrganization({ OrganizationId: exampleId })
  expect(DefaultMailDomain).toBe('example.com')
})

test('DOM-15 DOM-17 on a phone, the help desk sees who uses a domain, and nobody is offered what is impossible', async ({
  as,
}) => {
  const phone = { viewport: { width: 360, height: 800 } }
  const page = await as('helpDesk', phone)
  const main = page.getByRole('main')
  await page.goto(`${examplePath}/domains/example.com/uses`)
  await expect(main.getByRole('link', { name: 'Ana Silva' })).toBeVisible(indexed)
  await expect(main.getByRole('link', { name: 'Remove' })).toHaveCount(0)
  await expectAccessible(page)

  const administrator = await as('administrator', phone)
  await administrator.goto(`${examplePath}/domains/remove/example.com`)
  await expect(administrator.getByRole('dialog')).toContainText('This is the default domain.')
  await expectAccessible(administrator)
})
