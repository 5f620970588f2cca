import type { ReceiptAction, ReceiptRule } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

const RuleSetName = 'set'
const topic = 'arn:aws:sns:us-east-1:123456789012:mail'

async function startWithRuleSet(): Promise<LocalAws> {
  const aws = await startLocalAws({ sample: 'none' })
  await aws.ses.createReceiptRuleSet({ RuleSetName })
  return aws
}

async function namesIn({ ses }: LocalAws) {
  return (await ses.describeReceiptRuleSet({ RuleSetName })).Rules?.map(({ Name }) => Name)
}

test('06 DescribeReceiptRule a rule is shown as it was created, with every kind of action', async () => {
  await using aws = await startWithRuleSet()
  const Rule: ReceiptRule = {
    Name: 'a.rule-1',
    Enabled: true,
    TlsPolicy: 'Require',
    ScanEnabled: true,
    Recipients: ['shop.example', '.shop.example', 'a@shop.example'],
    Actions: [
      { S3Action: { BucketName: 'mail-bucket', ObjectKeyPrefix: 'in/', TopicArn: topic } },
      {
        BounceAction: {
          SmtpReplyCode: '550',
          StatusCode: '5.1.1',
          Message: 'No <such> user & more',
          Sender: 'a@shop.example',
        },
      },
      {
        WorkmailAction: {
          OrganizationArn: `arn:aws:workmail:us-east-1:123456789012:organization/m-${'0'.repeat(32)}`,
        },
      },
      {
        LambdaAction: {
          FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:check:$LATEST',
          InvocationType: 'RequestResponse',
        },
      },
      { AddHeaderAction: { HeaderName: 'X-Checked', HeaderValue: 'yes' } },
      { SNSAction: { TopicArn: topic, Encoding: 'Base64' } },
      { StopAction: { Scope: 'RuleSet' } },
    ],
  }
  await aws.ses.createReceiptRule({ RuleSetName, Rule })
  const shown = await aws.ses.describeReceiptRule({ RuleSetName, RuleName: 'a.rule-1' })
  expect(shown.Rule).toEqual(Rule)
})

test('06 UpdateReceiptRule replaces a rule as a whole, in its place', async () => {
  await using aws = await startWithRuleSet()
  for (const Name of ['b', 'a'])
    await aws.ses.createReceiptRule({
      RuleSetName,
      Rule: { Name, Enabled: true, Recipients: ['x'] },
    })
  await aws.ses.updateReceiptRule({ RuleSetName, Rule: { Name: 'a', ScanEnabled: true } })
  expect((await aws.ses.describeReceiptRule({ RuleSetName, RuleName: 'a' })).Rule).toEqual({
    Name: 'a',
    Enabled: false,
    TlsPolicy: 'Optional',
    Recipients: [],
    Actions: [],
    ScanEnabled: true,
  })
  expect(await namesIn(aws)).toEqual(['a', 'b'])
})

test('06 CreateReceiptRule SetReceiptRulePosition a rule is placed first or after another', async () => {
  await using aws = await startWithRuleSet()
  const create = (Name: string, After?: string) =>
    aws.ses.createReceiptRule({ RuleSetName, Rule: { Name }, After })
  await create('a')
  await create('b')
  await create('c', 'b')
  expect(await namesIn(aws)).toEqual(['b', 'c', 'a'])
  const move = (RuleName: string, After?: string) =>
    outcomeOf(aws.ses.setReceiptRulePosition({ RuleSetName, RuleName, After }))
  expect([await move('b', 'a'), await namesIn(aws)]).toEqual(['done', ['c', 'a', 'b']])
  expect([await move('b'), await namesIn(aws)]).toEqual(['done', ['b', 'c', 'a']])
  expect(await move('b', 'b')).toBe('InvalidParameterValue')
  expect(await move('b', 'z')).toBe('RuleDoesNotExistException')
  expect(await move('z')).toBe('RuleDoesNotExistException')
  expect(await namesIn(aws)).toEqual(['b', 'c', 'a'])
})

