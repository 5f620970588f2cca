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

/**
 * Expects the limits, the types and what their notes say, by the names of the quotas, as the
 * specification has them (02 §5.1).
 */
async function expectQuotas(
  expected: Record<string, [limit: string, type: string, note?: RegExp]>,
) {
  await screen.findByRole('heading', { level: 1, name: /^Quotas/ })
  for (const [name, [limit, type, note = /^–$/]] of Object.entries(expected)) {
    const row = screen.getByRole('rowheader', { name }).closest('tr')
    const [shownLimit, shownType, , shownNote] = [...(row?.querySelectorAll('td') ?? [])].map(
      ({ textContent }) => textContent,
    )
    expect([name, shownLimit, shownType]).toEqual([name, limit, type])
    expect(shownNote).toMatch(note)
  }
}

test('QUOTA-01 QUOTA-02 QUOTA-03 QUOTA-04 QUOTA-05 QUOTA-06 QUOTA-07 QUOTA-08 QUOTA-09 the quotas of accounts and organizations', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(page)
  await expectQuotas({
    'Organizations per account and Region': [
      ...(['100 organizations', 'Can be raised on request'] as const),
      /type of the directory; the quotas of Directory Service apply/,
    ],
    'Users per organization': [
      ...(['1,000 users', 'Can be raised on request'] as const),
      /WorkMail directory 10 million, .* 5,000 \(large\) or 500 \(small\), .* up to 10 million/,
    ],
    'Users in the free trial': ['25 users', 'Fixed', /for the first 30 days.*all of them after/],
    'Recipients per account and day': [
      ...(['100,000 recipients', 'Fair use'] as const),
      /^Outside the organization; inside there is no fixed quota.*use Amazon SES/,
    ],
    'Recipients per account and day from test domains': [
      ...(['200 recipients', 'Fixed'] as const),
      /^Whatever the destination.*make it the default/,
    ],
    Groups: ['Set by the directory', 'Set elsewhere'],
    'Domains per organization': [
      ...(['1,000 domains', 'Fixed'] as const),
      /says 100; .* says 1,000\. At most 5 when the organization is created/,
    ],
    'Sender patterns per email flow rule': ['250 patterns', 'Fixed'],
    'Sender patterns in the email flow rules of an organization': [
      ...(['1,000 patterns', 'Fixed'] as const),
      /^Inbound and outbound together/,
    ],
  })
})

test('QUOTA-10 QUOTA-11 QUOTA-12 QUOTA-13 QUOTA-14 QUOTA-15 QUOTA-16 the quotas of users and messages', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(page)
  await expectQuotas({
    'Size of a mailbox': ['50 GB', 'Fixed', /can be 1 to 51,200 MB/],
    'Aliases per user': ['100 aliases', 'Fixed'],
    'Recipients per user and day': [
      ...(['10,000 recipients', 'Fair use'] as const),
      /outside the organization; inside there is no fixed quota.*use Amazon SES/,
    ],
    'Size of a received message': ['29 MB, or 40 MB as MIME', 'Fixed'],
    'Size of a sent message': ['29 MB, or 40 MB as MIME', 'Fixed'],
    'Recipients per message': ['500 recipients', 'Fixed'],
    'Attachments per message': ['500 attachments', 'Fixed'],
  })
})

test('QUOTA-17 QUOTA-18 QUOTA-19 QUOTA-20 QUOTA-21 QUOTA-22 QUOTA-23 QUOTA-24 QUOTA-25 QUOTA-26 the quotas of tags and of Lambda functions', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(page)
  const type = 'Set by the service'
  await expectQuotas({
    'Tags per organization': ['50 tags', type, /key has 1 to 128 characters, a value up to 256/],
    'Synchronous Run Lambda: time to answer': ['15 seconds', type, /failed and is repeated/],
    'Synchronous Run Lambda: size of the answer': ['256 KB', type],
    'Synchronous Run Lambda: different actions per answer': ['10 actions', type, /fallback/],
    'Outbound Lambda: recipients': ['500 recipients', type],
    'Synchronous Run Lambda: time-out of the rule': ['240 minutes', type, /^0 means .* not repea/],
    'Size of a Lambda event': ['128 KB', type, /list of recipients is cut off/],
    'Subject in a Lambda event': ['256 characters', type, /cut off/],
    'Access to the content of a message in the Message Flow API': [
      ...(['24 hours', type] as const),
      /^After it was sent or received/,
    ],
    'Custom availability provider: time to answer': ['25 seconds', type],
  })
})

test('QUOTA-27 QUOTA-28 QUOTA-29 QUOTA-30 QUOTA-31 QUOTA-32 QUOTA-33 QUOTA-34 QUOTA-35 QUOTA-36 QUOTA-37 the quotas of rules, policies and roles, and how long things take', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(page)
  const type = 'Set by the service'
  await expectQuotas({
    'Access control rules per organization': ['10 rules', type],
    'Values per access control rule': [
      ...(['10 of each list, 1,024 IPv4 ranges', type] as const),
      /protocols, users and impersonation roles each 10 that are included and 10 .* 1,024 each/,
    ],
    'Name of an access control rule': ['64 characters', type, /description has up to 255/],
    'Retention period': ['730 days', type, /^Per folder, at least 1 day/],
    'Name of a retention policy': ['64 characters', type, /description has up to 256/],
    'Alias of an organization': ['62 characters', type],
    'Impersonation roles per list': ['20 roles', type],
    'Synchronization with Active Directory in interoperability mode': [
      ...(['4 hours', type] as const),
      /happens this often/,
    ],
    'Until an access control rule works everywhere': ['5 minutes', type, /^At most/],
    'First run of a retention policy': ['48 hours', type, /^At most/],
    'Until new MX records are known everywhere': [
      ...(['Several hours to 72 hours', 'Set elsewhere'] as const),
      /48 hours/,
    ],
  })
})

test('QUOTA-40 QUOTA-41 QUOTA-42 people read what counts as a message, how an increase is asked for, and that sending is not counted', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(page)
  await screen.findByText(
    /every message to somebody else counts: mail, meeting requests and the answers to them, task requests, and mail that a rule forwards or redirects/,
  )
  screen.getByText(/through Service Quotas or AWS Support; WorkMail has no API for it/)
  const text = await screen.findByText(/^Service: Amazon WorkMail/)
  expect(text.textContent).toContain(`Organization: example-corp (${organizationId})`)
  expect(text.textContent).toContain('Region: us-east-1')
  const uncounted = screen.getAllByText('Not available through the API')
  expect(uncounted.map((cell) => cell.closest('tr')?.querySelector('th')?.textContent)).toEqual([
    ...['Recipients per account and day', 'Recipients per account and day from test domains'],
    'Recipients per user and day',
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
