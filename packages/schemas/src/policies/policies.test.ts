import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iamPolicy } from '../iam-policy.ts'
import { roles } from '../role.ts'
import { comparePolicy, reachOf } from './compare-policy.ts'
import { explainPolicy } from './explain-policy.ts'
import { managedPolicies } from './managed-policies.ts'
import { PolicyDocument } from './policy-document.ts'
import { longestPolicy, readPolicy } from './read-policy.ts'
import { accessLevels, workmailActions } from './workmail-actions.ts'

const organization = 'arn:aws:workmail:eu-west-1:123456789012:organization/m-1'
const text = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const allow = (more: object) => ({ Effect: 'Allow', Action: 'workmail:*', Resource: '*', ...more })

function explained(...statements: object[]) {
  const { policy, problems } = readPolicy(text(...statements))
  expect(problems).toBeUndefined()
  return policy ? explainPolicy(policy) : []
}

/** The findings of one statement: code and values. */
function findingsOf(statement: object) {
  return explained(statement).flatMap(({ findings }) =>
    findings.map(({ code, values }) => [code, ...values].join(' ').trim()),
  )
}

test('IAM-19 WorkMail has 126 actions, 34 of them without an API operation, each once', () => {
  const all = accessLevels.flatMap((level) => workmailActions[level])
  expect([all.length, new Set(all).size, workmailActions.console.length]).toEqual([126, 126, 34])
})

describe('a text that is no policy is told by its place', () => {
  const deep = `${'{"Statement":'.repeat(8_000)}1${'}'.repeat(8_000)}`
  test.each<[string, string, string]>([
    ['nothing', '', 'notJson: '],
    ['no JSON', '{"Statement": [', 'notJson: '],
    ['ten megabytes', ' '.repeat(10 * 2 ** 20), 'tooLong: 10485760'],
    ['a list', '[]', 'notObject: []'],
    ['a number', '7', 'notObject: 7'],
    ['8,000 levels', deep, 'unknownElement Statement: Statement'],
    ['a key twice', '{"Version":"2012-10-17","Version":"2008-10-17"}', 'duplicateKey: Version'],
    ['no statement', '{}', 'missing: Statement'],
    ['an empty list', '{"Statement":[]}', 'empty Statement: '],
    ['a text as a statement', text('x' as never), 'wrongType Statement[1]: x'],
    [
      'a list as an effect',
      text(allow({ Effect: ['Allow'] })),
      'wrongType Statement[1].Effect: ["Allow"]',
    ],
    ['another effect', text(allow({ Effect: 'allow' })), 'effect Statement[1].Effect: allow'],
    ['a number as an action', text(allow({ Action: [1] })), 'wrongType Statement[1].Action: [1]'],
    [
      'an action without a service',
      text(allow({ Action: 'ListUsers' })),
      'action Statement[1].Action: ListUsers',
    ],
    [
      'a Cyrillic letter',
      text(allow({ Action: 'workm\u0430il:ListUsers' })),
      'foreignCharacter Statement[1].Action: \u0430',
    ],
    [
      'an invisible character',
      text(allow({ Action: 'workmail:\u200bListUsers' })),
      'foreignCharacter Statement[1].Action: \u200b',
    ],
    ['both of two', text(allow({ NotAction: 'ses:*' })), 'both Statement[1]: Action'],
    ['no resource', text(allow({ Resource: undefined })), 'neither Statement[1]: Resource'],
    [
      'a resource that is no ARN',
      text(allow({ Resource: 'm-1' })),
      'resource Statement[1].Resource: m-1',
    ],
    [
      'an unknown operator',
      text(allow({ Condition: { StringIs: { a: 'b' } } })),
      'operator Statement[1].Condition.StringIs: StringIs',
    ],
    [
      'no network',
      text(allow({ Condition: { IpAddress: { 'aws:SourceIp': 'x' } } })),
      'address Statement[1].Condition.IpAddress.aws:SourceIp: x',
    ],
    ['another version', '{"Version":"2026-01-01","Statement":[]}', 'version Version: 2026-01-01'],
    [
      'an element in small letters',
      text(allow({ condition: {} })),
      'unknownElement Statement[1]: condition',
    ],
  ])('%s', (_, given, problem) => {
    const { problems = [] } = readPolicy(given)
    const told = problems.map(({ code, path, value }) => `${code}${path && ` ${path}`}: ${value}`)
    expect(told).toContain(problem)
  })
})

