import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { assume, clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf } from '../test/requests.ts'

const arnOf = (kind: 'user' | 'role', name: string) => `arn:aws:iam::123456789012:${kind}/${name}`
const organization = 'arn:aws:workmail:us-east-1:123456789012:organization/m-1'

test('ERR-04 SimulatePrincipalPolicy decides for each action as the calls are decided', async () => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  const ActionNames = ['workmail:ListUsers', 'workmail:ResetPassword', 'ses:ListConfigurationSets']
  const decisions = async (PolicySourceArn: string) => {
    const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
      PolicySourceArn,
      ActionNames,
    })
    return EvaluationResults.map(({ EvalDecision }) => EvalDecision)
  }
  expect(await decisions(arnOf('user', 'helpdesk'))).toEqual(['allowed', 'allowed', 'implicitDeny'])
  expect(await decisions(arnOf('role', 'readonly'))).toEqual([
    'allowed',
    'implicitDeny',
    'implicitDeny',
  ])
  expect(await decisions(arnOf('user', 'local'))).toEqual(['allowed', 'allowed', 'allowed'])
})

/** Simulates one action under a policy with one condition. */
async function simulate(Condition: object, context: Record<string, string[]>) {
  await using aws = await startLocalAws()
  const Statement = {
    Effect: 'Allow',
    Action: 'workmail:List*',
    Resource: `${organization}*`,
    Condition,
  }
  const policy = { Version: '2012-10-17', Statement }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy }])
  const { iam } = clientsOf(aws, 'local')
  const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
    PolicySourceArn: arnOf('user', 'jane'),
    ActionNames: ['workmail:ListUsers'],
    ResourceArns: [organization],
    ContextEntries: Object.entries(context).map(([ContextKeyName, ContextKeyValues]) => ({
      ContextKeyName,
      ContextKeyValues,
      ContextKeyType: 'string',
    })),
  })
  return EvaluationResults[0]?.EvalDecision
}

const variable = (key: string) => `\${${key}}`
const role = arnOf('role', 'app/workmail')
test.each<[object, Record<string, string[]>, boolean]>([
  [{ StringEquals: { k: ['a', 'b'] } }, { K: ['b'] }, true],
  [{ StringEquals: { k: 'a' } }, { k: ['A'] }, false],
  [{ StringEquals: { k: 'a' } }, {}, false],
  [{ StringEqualsIfExists: { k: 'a' } }, {}, true],
  [{ StringEqualsIgnoreCase: { k: 'a' } }, { k: ['A'] }, true],
  [{ StringNotEquals: { k: ['a', 'b'] } }, { k: ['b'] }, false],
  [{ StringNotEquals: { k: 'a' } }, {}, true],
  [{ StringLike: { k: 'eu-*-?' } }, { k: ['eu-west-1'] }, true],
  [{ StringLike: { k: 'eu-*-?' } }, { k: ['eu-west-12'] }, false],
  [{ StringNotLike: { k: 'eu-*' } }, { k: ['us-east-1'] }, true],
  // A policy variable, and one that is not known.
  [{ StringEquals: { k: variable('aws:username') } }, { k: ['jane'] }, true],
  [{ StringEquals: { k: variable('aws:nothing') } }, { k: [''] }, false],
  [{ StringNotEquals: { k: variable('aws:nothing') } }, { k: ['a'] }, false],
  [{ StringNotEqualsIfExists: { k: ['a', variable('aws:nothing')] } }, {}, false],
  // Literal characters, and a value that looks like a wildcard.
  [{ StringLike: { k: `a${variable('*')}` } }, { k: ['ab'] }, false],
  [{ StringLike: { k: `a${variable('*')}*` } }, { k: ['a*b'] }, true],
  [{ StringLike: { k: `a${variable('?')}` } }, { k: ['ab'] }, false],
  [{ StringEquals: { k: `a${variable('?')}${variable('$')}` } }, { k: ['a?$'] }, true],
  [{ StringLike: { k: variable('l') } }, { k: ['ab'], l: ['*'] }, false],
  [{ ArnLike: { k: 'arn:aws:iam::*:role/*workmail' } }, { k: [role] }, true],
  [{ ArnEquals: { k: 'arn:*:role/app/workmail' } }, { k: [role] }, false],
  [{ ArnNotLike: { k: 'arn:aws:iam::*:role/*' } }, { k: [role] }, false],
  [{ Bool: { k: true } }, { k: ['true'] }, true],
  [{ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }, {}, false],
  [{ Null: { k: 'true' } }, {}, true],
  [{ Null: { k: 'false' } }, {}, false],
  [{ NumericLessThan: { k: '300' } }, { k: ['299'] }, true],
  [{ NumericGreaterThanEquals: { k: 300 } }, { k: ['299'] }, false],
  [{ DateLessThan: { k: '2027-03-31T00:00:00Z' } }, { k: ['2026-11-28T00:00:00Z'] }, true],
  [{ DateGreaterThan: { k: '2027-03-31T00:00:00Z' } }, { k: ['2026-11-28T00:00:00Z'] }, false],
  [{ IpAddress: { k: ['203.0.113.0/24', '2001:db8::/32'] } }, { k: ['203.0.113.9'] }, true],
  [{ IpAddress: { k: '2001:db8::/32' } }, { k: ['2001:db9::1'] }, false],
  [{ NotIpAddress: { k: '203.0.113.0/24' } }, { k: ['198.51.100.1'] }, true],
  [{ IpAddress: { k: `10.0.0.0/${variable('l')}` } }, { k: ['10.0.0.1'], l: ['99'] }, false],
  [{ 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'c'] }, false],
  [{ 'ForAllValues:StringEquals': { k: ['a', 'b'] } }, {}, true],
  [{ 'ForAnyValue:StringEquals': { k: ['a', 'b'] } }, { k: ['a', 'c'] }, true],
  [{ 'ForAnyValue:StringNotEquals': { k: 'a' } }, {}, false],
  // All operators and keys must hold.
  [{ StringEquals: { k: 'a', l: 'b' } }, { k: ['a'] }, false],
])('IAM-13 the condition %j holds for %j: %j', async (condition, context, holds) => {
  expect(await simulate(condition, context)).toBe(holds ? 'allowed' : 'implicitDeny')
})

