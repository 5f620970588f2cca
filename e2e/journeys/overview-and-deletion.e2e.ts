import { expect, expectAccessible, indexed, notices, test } from '../journey.ts'
import { exampleId, managedDirectoryId, organizationsPath, workmail } from '../local-aws.ts'

/** Creates an organization that nobody else uses, and waits until it is Active. */
async function freshOrganization(alias: string): Promise<string> {
  const { OrganizationId = '' } = await workmail.createOrganization({
    Alias: `${alias}-${Date.now()}`,
  })
  await expect
    .poll(async () => (await workmail.describeOrganization({ OrganizationId })).State, {
      timeout: 20_000,
    })
    .toBe('Active')
  return OrganizationId
}

test('ORG-30 ORG-34 ORG-37 02/S-05 a new organization is deleted from the list with the keyboard, which then shows it, and its addresses say that it was deleted', async ({
  as,
}) => {
  const id = await freshOrganization('short-lived')
  const { Alias = '' } = await workmail.describeOrganization({ OrganizationId: id })
  const page = await as('administrator')
  await page.goto(organizationsPath)
  await page.getByRole('radio', { name: `Select ${Alias}` }).check()
  await page.getByRole('main').getByRole('link', { name: 'Delete', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('This cannot be undone')).toBeVisible()
  const confirm = dialog.getByRole('button', { name: 'Delete organization' })
  await expect(confirm).toBeDisabled()
  await expectAccessible(page)
  // A phone: a part of the dialog is below the window.
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page)
  await dialog.getByRole('radio', { name: /^Keep the directory/ }).press('Space')
  await dialog.getByRole('textbox').fill(Alias)
  await expect(confirm).toBeEnabled({ timeout: 20_000 })
  await dialog.getByRole('textbox').press('Enter')
  await expect(notices(page)).toContainText(`The organization ${Alias} is being deleted.`)
  await expect(page).toHaveURL(new RegExp(`${organizationsPath}$`))
  await page.goto(`${organizationsPath}/${id}/users`)
  await expect(page.getByRole('heading', { name: 'This organization was deleted' })).toBeVisible({
    timeout: 20_000,
  })
})

test('ORG-36 02/S-06 an invalid receipt rule is found with the keyboard, and repaired in Amazon SES', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  const page = await as('administrator')
  await page.goto(`${organizationsPath}/${managedDirectoryId}/receipt-rules`)
  await page.getByRole('button', { name: /^Check rule/ }).press('Enter')
  await expect(page.getByText(/cannot store in the S3 bucket/)).toContainText('Former_Archive')
  await expectAccessible(page)
  await page.setViewportSize({ width: 360, height: 1400 })
  await expectAccessible(page)
})

for (const role of ['administrator', 'helpDesk', 'auditor'] as const)
  test(`ORG-20 ORG-21 QUOTA-42 02/S-04 02/S-16 the overview and the quotas of ${role}, also narrow`, async ({
    as,
  }) => {
    const page = await as(role)
    await page.goto(`${organizationsPath}/${exampleId}`)
    await expect(page.getByRole('link', { name: /^\d+ enabled$/ })).toHaveCount(3, indexed)
    await expect(page.getByText(/Ownership is not verified:/).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Delete organization' })).toHaveCount(
      role === 'administrator' ? 1 : 0,
    )
    await expectAccessible(page)
    await page.setViewportSize({ width: 360, height: 1400 })
    await expectAccessible(page)
    await page.goto(`${organizationsPath}/${exampleId}/quotas`)
    await expect(page.getByText(/ of 1,000$/).first()).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 1280, height: 800 })
    await expect(page.getByRole('meter', { name: /Domains per organization/ })).toBeVisible()
    await expectAccessible(page)
  })
