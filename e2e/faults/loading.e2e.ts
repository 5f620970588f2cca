import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, prepareGroup, prepareUser, setFaults } from '../local-aws.ts'

/** Long enough to look at a page that waits. The local AWS answers after so many milliseconds. */
const latencyMs = 4_000

test.afterEach(() => setFaults())

test('a waiting page has its heading, its outline and the name of the organization, but no id', async ({
  as,
}) => {
  const page = await as('auditor')
  const user = await prepareUser('lara.loading')
  const group = await prepareGroup('Loaders', [user])
  const operations = ['DescribeGroup', 'DescribeUser', 'DescribeOrganization']
  await setFaults(...operations.map((operation) => ({ operation, kind: 'latency', latencyMs })))
  for (const [path, kind] of [
    [`groups/${group}`, 'Group'],
    [`users/${user}`, 'User'],
  ] as const) {
    await page.goto(`${examplePath}/${path}`)
    await expect(page.getByRole('heading', { level: 1, name: kind, exact: true })).toBeVisible()
    await expect(page.getByRole('main').getByRole('status').getByText('Loading')).toBeVisible()
    await expect(page.getByText(exampleId)).toHaveCount(0)
    await expectAccessible(page)
  }
  await expect(page.getByRole('heading', { level: 1, name: 'lara.loading' })).toBeVisible()
})
