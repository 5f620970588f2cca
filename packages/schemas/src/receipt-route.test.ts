import { expect, test } from 'vitest'
import { blockedBy, receiptRouteOf } from './receipt-route.ts'
import type { ReceiptRule } from './receipt-rules.ts'

const id = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const arnOf = (organization: string) =>
  `arn:aws:workmail:us-east-1:123456789012:organization/${organization}`
const workmail = { workmailAction: { organizationArn: arnOf(id) } }
const stop = { stopAction: { scope: 'RuleSet' } }
const bounce = { bounceAction: { smtpReplyCode: '550' } }
const copy = { s3Action: { bucketName: 'archive' } }

const own: ReceiptRule = {
  ...{ name: id, enabled: true, recipients: ['Example.com'], actions: [workmail] },
}
const other: ReceiptRule = { name: 'other', enabled: true, recipients: [], actions: [copy] }

test.each<{ says: string; rules: ReceiptRule[]; kind: string; rule?: string; wanted?: string }>([
  { says: 'the organization’s rule alone', rules: [own], kind: 'fine', rule: id },
  { says: 'a rule before it that only copies', rules: [other, own], kind: 'fine', rule: id },
  { says: 'no rule at all', rules: [], kind: 'none' },
  {
    says: 'a rule of another organization',
    rules: [{ ...own, actions: [{ workmailAction: { organizationArn: arnOf(`${id}0`) } }] }],
    kind: 'none',
  },
  { says: 'its rule off', rules: [{ ...own, enabled: false }], kind: 'disabled', rule: id },
  {
    says: 'its rule without a word about that',
    rules: [{ name: id, actions: [workmail] }],
    kind: 'disabled',
    rule: id,
  },
  {
    says: 'its rule for another domain',
    rules: [{ ...own, recipients: ['example.org'] }],
    kind: 'otherRecipients',
    rule: id,
  },
  {
    says: 'its rule for the domains below',
    rules: [{ ...own, recipients: ['.example.com'] }],
    kind: 'otherRecipients',
    rule: id,
  },
  {
    says: 'its rule for the domains below, one of which is wanted',
    rules: [{ ...own, recipients: ['.example.com'] }],
    kind: 'fine',
    rule: id,
    wanted: 'ana@mail.example.com',
  },
  {
    says: 'its rule for this address',
    rules: [{ ...own, recipients: ['Ana@example.com'] }],
    kind: 'fine',
    rule: id,
  },
  {
    says: 'its rule for an address, where a whole domain is wanted',
    rules: [{ ...own, recipients: ['ana@example.com'] }],
    kind: 'otherRecipients',
    rule: id,
    wanted: 'example.com',
  },
  { says: 'its rule for all mail', rules: [{ ...own, recipients: [] }], kind: 'fine', rule: id },
  {
    says: 'a rule before it that stops',
    rules: [{ ...other, actions: [stop] }, own],
    kind: 'blocked',
    rule: 'other',
  },
  {
    says: 'a rule before it that returns mail of another domain',
    rules: [{ ...other, recipients: ['example.org'], actions: [bounce] }, own],
    kind: 'fine',
    rule: id,
  },
  {
    says: 'a rule before it that would return mail, but is off',
    rules: [{ ...other, enabled: false, actions: [bounce] }, own],
    kind: 'fine',
    rule: id,
  },
  {
    says: 'a rule after it that stops',
    rules: [own, { ...other, actions: [stop] }],
    kind: 'fine',
    rule: id,
  },
  {
    says: 'its own rule returning mail first',
    rules: [{ ...own, actions: [bounce, workmail] }],
    kind: 'blocked',
    rule: id,
  },
  {
    says: 'its own rule with a copy',
    rules: [{ ...own, actions: [copy, workmail] }],
    kind: 'foreign',
    rule: id,
  },
  {
    says: 'its own rule, which stops after WorkMail has the mail',
    rules: [{ ...own, actions: [workmail, copy, stop] }],
    kind: 'foreign',
    rule: id,
  },
])(
  'RTE-01 ORG-36 the active rule set with $says means: $kind',
  ({ rules, wanted, ...expected }) => {
    const route = receiptRouteOf(rules, id, wanted ?? 'ana@example.com')
    const name = 'rule' in route ? route.rule.name : undefined
    expect({ kind: route.kind, ...(name === undefined ? {} : { rule: name }) }).toMatchObject({
      ...{ kind: expected.kind, ...(expected.rule === undefined ? {} : { rule: expected.rule }) },
    })
    if (route.kind === 'foreign') expect(route.actions[0]).toBe('s3')
  },
)

test.each<{ says: string; rules: ReceiptRule[]; by?: string; recipient?: string }>([
  { says: 'nothing before it', rules: [other, own] },
  {
    says: 'a bounce before it in the rule',
    rules: [{ ...own, actions: [bounce, workmail] }],
    ...{ by: id, recipient: 'Example.com' },
  },
  { says: 'a bounce after it', rules: [{ ...own, actions: [workmail, bounce] }] },
  {
    says: 'a rule before it that stops, for one of its recipients',
    rules: [
      { ...other, recipients: ['example.org'], actions: [stop] },
      { ...own, recipients: ['example.com', 'example.org'] },
    ],
    ...{ by: 'other', recipient: 'example.org' },
  },
  {
    says: 'a rule for all mail after one that stops all',
    rules: [
      { ...other, actions: [stop] },
      { ...own, recipients: [] },
    ],
    by: 'other',
  },
  { says: 'a rule that is off', rules: [{ ...own, enabled: false, actions: [stop, workmail] }] },
])('ORG-36 what keeps the mail of a rule from WorkMail, with $says', ({ rules, by, recipient }) => {
  const rule = rules.find(({ name }) => name === id) ?? own
  const found = blockedBy(rules, id, rule)
  expect(found && { by: found.rule.name, recipient: found.recipient }).toEqual(
    by === undefined ? undefined : { by, recipient },
  )
})
