import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import { changeDns, organizationsPath, simpleDirectoryId, workmail } from '../local-aws.ts'

// No other journey looks at the domain of this organization.
const OrganizationId = simpleDirectoryId
const organizationPath = `${organizationsPath}/${OrganizationId}`

async function domainOf() {
  const { DefaultMailDomain = '' } = await workmail.describeOrganization({ OrganizationId })
  return { domain: DefaultMailDomain, path: `${organizationPath}/domains/${DefaultMailDomain}` }
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

async function savedBy(page: Page, button: string) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('DOM-05 DOM-07 DOM-08 DOM-10 DOM-19 all records are copied and saved in the chosen format of names, and read again', async ({
  as,
}) => {
  const { domain, path } = await domainOf()
  const page = await as('helpDesk', { permissions: ['clipboard-read', 'clipboard-write'] })
  await page.goto(path)
  const main = page.getByRole('main')
  const sections = ['Domain ownership', 'WorkMail configuration', 'Improved security']
  for (const name of [...sections, 'Improved email delivery'])
    await expect(main.getByRole('heading', { name, exact: true })).toBeVisible()
  const configuration = main.getByRole('list', { name: 'WorkMail configuration' })
  const mx = configuration.getByRole('listitem').filter({ hasText: 'MX record' })
  await expect(mx.getByText('Verified', { exact: true })).toBeVisible()
  await main.getByRole('button', { name: 'Copy all' }).click()
  await expect(notices(page)).toContainText('8 records were copied as a zone file.')
  const all = await copied(page)
  expect(all).toContain(`\n; in DNS already\n${domain}. 3600 IN MX 10 inbound-smtp.`)
  expect(all.match(/ 3600 IN /g)).toHaveLength(8)

  await main.getByRole('combobox', { name: 'Format of names' }).selectOption('relative')
  await main.getByRole('button', { name: 'Copy all' }).click()
  await expect.poll(() => copied(page)).toContain(`$ORIGIN ${domain}.\n_amazonses 3600 IN TXT "`)
  const zone = await savedBy(page, 'Download .txt')
  expect(zone.name).toMatch(new RegExp(`^${domain}_dns-records_.*\\.txt$`))
  expect(zone.text).toBe(await copied(page))
  const csv = await savedBy(page, 'Download CSV')
  const lines = csv.text.replace('\uFEFF', '').split('\r\n')
  expect(lines[0]).toBe('Record Name,Record Type,Record Value')
  expect(lines).toContain(',MX,10 inbound-smtp.us-east-1.amazonaws.com.')
  expect(lines.filter((line) => line !== '')).toHaveLength(9)
  await main.getByRole('button', { name: 'Where to enter them' }).press('Enter')
  await expect(main.getByText(/choose Import zone file/)).toBeVisible()
  await expectAccessible(page)

  const readAgain = page.waitForResponse(/domainIdentities\.describe$/)
  await main.getByRole('button', { name: 'Refresh' }).press('Enter')
  await readAgain
  await expect(main.getByText('Checked at')).toBeVisible()
})

test('DOM-12 DOM-13 before the MX record is switched, people see who is there, and give postmaster@ to a group', async ({
  as,
}) => {
  const { domain, path } = await domainOf()
  const mx = { name: domain, type: 'MX', value: '10 inbound-smtp.us-east-1.amazonaws.com' }
  await changeDns({ withdraw: [mx] })
  const page = await as('administrator')
  const main = page.getByRole('main')
  const before = main.getByRole('list', { name: 'Before you switch the MX record' })
  // The DNS forgets the record within seconds.
  await expect(async () => {
    await page.goto(path)
    await expect(before).toBeVisible({ timeout: 3_000 })
  }).toPass()
  await expect(before.getByRole('listitem').first()).toContainText(
    `users are enabled with an address in ${domain}.`,
    indexed,
  )
  await expect(before).toContainText('Mailroom cannot see the former mail system.')
  const people = main.getByRole('list', { name: 'Addresses that every domain should have' })
  await people.getByRole('link', { name: `Assign postmaster@${domain}` }).press('Enter')
  const dialog = page.getByRole('dialog', { name: `Assign postmaster@${domain}` })
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await expect(dialog.getByText('Choose one of the values.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: /^User or group/ }).press('Enter')
  await dialog.getByRole('option').first().click()
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await expect(notices(page)).toContainText(`postmaster@${domain} is assigned.`)
  await expect(people.getByRole('listitem').first()).toContainText('Assigned')
  const { EntityId = '' } = await workmail.describeEntity({
    ...{ OrganizationId, Email: `postmaster@${domain}` },
  })
  await workmail.deleteAlias({ OrganizationId, EntityId, Alias: `postmaster@${domain}` })
  await changeDns({ publish: [mx] })
})

test('DOM-36 DKIM signing is disabled after a warning, and enabled', async ({ as }) => {
  const { domain, path } = await domainOf()
  const page = await as('administrator')
  await page.goto(path)
  await page.getByRole('link', { name: 'Disable DKIM signing' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('forwarded mail fails DMARC')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Disable DKIM signing' }).press('Enter')
  await expect(notices(page)).toContainText(`DKIM signing was disabled for ${domain}.`)
  const main = page.getByRole('main')
  await expect(main.getByText('Disabled: mail is not signed')).toBeVisible()
  await main.getByRole('link', { name: 'Enable DKIM signing' }).click()
  await dialog.getByRole('button', { name: 'Enable DKIM signing' }).click()
  await expect(main.getByText('Enabled: mail is signed', { exact: true })).toBeVisible()
})

test('DOM-35 DOM-42 DOM-43 a MAIL FROM domain is set, undone, set with rejection, shows its records, and is disabled', async ({
  as,
}) => {
  const { domain, path } = await domainOf()
  const page = await as('administrator', { viewport: { width: 360, height: 740 } })
  await page.goto(path)
  const main = page.getByRole('main')
  await main.getByRole('link', { name: 'Configure the MAIL FROM domain' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit the MAIL FROM domain' })
  const subdomain = dialog.getByRole('textbox', { name: 'Subdomain' })
  await subdomain.fill('my_mail')
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  await expect(dialog.getByText(/Enter a subdomain of the mail domain/)).toBeVisible()
  await expect(subdomain).toBeFocused()
  await expectAccessible(page)
  await subdomain.fill('bounce')
  await expect(dialog.getByRole('region', { name: 'What changes' })).toContainText(
    `(empty) → bounce.${domain}`,
  )
  await subdomain.press('Enter')
  await expect(notices(page)).toContainText(`The MAIL FROM domain bounce.${domain} was saved.`)
  const delivery = main.getByRole('list', { name: 'Improved email delivery' })
  await expect(delivery.getByText(`bounce.${domain}.`)).toHaveCount(2)
  await main.getByRole('link', { name: 'MAIL FROM domain' }).click()
  await expect(main.getByText('Pending: SES looks for the MX record for 72 hours')).toBeVisible()
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(main.getByText(/There is none: mail is sent with/)).toBeVisible()
  await expect(main.getByText(/Autodiscover on iOS devices needs/)).toBeVisible()

  await main.getByRole('link', { name: 'Edit' }).click()
  await subdomain.fill('mail')
  await dialog.getByRole('radio', { name: /^Reject the message/ }).check()
  await dialog.getByRole('button', { name: 'Save changes' }).click()
  const records = main.getByRole('list', { name: 'Records of the MAIL FROM domain' })
  await expect(records).toContainText('10 feedback-smtp.us-east-1.amazonses.com.')
  await expect(main.getByText('Reject the message', { exact: true })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await main.getByRole('tab', { name: 'DNS records' }).click()
  await expect(delivery.getByText(`mail.${domain}.`)).toHaveCount(2)

  await main.getByRole('tab', { name: 'MAIL FROM' }).click()
  await main.getByRole('link', { name: 'Disable' }).click()
  const question = page.getByRole('dialog', { name: `Disable the MAIL FROM domain mail.${domain}` })
  await expect(question).toContainText(`Amazon SES has not verified mail.${domain}`)
  await question.getByRole('button', { name: 'Disable' }).click()
  await expect(main.getByText(/There is none: mail is sent with/)).toBeVisible()
  await expect(notices(page).getByRole('button', { name: 'Undo' }).last()).toBeVisible()
})

test.describe('people who may only read', () => {
  for (const role of ['helpDesk', 'auditor'] as const)
    test(`DOM-05 DOM-13 DOM-36 DOM-42 ${role} reads records, DKIM and MAIL FROM, and is offered no change`, async ({
      as,
    }) => {
      const { path } = await domainOf()
      const page = await as(role)
      await page.goto(path)
      const main = page.getByRole('main')
      await expect(main.getByText(/^(Enabled|Disabled): mail is/)).toBeVisible()
      await expect(main.getByRole('button', { name: 'Copy all' })).toBeVisible()
      await expect(
        main.getByText('Not assigned').or(main.getByText('Assigned')).first(),
      ).toBeVisible()
      const change = /^(Assign|Enable|Disable|Configure|Look for|Edit)/
      await expect(main.getByRole('link', { name: change })).toHaveCount(0)
      await expect(main.getByRole('button', { name: change })).toHaveCount(0)
      await page.goto(`${path}/mail-from`)
      await expect(main.getByText(/Autodiscover on iOS devices needs|is verified/)).toBeVisible()
      await expect(main.getByRole('link', { name: change })).toHaveCount(0)
      await page.goto(`${path}/mail-from/edit`)
      await expect(page.getByRole('textbox', { name: 'Subdomain' })).toHaveCount(0)
    })
})
