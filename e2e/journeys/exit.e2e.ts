import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath } from '../local-aws.ts'

test('EXIT-05 EXIT-06 an auditor sees how far leaving is', async ({ as }) => {
  const page = await as('auditor')
  await page.goto(`${examplePath}/exit`)
  const main = page.getByRole('main')
  await expect(main.getByRole('heading', { level: 1, name: 'Leaving WorkMail' })).toBeVisible()
  await expect(main.getByRole('row', { name: /ana\.silva@example\.com/ })).toBeVisible()
  await page.screenshot({ path: '/tmp/dash.png', fullPage: true })
  await expectAccessible(page)
})
