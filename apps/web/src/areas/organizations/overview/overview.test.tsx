import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const region = '/local/us-east-1/organizations'

test('ORG-20 GS-06 each number leads to its list, and the details have the web application', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(organizationPath)
  const enabled = () => screen.queryAllByRole('link', { name: /^\d+ enabled$/ })
  await waitFor(() =>
    expect(enabled().map((link) => link.getAttribute('href'))).toEqual([
      `${organizationPath}/users?state=ENABLED`,
      `${organizationPath}/groups?state=ENABLED`,
      `${organizationPath}/resources?state=ENABLED`,
    ]),
  )
  const kept = await screen.findByRole('link', { name: /^\d+ kept after disabling/ })
  expect(kept.getAttribute('href')).toBe(
    `${organizationPath}/users?state=DISABLED&sort=-disabledDate`,
  )
  screen.getByText('https://example-corp.awsapps.com/mail')
})

test('GS-07 ORG-20 also when everything is set up, the details say with what people reach their mailboxes', async () => {
  await using _ = await openBackend('helpDesk')
  using _page = visit(organizationPath)
  const ways = within((await screen.findByText('Any IMAP client')).closest('ul') ?? document.body)
  expect(ways.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    ...['Microsoft Outlook on the desktop', 'Kindle, Android, iPad and iPhone', 'Any IMAP client'],
  ])
  const guide = screen.getByRole('link', { name: /^How each is set up: the Amazon WorkMail user/ })
  expect(guide.getAttribute('href')).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/workmail\//)
  const web = screen.getByRole('link', { name: /^Open/ })
  expect(web.getAttribute('href')).toBe('https://example-corp.awsapps.com/mail')
})

test('DOM-06 a domain that is not verified is named with what is missing, the verified ones are not', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(organizationPath)
  const domains = within(await screen.findByRole('list', { name: 'Domains with a problem' }))
  await domains.findByText(/^Ownership is not verified:/)
  domains.getByRole('link', { name: 'Show new.example.net' })
  expect(domains.queryByText('example.com')).toBeNull()
  await screen.findByRole('link', { name: /^1 of \d+ domains$/ })
})

test('DOM-36 DOM-39 06 §8.10 what keeps mail from arriving or being sent needs doing, in words of its own', async () => {
  await using backend = await openBackend('helpDesk')
  const Identity = 'example.com'
  await backend.ses('SetActiveReceiptRuleSet', {})
  await backend.ses('UpdateAccountSendingEnabled', { Enabled: 'false' })
  await backend.ses('SetIdentityDkimEnabled', { Identity, DkimEnabled: 'false' })
  await backend.ses('DeleteIdentityPolicy', {
    ...{ Identity, PolicyName: `WorkMail-${organizationId}` },
  })
  await backend.changeDns({
    publish: [{ name: Identity, type: 'MX', value: '10 mail.elsewhere.example' }],
  })
  using _ = visit(organizationPath)
  const tasks = within(await screen.findByRole('list', { name: 'Needs doing' }))
  await tasks.findByText(/No receipt rule set of Amazon SES is active/)
  await tasks.findByText(/Sending is switched off for the AWS account/)
  await tasks.findByText(/does not go to WorkMail alone: .*mail\.elsewhere\.example/)
  await tasks.findByText('No policy lets WorkMail send for this domain.')
  await tasks.findByText(/Signing is switched off/)
  fireEvent.click(tasks.getByRole('link', { name: 'Show the receipt rules' }))
  await screen.findByText(/No rule set is active in this Region/)
  expect(screen.queryByRole('link', { name: 'Delete organization' })).toBeNull()
})

test('DOM-42 DOM-37 DOM-28 a MAIL FROM domain that rejects mail, a second SPF record and a missing Autodiscover need doing', async () => {
  await using backend = await openBackend('helpDesk')
  const Identity = 'example.com'
  await backend.ses('SetIdentityMailFromDomain', {
    ...{ Identity, MailFromDomain: 'bounce.example.com', BehaviorOnMXFailure: 'RejectMessage' },
  })
  const { records } = await backend.operate('mailDomains.describe', {
    ...{ ...scope, domainName: Identity },
  })
  const value = records.find(({ hostname }) => hostname?.startsWith('autodiscover'))?.value ?? ''
  await backend.changeDns({
    withdraw: [{ name: `autodiscover.${Identity}`, type: 'CNAME', value }],
    publish: [{ name: Identity, type: 'TXT', value: 'v=spf1 include:other.example -all' }],
  })
  using _ = visit(organizationPath)
  const tasks = within(await screen.findByRole('list', { name: 'Needs doing' }))
  await tasks.findByText(/MX record of bounce\.example\.com and is set to reject mail then/)
  await tasks.findByText(/^The SPF record is not as it should be/)
  await tasks.findByText(/^The record is missing: Outlook and mobile devices/)
})

