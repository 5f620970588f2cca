import { expect, expectAccessible, test } from '../journey.ts'
import { allowEverythingBut, examplePath } from '../local-aws.ts'

test.afterEach(() => allowEverythingBut())

test('01 ERR-01 DOM-09 where AWS denies the hosted zones, the dialog names the missing action, and a retry works once it is allowed, at 360 px', async ({
  as,
  refusals,
}) => {
  refusals.push(400)
  await allowEverythingBut('route53:ListHostedZones')
  const page = await as('administrator', { viewport: { width: 360, height: 740 } })
  await page.goto(`${examplePath}/domains/example.com`)
  await page.getByRole('link', { name: 'Update all in Route 53' }).click()
  const dialog = page.getByRole('dialog', { name: 'Update all in Route 53' })
  await expect(dialog.getByText('route53:ListHostedZones').first()).toBeVisible()
  await expectAccessible(page)

  await allowEverythingBut()
  await dialog.getByRole('button', { name: 'Retry' }).click()
  await expect(
    dialog.getByText('The hosted zone has all records that the domain needs.'),
  ).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Write records' })).toBeDisabled()
  await expectAccessible(page)
  const isWider = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWider).toBe(false)
})