test('what is accepted without a principal is what IAM and the local AWS accept, and nothing else', () => {
  const scalar = fc.oneof(
    fc.constantFrom('*', 'Allow', 'workmail:*', 'x', '', organization, '2012-10-17'),
    fc.integer({ min: 0, max: 1 }),
  )
  const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 2 }))
  const statement = fc.record(
    {
      Effect: fc.oneof({ weight: 4, arbitrary: fc.constantFrom('Allow', 'Deny') }, value),
      Sid: fc.constantFrom('a', 'a b', 1),
      Action: fc.oneof({ weight: 4, arbitrary: fc.constant('workmail:*') }, value),
      NotAction: value,
      Resource: fc.oneof({ weight: 4, arbitrary: fc.constant('*') }, value),
      NotResource: value,
      Condition: fc.oneof(
        fc.dictionary(
          fc.constantFrom('StringEquals', 'Bool', 'IpAddress', 'No'),
          fc.dictionary(fc.constant('k'), value),
        ),
        value,
      ),
      other: value,
    },
    { requiredKeys: ['Effect'] },
  )
  const policy = fc.record(
    {
      Version: value,
      Id: value,
      Statement: fc.oneof(statement, fc.array(statement, { maxLength: 2 })),
    },
    { requiredKeys: ['Statement'] },
  )
  const property = fc.property(policy, (given) => {
    const { policy: read } = readPolicy(JSON.stringify(given))
    expect(read !== undefined).toBe(PolicyDocument.safeParse(given).success)
    expect(read?.document !== undefined).toBe(read !== undefined)
  })
  fc.assert(property, { numRuns: 500 })
})

test('any text is read without an error that nobody expects', () => {
  const anyText = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((each) => JSON.stringify({ Statement: each })),
  )
  const property = fc.property(anyText, (given) => {
    const { policy, problems = [] } = readPolicy(given)
    expect(policy !== undefined || problems.length > 0).toBe(true)
    if (policy) explainPolicy(policy)
  })
  fc.assert(property)
})

const noCalledVia =
  'noCalledVia firehose:TagDeliveryStream logs:PutResourcePolicy s3:GetBucketPolicy s3:PutBucketPolicy'