test('DOM-06 03 §3.3 what the last DNS check of another domain has found is told, and of which nobody has checked', async () => {
  await using backend = await openBackend('helpDesk')
  const record = { name: 'example.org', type: 'TXT', value: 'v=spf1 include:other.example -all' }
  await backend.changeDns({ publish: [record] })
  const input = { ...scope, domainName: 'example.org', purpose: 'spf' as const }
  const { status } = await backend.operate('dnsRecords.check', input)
  expect(status).toBe('inconsistent')
  using _ = visit(organizationPath)
  const domains = within(await screen.findByRole('list', { name: 'Domains with a problem' }))
  await domains.findByText(/^When the DNS was checked last, .*: SPF\.$/)
  await screen.findByText(/nobody has checked SPF, MX and Autodiscover/)
})

test('ORG-05 an impaired organization needs doing, with the reason', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.force('Impaired', 'The directory does not answer.')
  using _ = visit(organizationPath)
  const tasks = within(await screen.findByRole('list', { name: 'Needs doing' }))
  await tasks.findByText(/AWS says: The directory does not answer\. Mail may not flow/)
})

test('06 §8.10 a rule set without the rule of the organization hands no mail to it', async () => {
  await using backend = await openBackend('auditor')
  await backend.ses('CreateReceiptRuleSet', { RuleSetName: 'archive-only' })
  await backend.ses('SetActiveReceiptRuleSet', { RuleSetName: 'archive-only' })
  using _ = visit(organizationPath)
  await screen.findByText(/set archive-only has no rule that hands mail to this organization/)
})

test('ORG-20 nothing is said to be well while a part could not be read, or a domain has a problem', async () => {
  await using backend = await openBackend()
  await backend.deny('ses:DescribeActiveReceiptRuleSet')
  using _ = visit(organizationPath)
  const tasks = within(await screen.findByRole('list', { name: 'Needs doing' }))
  await tasks.findByText(/AWS denied access/)
  await screen.findByText(/^Ownership is not verified:/)
  expect(screen.queryByText('Nothing waits for anybody.')).toBeNull()
})

test('GEN-10 X-05 a part that AWS denies leaves the others alone', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:ListMailDomains', 'workmail:ListUsers')
  using _ = visit(organizationPath)
  await screen.findAllByText(/workmail:ListMailDomains/)
  await screen.findByText('https://example-corp.awsapps.com/mail')
  await screen.findByRole('link', { name: 'Show all changes' })
})

test('a plan that nobody has started and a change to the organization are on the overview', async () => {
  await using backend = await openBackend()
  const entityIds = ['00000000-0000-4000-8000-000000000002']
  const change = { kind: 'disable' as const, targets: { entityIds } }
  const { jobId } = await backend.operate('jobs.plan', { ...scope, change })
  await expect
    .poll(async () => (await backend.operate('jobs.describe', { ...scope, jobId })).state)
    .toBe('PLANNED')
  using _ = visit(organizationPath)
  const tasks = within(await screen.findByRole('list', { name: 'Needs doing' }))
  await tasks.findByText('Plan not started')
  expect(tasks.getByRole('link', { name: 'Show it' }).getAttribute('href')).toBe(
    `${organizationPath}/jobs/${jobId}`,
  )
  const [entry] = await screen.findAllByRole('link', { name: /^Show change \d+:/ })
  expect(entry?.getAttribute('href')).toContain(`organization=${organizationId}`)
})

test('GS-01 GS-03 GS-05 ORG-21 a new organization shows its open steps and the risk of the test domain; the guide can be put away, the warning cannot', async () => {
  await using backend = await openBackend()
  const { OrganizationId } = await backend.workmail('CreateOrganization', {
    ...{ OrganizationId: undefined, Alias: 'fresh-corp' },
  })
  const id = String(OrganizationId)
  await expect
    .poll(
      async () =>
        (await backend.operate('organizations.describe', { ...scope, organizationId: id })).state,
      { timeout: 15_000 },
    )
    .toBe('Active')
  using _ = visit(`${region}/${id}`)
  const steps = within(await screen.findByRole('list', { name: 'Set up the organization' }))
  await waitFor(() => expect(steps.getAllByText('Open')).toHaveLength(3))
  await screen.findByText(/AWS may release fresh-corp\.awsapps\.com, and another customer/)
  fireEvent.click(screen.getByRole('button', { name: 'Hide the guide' }))
  expect(screen.queryByRole('list', { name: 'Set up the organization' })).toBeNull()
  screen.getByText(/AWS may release fresh-corp/)
  fireEvent.click(screen.getByRole('button', { name: 'Show the set-up guide' }))
  await screen.findByRole('list', { name: 'Set up the organization' })
})