test('ERR-04 a simulation names the conditions it would need to know, and an explicit deny', async () => {
  await using aws = await startLocalAws()
  const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }
  const Statement = [
    { Effect: 'Allow', NotAction: 'workmail:*', NotResource: organization, Condition },
    { Effect: 'Deny', Action: 'ses:*', Resource: '*' },
  ]
  await setProfiles(aws, [{ accessKeyId: 'jane', policy: { Statement } }])
  const { iam } = clientsOf(aws, 'local')
  const { EvaluationResults } = await iam.simulatePrincipalPolicy({
    PolicySourceArn: arnOf('user', 'jane'),
    ActionNames: ['iam:ListRoles', 'workmail:ListUsers', 'ses:ListConfigurationSets'],
    ResourceArns: ['*', organization],
  })
  const seen = EvaluationResults?.map(({ EvalDecision, MissingContextValues = [] }) => [
    EvalDecision,
    ...MissingContextValues,
  ])
  expect(seen).toEqual([
    ['implicitDeny', 'aws:RequestedRegion'],
    ['implicitDeny'],
    ['implicitDeny'],
    ['implicitDeny'],
    ['explicitDeny', 'aws:RequestedRegion'],
    ['explicitDeny'],
  ])
})

test('ERR-04 the results of a simulation come in pages', async () => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  const request = {
    PolicySourceArn: arnOf('role', 'full'),
    ActionNames: ['a:A', 'a:B', 'a:C'],
    MaxItems: 2,
  }
  const first = await iam.simulatePrincipalPolicy(request)
  expect([first.EvaluationResults?.length, first.IsTruncated]).toEqual([2, true])
  const second = await iam.simulatePrincipalPolicy({ ...request, Marker: first.Marker })
  expect([second.EvaluationResults?.[0]?.EvalActionName, second.IsTruncated]).toEqual([
    'a:C',
    false,
  ])
})

test.each([
  ['somebody unknown', arnOf('user', 'nobody'), 'NoSuchEntityException', 404],
  ['an unknown role', arnOf('role', 'local'), 'NoSuchEntityException', 404],
  [
    'the session of a role',
    'arn:aws:sts::123456789012:assumed-role/full/a',
    'InvalidInputException',
    400,
  ],
])('ERR-04 a simulation for %s is refused', async (_, PolicySourceArn, name, status) => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  const simulated = iam.simulatePrincipalPolicy({ PolicySourceArn, ActionNames: ['a:B'] })
  expect(await refusalOf(simulated)).toMatchObject({ name, status })
})

