import { expect, expectAccessible, notices, test } from '../journey.ts'
import { activeDirectoryId, organizationsPath, workmail } from '../local-aws.ts'

// No other journey looks at the DMARC settings of this organization.
const OrganizationId = activeDirectoryId
const dmarcPath = `${organizationsPath}/${OrganizationId}/dmarc`

test('DMARC-03 DMARC-04 DMARC-06 enforcement is turned off with a warning, and on after a confirmation', async ({
  as,
}) => {
  await workmail.putInboundDmarcSettings({ OrganizationId, Enforced: true })
  const page = await as('administrator')
  await page.goto(dmarcPath)
  await expect(page.getByText('/aws/workmail/events/corp-directory')).toBeVisible()
  await expect(page.getByRole('main').getByText('On', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit DMARC enforcement' })
  const save = dialog.getByRole('button', { name: 'Save changes' })
  const enforce = dialog.getByRole('checkbox', { name: 'Enforce the DMARC policies of senders' })
  await enforce.press('Space')
  await expect(dialog.getByText('This makes forged senders easier.')).toBeVisible()
  await expectAccessible(page)
  await save.click()
  await expect(notices(page)).toContainText('DMARC policies are no longer enforced.')
  await expect(page.getByRole('main').getByText('Off', { exact: true })).toBeVisible()

  await page.getByRole('link', { name: 'Edit' }).click()
  await enforce.press('Space')
  await save.click()
  await expect(dialog.getByText('Confirm this before you save.')).toBeVisible()
  await expectAccessible(page)
  const { Enforced } = await workmail.describeInboundDmarcSettings({ OrganizationId })
  expect(Enforced).toBe(false)
  await dialog.getByRole('checkbox', { name: /^I know that inbound mail/ }).press('Space')
  await save.click()
  await expect(page.getByRole('main').getByText('On', { exact: true })).toBeVisible()
})

test('DMARC-02 an auditor sees the setting, and changes nothing', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(dmarcPath)
  await expect(page.getByText('DMARC enforcement', { exact: true })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Edit' })).toHaveCount(0)
})
