import type { Page } from '@playwright/test'
import { expect, expectAccessible, type Role, test } from '../journey.ts'
import { exampleId, examplePath, publishDns, withdrawDns, workmail } from '../local-aws.ts'

/** A domain in the hosted zone example.net, which has records of others already. */
async function prepareDomain(DomainName: string) {
  const domain = { OrganizationId: exampleId, DomainName }
  await workmail.deregisterMailDomain(domain).catch(() => undefined)
  await withdrawDns(DomainName)
  await workmail.registerMailDomain(domain)
  await publishDns(
    { name: DomainName, type: 'MX', value: '10 mail.example.org' },
    { name: DomainName, type: 'TXT', value: 'v=spf1 ip4:192.0.2.1 -all' },
    { name: `autodiscover.${DomainName}`, type: 'A', value: '192.0.2.1' },
  )
}

async function removeDomain(DomainName: string) {
  await workmail.deregisterMailDomain({ OrganizationId: exampleId, DomainName })
  await withdrawDns(DomainName)
}

/** Opens the dialog as people do, from the page of the domain. */
async function openUpdate(page: Page, domain: string) {
  await page.goto(`${examplePath}/domains/${domain}`)
  await page.getByRole('link', { name: 'Update all in Route 53' }).click()
  return page.getByRole('dialog', { name: 'Update all in Route 53' })
}

test('DOM-09 DOM-31 DOM-37 an administrator writes the records of a domain with the keyboard, and replaces a mail server only with consent', async ({
  as,
}) => {
  const domain = 'route53.example.net'
  await prepareDomain(domain)
  const page = await as('administrator')
  const dialog = await openUpdate(page, domain)
  const record = (name: string) =>
    dialog.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  const spf = record(`TXT ${domain}`)
  await expect(spf).toContainText('v=spf1 ip4:192.0.2.1 include:amazonses.com -all')
  await expect(record(`CNAME autodiscover.${domain}`)).toContainText('Will be left alone')
  await expect(record(`CNAME autodiscover.${domain}`)).toContainText('has A 192.0.2.1.')
  const consent = dialog.getByRole('checkbox', { name: `Replace the values of MX ${domain}` })
  await expect(consent).not.toBeChecked()
  const write = (count: number) =>
    dialog.getByRole('button', { name: `Write ${count} record sets` })
  await expectAccessible(page)

  await write(6).press('Enter')
  await expect(dialog.getByText('All name servers of Route 53 answer')).toBeVisible({
    timeout: 20_000,
  })
  await expect(spf).toContainText('Right already')
  await expect(record(`MX ${domain}`)).toContainText('Not written unless ticked')
  await consent.press('Space')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Write 1 record set' }).press('Enter')
  await expect(record(`MX ${domain}`)).toContainText('Right already')
  await dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await removeDomain(domain)
})

for (const role of ['auditor', 'helpDesk'] satisfies Role[])
  test(`DOM-09 ${role} cannot write to Route 53, not even by the address`, async ({ as }) => {
    const page = await as(role)
    await page.goto(`${examplePath}/domains/example.com`)
    await expect(page.getByRole('heading', { level: 1, name: 'example.com' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Update all in Route 53' })).toHaveCount(0)
    await page.goto(`${examplePath}/domains/example.com/route53`)
    await expect(page.getByRole('dialog')).toBeVisible()
    await expect(page.getByRole('button', { name: /^Write/ })).toHaveCount(0)
  })

test('DOM-03 a domain that no hosted zone has offers no update in Route 53', async ({ as }) => {
  const page = await as('administrator')
  const answered = page.waitForResponse((response) => response.url().endsWith('hostedZones.list'))
  await page.goto(`${examplePath}/domains/example.org`)
  await answered
  await expect(page.getByRole('heading', { level: 1, name: 'example.org' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Update all in Route 53' })).toHaveCount(0)
})