test.each<[string, object, string[]]>([
  [
    'everything',
    allow({ Action: '*' }),
    [
      'everything',
      'passRoleAny *',
      'passRoleService',
      'serviceLinkedRole',
      noCalledVia,
      'impersonation',
      'noMfa',
    ],
  ],
  ['all of WorkMail', allow({}), ['allOfService workmail:*', 'impersonation', 'noMfa']],
  [
    'all but one service',
    allow({ Action: undefined, NotAction: 'iam:*' }),
    ['exceptActions iam:*', noCalledVia, 'impersonation', 'noMfa'],
  ],
  [
    'all but one organization',
    allow({ Action: 'workmail:ListUsers', Resource: undefined, NotResource: organization }),
    [`exceptResources ${organization}`],
  ],
  [
    'IAM-14 any impersonation role',
    allow({
      Action: 'workmail:AssumeImpersonationRole',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
    ['impersonation', 'mfaNeedsSession'],
  ],
  [
    'IAM-14 one impersonation role',
    {
      ...allow({ Action: 'workmail:AssumeImpersonationRole', Resource: organization }),
      Condition: { StringEquals: { 'workmail:ImpersonationRoleId': 'a' } },
    },
    ['noMfa'],
  ],
  [
    'POL-03 MFA only if there is any',
    allow({
      Action: 'workmail:List*',
      Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
    ['mfaIfExists'],
  ],
  [
    'POL-01 any role to any service',
    allow({ Action: 'iam:PassRole' }),
    ['passRoleAny *', 'passRoleService'],
  ],
  [
    'ERR-02 a role to anything',
    allow({ Action: 'iam:PassRole', Resource: 'arn:aws:iam::123456789012:role/mail' }),
    ['passRoleService'],
  ],
  [
    'POL-01 changing bucket policies directly',
    allow({ Action: 's3:PutBucketPolicy' }),
    ['noCalledVia s3:PutBucketPolicy'],
  ],
  [
    'IAM-12 listing organizations on one',
    allow({ Action: 'workmail:ListOrganizations', Resource: organization }),
    ['needsAll ListOrganizations'],
  ],
  [
    'IAM-11 a single user',
    allow({ Action: 'workmail:DescribeUser', Resource: 'arn:aws:workmail:eu-west-1:1:user/u' }),
    ['notAnOrganization arn:aws:workmail:eu-west-1:1:user/u'],
  ],
  [
    'another partition',
    allow({
      Action: 'workmail:ListUsers',
      Resource: 'arn:aws-cn:workmail:cn-north-1:1:organization/*',
    }),
    ['otherPartition aws-cn'],
  ],
  [
    'an action that is none',
    allow({ Action: 'workmail:ListUser' }),
    ['unknownAction workmail:ListUser'],
  ],
  [
    'IAM-19 an action without an API',
    allow({
      Action: 'workmail:WipeMobileDevice',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    }),
    ['consoleOnly WipeMobileDevice', 'mfaNeedsSession'],
  ],
  [
    'IAM-05 by tags',
    allow({
      Action: 'workmail:List*',
      Condition: { StringEquals: { 'aws:ResourceTag/team': 'a' } },
    }),
    ['tags aws:ResourceTag/team'],
  ],
  [
    'a service without a source',
    {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/*',
    },
    ['noSource delivery.logs.amazonaws.com'],
  ],
  [
    'a service with a source',
    {
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: 's3:PutObject',
      Resource: 'arn:aws:s3:::b/*',
      Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
    },
    [],
  ],
  ['anybody', { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }, ['anybody']],
  [
    'KMS-09 the key of WorkMail',
    {
      Sid: 'Allow access through WorkMail',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['kms:Decrypt', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: {
        StringEquals: {
          'kms:ViaService': 'workmail.us-east-1.amazonaws.com',
          'kms:CallerAccount': '1',
        },
      },
    },
    [],
  ],
  ['a Deny', { Effect: 'Deny', NotAction: 'workmail:*', Resource: '*' }, []],
])('a statement that allows %s', (_, statement, findings) => {
  expect(findingsOf(statement)).toEqual(findings)
})

test('a statement says which actions of WorkMail it is about, by access level', () => {
  const [one] = explained(
    allow({ Action: ['workmail:List*', 'workmail:ResetPassword', 'ses:Get*'] }),
  )
  expect(one?.workmail.map(({ level, names, isWhole }) => [level, names.length, isWhole])).toEqual([
    ['list', 14, false],
    ['read', 4, false],
    ['write', 1, false],
    ['console', 3, false],
  ])
  expect(one?.others).toEqual(['ses:Get*'])
})

const document = (...statements: object[]) => PolicyDocument.parse(JSON.parse(text(...statements)))
test.each<[string, object[], string]>([
  ['always', [allow({})], 'always'],
  ['for one organization', [allow({ Resource: organization })], 'sometimes'],
  ['for other services only', [allow({ Resource: 'arn:aws:s3:::b' })], 'never'],
  [
    'under a condition',
    [allow({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    'sometimes',
  ],
  [
    'unless it is denied under a condition',
    [allow({}), { ...allow({ Condition: { Null: { k: 'true' } } }), Effect: 'Deny' }],
    'sometimes',
  ],
  ['never after a Deny', [allow({}), { ...allow({}), Effect: 'Deny' }], 'never'],
  [
    'always if something else is denied',
    [allow({}), { Effect: 'Deny', Action: 'ses:*', Resource: '*' }],
    'always',
  ],
  [
    'for all organizations of a Region',
    [allow({ Resource: 'arn:aws:workmail:eu-west-1:*:organization/*' })],
    'sometimes',
  ],
  ['on all but one', [allow({ Resource: undefined, NotResource: organization })], 'sometimes'],
  [
    'for ids of one letter',
    [allow({ Resource: 'arn:aws:workmail:*:*:organization/?' })],
    'sometimes',
  ],
])('IAM-10 an action is allowed %s', (_, statements, reach) => {
  expect(reachOf(document(...statements), 'workmail:ListUsers')).toBe(reach)
})

test('IAM-20 our own policies have all that their role needs, and nothing else', () => {
  for (const role of roles) {
    const policy = PolicyDocument.parse(iamPolicy(role))
    const needed = iamPolicy(role).Statement.flatMap(({ Action }) => Action)
    expect(comparePolicy(policy, needed)).toEqual({
      ...{ missing: [], sometimes: [], more: [], moreOfOthers: [] },
    })
  }
})

test('POL-05 POL-06 the managed policies do not allow what they are said to lack', () => {
  for (const { document, lacks } of Object.values(managedPolicies))
    for (const action of lacks)
      expect([action, reachOf(document, action)]).toEqual([action, 'never'])
})

test('POL-01 POL-02 a managed policy allows what the guide says, and no more of WorkMail', () => {
  const { AmazonWorkMailFullAccess: full, AmazonWorkMailReadOnlyAccess: readOnly } = managedPolicies
  expect(reachOf(full.document, 'workmail:DeleteOrganization')).toBe('always')
  expect(reachOf(full.document, 's3:PutBucketPolicy')).toBe('sometimes')
  expect(reachOf(readOnly.document, 'workmail:ListUsers')).toBe('always')
  expect(reachOf(readOnly.document, 'workmail:ResetPassword')).toBe('never')
  expect(reachOf(readOnly.document, 'ses:ListIdentities')).toBe('never')
})

test('the longest policy with the most statements is explained', () => {
  const statements = Array.from({ length: 900 }, () =>
    allow({ Action: '*a*b*c*d*e'.replace('*', 'workmail:') }),
  )
  const given = text(...statements).slice(0, longestPolicy)
  const { policy } = readPolicy(given)
  expect(policy && explainPolicy(policy)).toHaveLength(900)
})