test('ERR-04 a simulation with further policies says that they are not implemented', async () => {
  await using aws = await startLocalAws()
  const refused = await refusalOf(
    clientsOf(aws, 'local').iam.simulatePrincipalPolicy({
      PolicySourceArn: arnOf('role', 'full'),
      ActionNames: ['a:B'],
      PolicyInputList: ['{}'],
    }),
  )
  expect([refused.status, refused.message]).toEqual([
    501,
    'Not implemented here: IAM SimulatePrincipalPolicy with PolicyInputList.',
  ])
})

test('ERR-01 who may not simulate is told so, with the principal as the resource', async () => {
  await using aws = await startLocalAws()
  const PolicySourceArn = arnOf('user', 'jane')
  const Statement = { Effect: 'Allow', Action: 'workmail:*', Resource: '*' }
  const policy = { Version: '2012-10-17', Statement }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy }])
  const { iam } = clientsOf(aws, 'jane')
  const simulated = iam.simulatePrincipalPolicy({ PolicySourceArn, ActionNames: ['a:B'] })
  expect(await refusalOf(simulated)).toMatchObject({
    name: 'AccessDenied',
    status: 403,
    message: expect.stringContaining(
      `iam:SimulatePrincipalPolicy on resource: ${PolicySourceArn} `,
    ),
  })
})

test('POL-04 GetUser shows the caller or a user of a profile, and the session of a role must name one', async () => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  expect((await iam.getUser({})).User).toMatchObject({
    UserName: 'local',
    Arn: arnOf('user', 'local'),
    CreateDate: expect.any(Date),
  })
  expect((await iam.getUser({ UserName: 'helpdesk' })).User?.Arn).toBe(arnOf('user', 'helpdesk'))
  expect(await outcomeOf(iam.getUser({ UserName: 'nobody' }))).toBe('NoSuchEntityException')
  const session = await assume(aws, 'full')
  expect((await refusalOf(session.iam.getUser({}))).message).toBe(
    'Must specify userName when calling with non-User credentials',
  )
  const own = `arn:aws:iam::*:user/\${aws:username}`
  const Statement = { Effect: 'Allow', Action: 'iam:GetUser', Resource: own }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy: { Version: '2012-10-17', Statement } }])
  const jane = clientsOf(aws, 'jane').iam
  expect(await outcomeOf(jane.getUser({}))).toBe('done')
  expect(await outcomeOf(jane.getUser({ UserName: 'helpdesk' }))).toBe('AccessDenied')
})

test('IAM-12 a statement that allows all but an unknown variable allows nothing, a refusal refuses', async () => {
  await using aws = await startLocalAws()
  const NotResource = `arn:aws:iam::*:user/${variable('aws:nothing')}`
  const but = (Effect: string) => ({ Effect, Action: 'iam:GetUser', NotResource })
  const all = { Effect: 'Allow', Action: '*', Resource: '*' }
  const profiles = [[but('Allow')], [all], [all, but('Deny')]].map((Statement, index) => ({
    accessKeyId: `key-${index}`,
    policy: { Version: '2012-10-17', Statement },
  }))
  await setProfiles(aws, profiles)
  const outcomes = profiles.map(({ accessKeyId }) =>
    outcomeOf(clientsOf(aws, accessKeyId).iam.getUser({})),
  )
  expect(await Promise.all(outcomes)).toEqual(['AccessDenied', 'done', 'AccessDenied'])
})

test('KIT-08 GetRole shows a role by its name, and says that there is none', async () => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  expect((await iam.getRole({ RoleName: 'helpdesk' })).Role?.Arn).toBe(arnOf('role', 'helpdesk'))
  expect(await outcomeOf(iam.getRole({ RoleName: 'Mover' }))).toBe('NoSuchEntityException')
  const Statement = { Effect: 'Allow', Action: 'iam:GetRole', Resource: arnOf('role', 'full') }
  await setProfiles(aws, [{ accessKeyId: 'jane', policy: { Version: '2012-10-17', Statement } }])
  const jane = clientsOf(aws, 'jane').iam
  expect(await outcomeOf(jane.getRole({ RoleName: 'full' }))).toBe('done')
  expect(await outcomeOf(jane.getRole({ RoleName: 'helpdesk' }))).toBe('AccessDenied')
})
