import { expect, test } from 'vitest'
import { foreignResourcesIn, isOpenToAll } from './identity-policy-risks.ts'
import { operations } from './operations.ts'

const region = 'eu-west-1'
const own = 'arn:aws:ses:eu-west-1:123456789012:identity/example.com'
const open = { Effect: 'Allow', Principal: '*', Action: 'ses:SendEmail', Resource: own }

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })

test.each([
  ['everybody', {}, true],
  ['every account', { Principal: { AWS: ['123456789012', '*'] } }, true],
  ['all but one', { Principal: undefined, NotPrincipal: { AWS: '123456789012' } }, true],
  ['everybody, all actions', { Action: ['*'] }, true],
  ['everybody, a pattern of actions', { Action: 'ses:send*' }, true],
  ['everybody under one name', { Condition: { StringLike: { 'ses:FromAddress': 'a@*' } } }, true],
  ['everybody with TLS', { Condition: { Bool: { 'aws:SecureTransport': true } } }, true],
  ['any organization', { Condition: { StringLike: { 'aws:PrincipalOrgID': '*' } } }, true],
  ['one organization', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }, false],
  ['one source', { Condition: { ArnLike: { 'AWS:SourceArn': ['arn:aws:sns:*'] } } }, false],
  ['an account', { Principal: { AWS: '123456789012' } }, false],
  ['a service', { Principal: { Service: 'workmail.eu-west-1.amazonaws.com' } }, false],
  ['everybody, what sends no mail', { Action: 'ses:GetSendQuota' }, false],
  ['nobody', { Effect: 'Deny' }, false],
])('DOM-41 whether anyone may send by a policy for %s', (_, changes, isExpected) => {
  const closed = { ...open, Principal: { AWS: '123456789012' } }
  expect(isOpenToAll(policy(closed, { ...open, ...changes }))).toBe(isExpected)
})

test('DOM-41 nobody sends by a text that is not a policy', () => {
  expect(['', '{', '{"Statement":"*"}', '[]'].filter(isOpenToAll)).toEqual([])
})

const other = own.replace('example.com', 'example.org')

test.each([
  [own, []],
  [own.toUpperCase().replace('ARN:AWS:SES', 'arn:aws:ses'), []],
  [own.replace('arn:aws:', 'arn:aws-us-gov:'), []],
  [[own, own.replace('123456789012', '210987654321')], []],
  ['*', []],
  ['arn:aws:ses:*:*:identity/*', []],
  ['arn:aws:ses:eu-west-1:1234*', []],
  [own.replace('example.com', '*'), []],
  [other, [other]],
  [[own, other, other], [other]],
  [`${own}.attacker.example`, [`${own}.attacker.example`]],
  [own.replace('eu-west-1', 'us-east-1'), [own.replace('eu-west-1', 'us-east-1')]],
  [own.replace(':ses:', ':sns:'), [own.replace(':ses:', ':sns:')]],
  [own.replace('123456789012', '1234'), [own.replace('123456789012', '1234')]],
  ['arn:aws:ses:eu-west-1:*:identity/example.org', []],
  ['arn:aws:ses:us-east-1:*', ['arn:aws:ses:us-east-1:*']],
  ['example.com', ['example.com']],
])('DOM-41 of the resources %j these are another identity: %j', (Resource, foreign) => {
  const text = policy({ ...open, Resource })
  expect(foreignResourcesIn(text, { region, domainName: 'Example.com' })).toEqual(foreign)
})

test('DOM-41 a policy about another identity is refused, and one without a resource is left to AWS', () => {
  const { input } = operations['identityPolicies.put']
  const put = (text: string) =>
    input.safeParse({
      ...{ connectionId: 'local', organizationId: `m-${'1'.repeat(32)}`, region },
      ...{ domainName: 'example.com', policyName: 'sender', policy: text, expected: {} },
    }).error?.issues
  expect(put(policy({ ...open, Resource: other }))).toMatchObject([
    { path: ['policy'], message: 'foreignResource' },
  ])
  expect(put(policy(open))).toBeUndefined()
  expect(put(policy({ ...open, Resource: undefined }))).toBeUndefined()
})
