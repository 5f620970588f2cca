import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

const Identity = 'example.com'

const statement = {
  Sid: 'Check',
  Effect: 'Allow',
  Principal: { AWS: '123456789012' },
  Action: ['ses:SendEmail'],
  Resource: 'arn:aws:ses:us-east-1:123456789012:identity/example.com',
}

function policy(changes: object = {}): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...statement, ...changes }] })
}

test('DOM-41 a policy is added, found by name or ARN, overwritten and deleted', async () => {
  await using aws = await startLocalAws()
  const arn = `arn:aws:ses:us-east-1:123456789012:identity/${Identity}`
  const put = (PolicyName: string, Policy: string) =>
    aws.ses.putIdentityPolicy({ Identity, PolicyName, Policy })
  const names = async () => (await aws.ses.listIdentityPolicies({ Identity: arn })).PolicyNames
  const before = (await names()) ?? []
  await put('A-1', policy())
  await put('__proto__', policy())
  await put('A-1', policy({ Effect: 'Deny' }))
  expect(await names()).toEqual(['A-1', ...before, '__proto__'])
  const { Policies } = await aws.ses.getIdentityPolicies({
    Identity: arn,
    PolicyNames: ['A-1', 'unknown'],
  })
  expect(Policies).toEqual({ 'A-1': policy({ Effect: 'Deny' }) })
  await aws.ses.deleteIdentityPolicy({ Identity, PolicyName: 'A-1' })
  await aws.ses.deleteIdentityPolicy({ Identity, PolicyName: 'A-1' })
  expect(await names()).toEqual([...before, '__proto__'])
})

test.each([
  ['a service', policy({ Principal: { Service: ['workmail.us-east-1.amazonaws.com'] } }), 'done'],
  ['everybody', policy({ Principal: '*', Action: '*' }), 'done'],
  ['a condition', policy({ Condition: { ArnEquals: { 'aws:SourceArn': 'arn' } } }), 'done'],
  ['one statement', JSON.stringify({ Statement: statement }), 'done'],
  ['broken JSON', '{"Version": ', 'InvalidPolicyException'],
  ['no object', '"Allow"', 'InvalidPolicyException'],
  ['no statement', '{"Version":"2012-10-17","Statement":[]}', 'InvalidPolicyException'],
  ['another version', policy().replace('2012', '2013'), 'InvalidPolicyException'],
  ['an effect there is none of', policy({ Effect: 'Maybe' }), 'InvalidPolicyException'],
  ['a principal that is none', policy({ Principal: { AWS: 'me' } }), 'InvalidPolicyException'],
  ['no principal', policy({ Principal: undefined }), 'InvalidPolicyException'],
  ['an action of another service', policy({ Action: 's3:Get' }), 'InvalidPolicyException'],
  ['more than 4 KB', policy({ Sid: 'x'.repeat(4096) }), 'InvalidPolicyException'],
])('DOM-41 a policy with %s', async (_, Policy, outcome) => {
  await using aws = await startLocalAws()
  expect(
    await outcomeOf(aws.ses.putIdentityPolicy({ Identity, PolicyName: 'checked', Policy })),
  ).toBe(outcome)
})

test('00-index 11 policies of a pending identity can be read but not added; the test domain accepts policies', async () => {
  await using aws = await startLocalAws()
  const put = (identity: string, PolicyName = 'checked') =>
    outcomeOf(aws.ses.putIdentityPolicy({ Identity: identity, PolicyName, Policy: policy() }))
  const { PolicyNames } = await aws.ses.listIdentityPolicies({ Identity: 'new.example.net' })
  expect(PolicyNames).toHaveLength(1)
  expect(await put('new.example.net')).toBe('InvalidParameterValue')
  expect(await put('stranger.example')).toBe('InvalidParameterValue')
  expect(await put('example-corp.awsapps.com')).toBe('done')
  expect(await put('example.com', 'with spaces')).toBe('InvalidParameterValue')
})

test('06 §8.2 an identity has 20 policies at most, and one call returns as many', async () => {
  await using aws = await startLocalAws()
  const ses = sesIn('us-east-1', aws)
  const put = (number: number) =>
    ses.putIdentityPolicy({ Identity, PolicyName: `p-${number}`, Policy: policy() })
  for (let number = 1; number < 20; number++) await put(number)
  expect(await outcomeOf(put(20))).toBe('LimitExceededException')
  expect(await outcomeOf(put(19))).toBe('done')
  const PolicyNames = Array.from({ length: 21 }, (_, index) => `p-${index}`)
  expect(await outcomeOf(ses.getIdentityPolicies({ Identity, PolicyNames }))).toBe(
    'InvalidParameterValue',
  )
})
