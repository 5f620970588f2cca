import { expect, test } from '../journey.ts'
import { organizationsPath } from '../local-aws.ts'

test('X-01 another Region has its own organizations, and none is carried across', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await page.getByRole('link', { name: 'example-corp' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'example-corp' })).toBeVisible()
  await page.getByRole('button', { name: /^Region/ }).click()
  await page.getByRole('menuitem', { name: /Ireland/ }).click()
  await expect(page).toHaveURL(/\/local\/eu-west-1\/organizations$/)
  await expect(page.getByRole('link', { name: 'beispiel-gmbh' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'example-corp' })).toHaveCount(0)
})

test('ORG-02 ORG-05 deleted organizations are shown when asked for, in words and without a link', async ({
  as,
}) => {
  const page = await as('auditor')
  await page.goto(organizationsPath)
  await expect(page.getByRole('link', { name: 'example-corp' })).toBeVisible()
  await expect(page.getByRole('row', { name: /former-corp/ })).toHaveCount(0)
  await page.getByRole('main').getByText('deleted').click()
  await expect(page.getByRole('row', { name: /former-corp/ })).toContainText('Deleted')
  await expect(page.getByRole('link', { name: 'former-corp' })).toHaveCount(0)
})
