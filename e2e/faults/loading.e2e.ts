import { localAwsPort } from '../environment.ts'
import { expect, expectAccessible, test } from '../journey.ts'
import { exampleId, examplePath, prepareGroup, prepareUser } from '../local-aws.ts'

/** Long enough to look at a page that waits. The local AWS answers after so many milliseconds. */
const latencyMs = 4_000

async function slow(...operations: string[]): Promise<void> {
  await fetch(`http://127.0.0.1:${localAwsPort}/__local/faults`, {
    method: 'POST',
    body: JSON.stringify(
      operations.map((operation) => ({ operation, kind: 'latency', latencyMs })),
    ),
  })
}

test.afterEach(() => slow())

test('a waiting page has its heading, its outline and the name of the organization, but no id', async ({
  as,
}) => {
  const page = await as('auditor')
  const user = await prepareUser('lara.loading')
  const group = await prepareGroup('Loaders', [user])
  await slow('DescribeGroup', 'DescribeUser', 'DescribeOrganization')
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
