import { expect, test } from 'vitest'
import {
  idleActionsIn,
  isWorkmails,
  statementsOf,
  withWorkmailStatement,
  workmailAccessOf,
  workmailStatement,
} from './identity-policy-kinds.ts'

const organizationArn = 'arn:aws:workmail:us-east-1:123456789012:organization/m-1'
const sender = { region: 'us-east-1', organizationArn }
const current = workmailStatement('example.com', organizationArn)
const { Condition: _, ...withoutCondition } = current
const outdated = { ...withoutCondition, Principal: { AWS: 'arn:aws:iam::328945102480:root' } }
const ofArn = (arn: string) => ({ ...current, Condition: { ArnLike: { 'AWS:SourceArn': arn } } })

function policy(...Statement: object[]) {
  return { policy: JSON.stringify({ Version: '2012-10-17', Statement }) }
}

test.each([
  ['the statement of today', current, 'current'],
  ['no condition', withoutCondition, 'current'],
  ['one action that is all', { ...current, Action: 'SES:*' }, 'current'],
  ['a pattern of organizations', ofArn('arn:aws:workmail:us-east-1:*:organization/*'), 'current'],
  ['another organization', ofArn(organizationArn.replace('m-1', 'm-2')), 'custom'],
  [
    'the WorkMail of another Region',
    { ...current, Principal: { Service: 'workmail.eu-west-1.amazonaws.com' } },
    'custom',
  ],
  ['WorkMail that is denied', { ...current, Effect: 'Deny' }, 'denied'],
  [
    'everybody that is denied to send',
    { ...withoutCondition, Effect: 'Deny', Principal: '*', Action: 'ses:Send*' },
    'denied',
  ],
  [
    'somebody else that is denied',
    { ...current, Effect: 'Deny', Principal: { AWS: '123456789012' } },
    'custom',
  ],
  [
    'WorkMail that is denied to bounce',
    { ...current, Effect: 'Deny', Action: 'ses:SendBounce' },
    'custom',
  ],
  [
    'another organization that is denied',
    { ...ofArn(organizationArn.replace('m-1', 'm-2')), Effect: 'Deny' },
    'custom',
  ],
  [
    'WorkMail that is denied at times',
    {
      ...current,
      Effect: 'Deny',
      Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01' } },
    },
    'custom',
  ],
  ['WorkMail that may do one thing', { ...current, Action: ['ses:SendEmail'] }, 'custom'],
  ['an account', outdated, 'outdated'],
  ['an account by its number', { ...outdated, Principal: { AWS: ['328945102480'] } }, 'outdated'],
  ['the own account', { ...outdated, Principal: { AWS: ['123456789012'] } }, 'custom'],
  [
    'a role of another account',
    { ...outdated, Principal: { AWS: 'arn:aws:iam::328945102480:role/sender' } },
    'custom',
  ],
  ['an account that may send', { ...outdated, Action: 'ses:SendRawEmail' }, 'custom'],
  ['everybody', { ...outdated, Principal: '*' }, 'custom'],
  ['nobody', { Sid: 'AuthorizeWorkMail' }, 'custom'],
])('DOM-39 the kind of a statement with %s', (_, statement, kind) => {
  const read = statementsOf(policy(statement).policy, sender)
  expect(read).toEqual([{ sid: 'AuthorizeWorkMail', kind }])
  const single = JSON.stringify({ Statement: statement })
  expect(statementsOf(single, sender)).toEqual(read)
})

test('DOM-39 what is not a policy cannot be read', () => {
  const texts = [
    '',
    '{"Statement":',
    '"Allow"',
    '{}',
    '{"Statement":["x"]}',
    '{"Statement":[{"Sid":1}]}',
  ]
  expect(texts.filter((text) => statementsOf(text, sender) !== undefined)).toEqual([])
})

const other = { ...current, Sid: 'Sender', Principal: { AWS: '123456789012' } }
const broken = { policy: '{' }

test.each([
  ['none', [], 'missing', false],
  ['WorkMail’s own', [policy(current)], 'current', false],
  ['WorkMail’s own of before', [policy(outdated)], 'outdated', false],
  ['both of WorkMail', [policy(outdated), policy(current)], 'current', false],
  ['a custom one beside', [policy(outdated), policy(other)], 'outdated', true],
  ['a custom statement within', [policy(outdated, other)], 'outdated', true],
  ['a custom one only', [policy(other)], 'missing', true],
  ['an unreadable one beside', [policy(current), broken], 'current', true],
  [
    'one that denies beside',
    [policy(current), policy({ ...current, Effect: 'Deny' })],
    'denied',
    true,
  ],
])('DOM-39 DOM-40 what the policies of a domain mean: %s', (_, policies, access, isCustom) => {
  expect(workmailAccessOf(policies, sender)).toMatchObject({
    ...{ access, isCustom, maySend: access === 'current' || access === 'outdated' },
    denying: access === 'denied' ? ['AuthorizeWorkMail'] : [],
  })
})

test('DOM-41 a policy is WorkMail’s if it lets WorkMail send', () => {
  const all = [policy(other, outdated), policy(current), policy(other), broken]
  expect(all.map((each) => isWorkmails(each.policy, sender))).toEqual([true, true, false, false])
})

test.each([
  ['no text', '  ', [current]],
  ['another statement', policy(other).policy, [other, current]],
  ['one statement that is no list', JSON.stringify({ Statement: other }), [other, current]],
  ['the statement of before', policy(outdated, other).policy, [current, other]],
  ['no statement', '{"Id":"x"}', [current]],
])('DOM-41 WorkMail’s statement is inserted into %s', (_, text, statements) => {
  const inserted = withWorkmailStatement(text, 'example.com', organizationArn) ?? ''
  expect(JSON.parse(inserted)).toMatchObject({ Statement: statements })
  expect(workmailAccessOf([{ policy: inserted }], sender).access).toBe('current')
})

test('DOM-41 nothing is inserted into a text that is not a policy, and all else of a policy stays', () => {
  const insert = (text: string) => withWorkmailStatement(text, 'example.com', organizationArn)
  expect(['{', '[]', '{"Statement":"x"}'].map(insert)).toEqual([undefined, undefined, undefined])
  expect(JSON.parse(insert('{"Id":"x","Statement":[]}') ?? '')).toMatchObject({ Id: 'x' })
})

test('DOM-41 the statement names the partition, the Region and the account of the organization', () => {
  const arn = organizationArn.replace('arn:aws:', 'arn:aws-cn:')
  expect(workmailStatement('example.com', arn).Resource).toBe(
    'arn:aws-cn:ses:us-east-1:123456789012:identity/example.com',
  )
})

test.each([
  ['ses:*', []],
  ['*', []],
  [['ses:SendEmail', 'SES:sendrawemail', 'ses:Send*', 'sns:Publish'], []],
  [['ses:SendEmial', 'ses:SendEmail', 'ses:SendEmial'], ['ses:SendEmial']],
  [
    ['ses:Sned*', 'ses:'],
    ['ses:Sned*', 'ses:'],
  ],
])('DOM-41 the actions %j have these that send no mail: %j', (Action, idle) => {
  expect(idleActionsIn(JSON.stringify({ Statement: { Action } }))).toEqual(idle)
})

test('DOM-39 a pattern of wildcards alone that fits no action is told at once, and denies nothing', () => {
  const hostile = { ...current, Effect: 'Deny', Action: ['*'.repeat(20).concat('!')] }
  expect(workmailAccessOf([policy(current), policy(hostile)], sender).access).toBe('current')
})
