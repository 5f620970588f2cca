import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const managed = 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const page = `/local/us-east-1/organizations/${managed}/receipt-rules`

test('ORG-36 a check names the invalid part of the rule and what to change', async () => {
  await using backend = await openBackend()
  using _ = visit(page)
  const rules = within(await screen.findByRole('list', { name: 'Rules of INBOUND_MAIL' }))
  // Only the rule of this organization is shown.
  expect(rules.getAllByRole('button')).toHaveLength(1)
  rules.getByText('Not checked since this page was opened')
  fireEvent.click(rules.getByRole('button', { name: `Check rule ${managed}` }))
  await rules.findByText(/cannot store in the S3 bucket, or use its key: Former_Archive/)
  rules.getByText(/or remove the action from the rule/)
  expect(backend.of('receiptRules.check')).toHaveLength(1)
})

test('ORG-36 RTE-01 a rule that returns mail before WorkMail gets it is told so, and is not valid', async () => {
  await using backend = await openBackend()
  const of = (at: number, action: string, name: string) =>
    `Rule.Actions.member.${at}.${action}Action.${name}`
  await backend.ses('UpdateReceiptRule', {
    ...{ RuleSetName: 'INBOUND_MAIL', 'Rule.Name': organizationId, 'Rule.Enabled': 'true' },
    'Rule.Recipients.member.1': 'example.com',
    ...{ [of(1, 'Bounce', 'SmtpReplyCode')]: '550', [of(1, 'Bounce', 'Message')]: 'No.' },
    [of(1, 'Bounce', 'Sender')]: 'postmaster@example.com',
    [of(2, 'Workmail', 'OrganizationArn')]:
      `arn:aws:workmail:us-east-1:123456789012:organization/${organizationId}`,
  })
  using _ = visit(`${organizationPath}/receipt-rules`)
  const rules = within(await screen.findByRole('list', { name: 'Rules of INBOUND_MAIL' }))
  rules.getByText('Mail does not arrive')
  const words = `The rule ${organizationId} of the active rule set INBOUND_MAIL returns or stops mail to example.com before WorkMail gets it.`
  rules.getByText(words)
  fireEvent.click(rules.getByRole('button', { name: `Check rule ${organizationId}` }))
  await rules.findByText('Being checked')
  await rules.findByText('Mail does not arrive', undefined, { timeout: 15_000 })
  expect(rules.queryByText('Valid')).toBeNull()
})

test('ORG-36 all rules are shown on request and checked one after the other', async () => {
  await using _ = await openBackend()
  using _page = visit(page)
  const rules = within(await screen.findByRole('list', { name: 'Rules of INBOUND_MAIL' }))
  fireEvent.click(screen.getByRole('checkbox', { name: /everything else/ }))
  const count = (await rules.findAllByText('Not checked since this page was opened')).length
  expect(count).toBeGreaterThan(1)
  fireEvent.click(screen.getByRole('button', { name: `Check all ${count} rules` }))
  expect(await rules.findAllByText('Valid')).not.toHaveLength(0)
  await rules.findByText('Not saved', undefined, { timeout: 15_000 })
})

test('X-05 a denied Amazon SES says which permission is missing, and the rest of the page stays', async () => {
  await using backend = await openBackend()
  await backend.deny('ses:ListReceiptRuleSets')
  using _ = visit(page)
  await screen.findAllByText(/ses:ListReceiptRuleSets/)
  screen.getByRole('heading', { level: 1, name: 'Receipt rules' })
})

test('02/S-06 an auditor reads the rules and checks none', async () => {
  await using _ = await openBackend('auditor')
  using _page = visit(page)
  const rules = within(await screen.findByRole('list', { name: 'Rules of INBOUND_MAIL' }))
  rules.getByText(/Former_Archive\/received\//)
  expect(rules.queryByRole('button')).toBeNull()
})