test('06 §8.9 an error names the rule it is about', async () => {
  await using aws = await startWithRuleSet()
  await aws.ses.createReceiptRule({ RuleSetName, Rule: { Name: 'a' } })
  const Rule = { Name: 'z' }
  for (const call of [
    () => aws.ses.describeReceiptRule({ RuleSetName, RuleName: 'z' }),
    () => aws.ses.updateReceiptRule({ RuleSetName, Rule }),
    () => aws.ses.createReceiptRule({ RuleSetName, Rule: { Name: 'b' }, After: 'z' }),
  ])
    await expect(call()).rejects.toMatchObject({ name: 'RuleDoesNotExistException', Name: 'z' })
  await expect(
    aws.ses.createReceiptRule({ RuleSetName, Rule: { Name: 'a' }, After: 'z' }),
  ).rejects.toMatchObject({ name: 'AlreadyExistsException', Name: 'a' })
  expect(await outcomeOf(aws.ses.deleteReceiptRule({ RuleSetName, RuleName: 'z' }))).toBe('done')
})

const bounce = { Message: 'x', Sender: 'a@shop.example' }

test.each<[string, ReceiptAction, object]>([
  [
    'two kinds',
    { StopAction: { Scope: 'RuleSet' }, SNSAction: { TopicArn: topic } },
    { name: 'InvalidParameterValue' },
  ],
  ['no topic', { SNSAction: { TopicArn: 'x' } }, { name: 'InvalidSnsTopicException', Topic: 'x' }],
  [
    'no topic to tell',
    { StopAction: { Scope: 'RuleSet', TopicArn: 'x' } },
    { name: 'InvalidSnsTopicException', Topic: 'x' },
  ],
  [
    'no bucket',
    { S3Action: { BucketName: 'No_Bucket' } },
    { name: 'InvalidS3ConfigurationException', Bucket: 'No_Bucket' },
  ],
  [
    'no function',
    { LambdaAction: { FunctionArn: 'x' } },
    { name: 'InvalidLambdaFunctionException', FunctionArn: 'x' },
  ],
  [
    'no organization',
    { WorkmailAction: { OrganizationArn: 'x' } },
    { name: 'InvalidParameterValue' },
  ],
  ['a good code', { BounceAction: { ...bounce, SmtpReplyCode: '250' } }, {}],
  ['a bad status', { BounceAction: { ...bounce, SmtpReplyCode: '550', StatusCode: '5' } }, {}],
  ['a header with spaces', { AddHeaderAction: { HeaderName: 'X Y', HeaderValue: 'z' } }, {}],
  ['a long header', { AddHeaderAction: { HeaderName: 'X', HeaderValue: 'z'.repeat(2049) } }, {}],
  ['a header of lines', { AddHeaderAction: { HeaderName: 'X', HeaderValue: 'a\r\nb' } }, {}],
])('06 §8.10 an action with %s is refused', async (_, action, error) => {
  await using aws = await startWithRuleSet()
  const Rule = { Name: 'a', Actions: [action] }
  await expect(aws.ses.createReceiptRule({ RuleSetName, Rule })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    ...error,
  })
  expect(await namesIn(aws)).toEqual([])
})

test.each([
  ['a name with a space', { Name: 'a b' }, 'InvalidParameterValue'],
  ['a name that ends with a point', { Name: 'a.' }, 'InvalidParameterValue'],
  ['101 recipients', { Name: 'a', Recipients: Array(101).fill('x') }, 'LimitExceededException'],
  [
    '11 actions',
    { Name: 'a', Actions: Array(11).fill({ StopAction: { Scope: 'RuleSet' } }) },
    'LimitExceededException',
  ],
])('06 CreateReceiptRule refuses %s', async (_, Rule, outcome) => {
  await using aws = await startWithRuleSet()
  const ses = sesIn('us-east-1', aws)
  expect(await outcomeOf(ses.createReceiptRule({ RuleSetName, Rule }))).toBe(outcome)
})

test('06 CreateReceiptRule a set has 200 rules at most', async () => {
  await using aws = await startWithRuleSet()
  const ses = sesIn('us-east-1', aws)
  const create = (number: number) =>
    ses.createReceiptRule({ RuleSetName, Rule: { Name: `rule-${number}` } })
  for (let number = 0; number < 200; number++) await create(number)
  expect(await outcomeOf(create(200))).toBe('LimitExceededException')
})
