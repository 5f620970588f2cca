import { expect, expectAccessible, test } from '../journey.ts'
import { examplePath, setFaults } from '../local-aws.ts'

test.afterEach(() => setFaults())

test('03 §3.3 a DNS that fails or is silent says nothing about the records: the last result stays with its time', async ({
  as,
}) => {
  const page = await as('helpDesk')
  await page.goto(`${examplePath}/domains/example.com/dns-check`)
  const spf = page
    .getByRole('list', { name: 'What the DNS says' })
    .getByRole('listitem')
    .filter({ hasText: 'SPF' })
    .first()
  await expect(spf).toContainText('Verified')
  const again = page.getByRole('button', { name: 'Check again: SPF', exact: true })
  await setFaults({ operation: 'DnsQuery', kind: 'status' })
  await again.press('Enter')
  await expect(spf).toContainText('Could not check')
  await expect(spf).toContainText('Last result: Verified')
  await setFaults({ operation: 'DnsQuery', kind: 'drop' })
  await again.press('Enter')
  await expect(spf).toContainText('cannot be reached', { timeout: 15_000 })
  await expect(spf).not.toContainText('Missing')
  await expectAccessible(page)
  await setFaults()
  await again.press('Enter')
  await expect(spf).not.toContainText('Last result')
  await expect(spf).toContainText('Verified')
})
