import { reachOf } from '@mailroom/schemas/policies/compare-policy'
import { explainPolicy } from '@mailroom/schemas/policies/explain-policy'
import { PolicyDocument } from '@mailroom/schemas/policies/policy-document'
import { readPolicy } from '@mailroom/schemas/policies/read-policy'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { clientsOf, setProfiles } from '../test/clients.ts'

const account = '123456789012'
const organization = `arn:aws:workmail:us-east-1:${account}:organization/m-1`
const resources = ['*', organization, organization.replace('m-1', 'm-2'), 'arn:aws:s3:::mail']
const actions = [
  ...['workmail:ListUsers', 'workmail:ListOrganizations', 'workmail:DeleteUser'],
  ...['workmail:AssumeImpersonationRole', 's3:GetBucketPolicy', 'iam:PassRole'],
]
const contexts: Record<string, string[]>[] = [
  {},
  { 'aws:MultiFactorAuthPresent': ['true'], 'aws:RequestedRegion': ['eu-west-1'] },
  { 'aws:MultiFactorAuthPresent': ['false'], 'aws:CalledVia': ['a', 'logs.amazonaws.com'] },
]

const some = <Item>(...items: Item[]) =>
  fc.oneof(fc.constantFrom(...items), fc.subarray(items, { minLength: 1 }))

const actionPatterns = some(
  ...['*', 'workmail:*', 'workmail:List*', 'WORKMAIL:listusers', 'workmail:*User?', 's3:*'],
  ...['iam:PassRole', 'workmail:A*Role', 'workmail:List?sers'],
)
const resourcePatterns = some(
  ...['*', organization, `arn:aws:workmail:*:${account}:organization/*`, 'arn:aws:s3:::*'],
  ...['arn:aws:workmail:us-east-1:*:organization/m-?', 'arn:aws-cn:workmail:*:*:organization/*'],
)
const condition = fc.constantFrom(
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
  { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } },
  { StringNotLike: { 'aws:RequestedRegion': 'eu-*' } },
  { Null: { 'aws:MultiFactorAuthPresent': 'true' } },
  { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'logs.amazonaws.com' } },
)
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    action: fc.tuple(fc.constantFrom('Action', 'Action', 'NotAction'), actionPatterns),
    resource: fc.tuple(fc.constantFrom('Resource', 'Resource', 'NotResource'), resourcePatterns),
    Condition: fc.option(condition, { nil: undefined }),
  })
  .map(({ Effect, action, resource, Condition }) => ({
    ...{ Effect, [action[0]]: action[1], [resource[0]]: resource[1] },
    ...(Condition ? { Condition } : {}),
  }))
const policy = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.oneof(statement, fc.array(statement, { minLength: 1, maxLength: 4 })),
})

/** Decides as IAM's guide says it, with the language's own patterns: a second opinion. */
function secondOpinion(
  statements: Record<string, unknown>[],
  [action, resource]: readonly [string, string],
  context: Record<string, string[]>,
): string {
  const isIn = (patterns: unknown, given: string, flags = '') =>
    [patterns].flat().some((each) => {
      const source = String(each).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      const pattern = source.replaceAll('\\*', '[^]*').replaceAll('\\?', '[^]')
      return new RegExp(`^${pattern}$`, flags).test(given)
    })
  const holds = (Condition: unknown) => {
    const [[operator, keys] = ['', {}]] = Object.entries(Object(Condition))
    const [[key, wanted] = ['', []]] = Object.entries(Object(keys))
    const given = context[key]
    if (operator === '') return true
    if (operator === 'Null') return given === undefined
    if (operator === 'BoolIfExists') return given === undefined || isIn(wanted, given[0] ?? '')
    if (operator === 'StringNotLike') return given === undefined || !isIn(wanted, given[0] ?? '')
    return given?.some((each) => isIn(wanted, each)) ?? false
  }
  const effects = statements
    .filter(
      ({ Action, NotAction, Resource, NotResource, Condition }) =>
        (Action === undefined ? !isIn(NotAction, action, 'i') : isIn(Action, action, 'i')) &&
        (Resource === undefined ? !isIn(NotResource, resource) : isIn(Resource, resource)) &&
        holds(Condition),
    )
    .map(({ Effect }) => Effect)
  if (effects.includes('Deny')) return 'explicitDeny'
  return effects.includes('Allow') ? 'allowed' : 'implicitDeny'
}

/** The resources that an action can be about: IAM-12 for those of WorkMail. */
const isAbout = (action: string, resource: string) =>
  resource === '*'
    ? action === 'workmail:ListOrganizations'
    : resource.split(':')[2] === action.split(':')[0] && action !== 'workmail:ListOrganizations'

test('S-18 what the policy viewer says of generated policies is what SimulatePrincipalPolicy decides', async () => {
  await using aws = await startLocalAws()
  const { iam } = clientsOf(aws, 'local')
  const policies = fc.sample(policy, 140)
  let asked = 0
  for (const [index, document] of policies.entries()) {
    const { status, body } = await setProfiles(aws, [{ accessKeyId: 'jane', policy: document }])
    expect(status, JSON.stringify([document, body])).toBe(200)
    const read = readPolicy(JSON.stringify(document)).policy
    const explained = read ? explainPolicy(read) : []
    const context = contexts[index % contexts.length] ?? {}
    const { EvaluationResults = [] } = await iam.simulatePrincipalPolicy({
      ...{ PolicySourceArn: `arn:aws:iam::${account}:user/jane`, ActionNames: actions },
      ResourceArns: resources,
      ContextEntries: Object.entries(context).map(([ContextKeyName, ContextKeyValues]) => ({
        ...{ ContextKeyName, ContextKeyValues, ContextKeyType: 'stringList' as const },
      })),
    })
    asked += EvaluationResults.length
    for (const { EvalActionName = '', EvalResourceName = '', EvalDecision } of EvaluationResults) {
      const demand = [EvalActionName, EvalResourceName] as const
      const of = `${JSON.stringify(document)} ${demand} ${JSON.stringify(context)}`
      expect(EvalDecision, of).toBe(secondOpinion([document.Statement].flat(), demand, context))
      const [, name = ''] = EvalActionName.split(':')
      const isShown = explained.some(
        ({ effect, workmail }) =>
          effect === 'Allow' && workmail.some(({ names }) => names.includes(name)),
      )
      // The viewer lists every action of WorkMail that may be allowed.
      if (EvalActionName.startsWith('workmail:') && EvalDecision === 'allowed')
        expect(isShown, of).toBe(true)
      if (!isAbout(EvalActionName, EvalResourceName)) continue
      const reach = reachOf(PolicyDocument.parse(document), EvalActionName)
      if (reach === 'always') expect(EvalDecision, of).toBe('allowed')
      if (reach === 'never') expect(EvalDecision, of).not.toBe('allowed')
    }
  }
  expect(asked).toBeGreaterThanOrEqual(2_000)
}, 120_000)
