import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { nearness } from './quotas.ts'

const page = `${organizationPath}/quotas`

test('QUOTA-42 a use is near its limit from 80 % on, and reaches it at 100 %', () => {
  expect([79, 80, 99, 100, 101].map((used) => nearness(used, 100))).toEqual([
    ...['far', 'near', 'near', 'reached', 'reached'],
  ])
})

test('QUOTA-01 QUOTA-07 QUOTA-42 what can be counted is counted, and the rest says why not', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(page)
  const row = (name: RegExp) => within(screen.getByRole('row', { name }))
  await screen.findByRole('heading', { level: 1, name: /^Quotas/ })
  await waitFor(() => row(/^Domains per org/).getByText('4 of 1,000'))
  row(/^Domains per org/).getByText(/The page about domains in AWS’s guide says 100/)
  // The deleted one is not counted.
  await waitFor(() => row(/^Organizations per/).getByText('5 of 100'))
  row(/^Recipients per user and day/).getByText(/Not available through/)
  const users = row(/^Aliases per user/).getByRole('link', { name: 'See the page of each user' })
  expect(users.getAttribute('href')).toBe(`${organizationPath}/users`)
  const domains = row(/^Domains per org/).getByRole('link', { name: '4 of 1,000' })
  expect(domains.getAttribute('href')).toBe(`${organizationPath}/domains`)
  const text = screen.getByText(/Organization: example-corp/)
  expect(text.textContent).toContain(organizationId)
})

test('QUOTA-42 eight of ten access control rules are near the limit, in words and not by color alone', async () => {
  await using backend = await openBackend()
  const { Rules } = await backend.workmail('ListAccessControlRules', {})
  const count = Array.isArray(Rules) ? Rules.length : 0
  for (let number = count + 1; number <= 8; number++)
    await backend.workmail('PutAccessControlRule', {
      ...{ Name: `rule-${number}`, Effect: 'ALLOW', Description: 'x', Actions: ['IMAP'] },
    })
  using _ = visit(`${page}?near=limit`)
  await screen.findByText('80 % or more is used')
  // Its heading and the one quota.
  expect(screen.getAllByRole('row')).toHaveLength(2)
  const meter = screen.getByRole('meter', { name: /Access control rules per organization/ })
  expect(meter.getAttribute('value')).toBe('8')
  fireEvent.click(screen.getByRole('checkbox', { name: 'Only those near the limit' }))
  await waitFor(() => expect(screen.getAllByRole('row').length).toBeGreaterThan(30))
})

test('GEN-10 X-05 a count that AWS denies leaves the other quotas alone', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:ListAccessControlRules')
  using _ = visit(page)
  await screen.findByText('4 of 1,000')
  await screen.findByText(/^AWS denied access/)
})
