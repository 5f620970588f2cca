import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { postSes } from '../test/requests.ts'

test('06 §2.4 an error of SES is a document with its code, its request id and its type', async () => {
  await using aws = await startLocalAws()
  const { status, headers, text } = await postSes(aws, 'Action=No%3Cthing%3E&Version=2010-12-01')
  const id = headers.get('x-amzn-requestid')
  expect(status).toBe(400)
  expect(headers.get('content-type')).toBe('text/xml')
  expect(text).toBe(
    '<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>InvalidAction</Code>' +
      '<Message>Could not find operation No&lt;thing&gt; for version 2010-12-01</Message></Error>' +
      `<RequestId>${id}</RequestId></ErrorResponse>`,
  )
})

test.each([
  ['no signature', { authorization: undefined }, 403, 'MissingAuthenticationToken'],
  ['a malformed one', { authorization: 'AWS4-HMAC-SHA256' }, 403, 'IncompleteSignature'],
])('06 §2.4 SES writes its codes without the suffix: %s', async (_, headers, status, code) => {
  await using aws = await startLocalAws()
  const answer = await postSes(aws, 'Action=ListIdentities', headers)
  expect([answer.status, answer.code]).toEqual([status, code])
})

test.each([
  ['a required member', 'Action=DeleteIdentity'],
  ['a truth that is none', 'Action=SetIdentityDkimEnabled&Identity=a.example&DkimEnabled=perhaps'],
  ['a number that is none', 'Action=ListIdentities&MaxItems=many'],
  ['a value of a list of values', 'Action=ListIdentities&IdentityType=Domains'],
  ['a nested member', 'Action=CreateReceiptRule&RuleSetName=a&Rule.Enabled=true'],
])('06 §2.4 SES refuses what breaks its model: %s', async (_, form) => {
  await using aws = await startLocalAws()
  const answer = await postSes(aws, form)
  expect([answer.status, answer.code]).toEqual([400, 'ValidationError'])
})

test('a form of forty thousand fields is read quickly', async () => {
  await using aws = await startLocalAws()
  const fields = Array.from({ length: 40_000 }, (_, index) => `Identities.member.${index + 1}=a`)
  const started = performance.now()
  await postSes(aws, `Action=GetIdentityVerificationAttributes&${fields.join('&')}`)
  expect(performance.now() - started).toBeLessThan(5_000)
})

test('06 §2.3 an answer without content is still a document with an empty result', async () => {
  await using aws = await startLocalAws()
  for (const operation of ['UpdateAccountSendingEnabled', 'DescribeActiveReceiptRuleSet']) {
    const { status, text } = await postSes(aws, `Action=${operation}&Enabled=true`)
    expect(status).toBe(200)
    expect(text).toContain(`<${operation}Result>`)
  }
})

test('06 §8.9 an error carries its own members, escaped, and two codes keep their suffix', async () => {
  await using aws = await startLocalAws()
  const unknown = await postSes(aws, 'Action=DescribeReceiptRuleSet&RuleSetName=%3Ca%26b%3E')
  expect(unknown.text).toContain('<Code>RuleSetDoesNotExist</Code>')
  expect(unknown.text).toContain('<Name>&lt;a&amp;b&gt;</Name>')
  await postSes(aws, 'Action=CreateConfigurationSet&ConfigurationSet.Name=a')
  const { code } = await postSes(
    aws,
    'Action=DeleteConfigurationSetTrackingOptions&ConfigurationSetName=a',
  )
  expect(code).toBe('TrackingOptionsDoesNotExistException')
})

test('06 §2.3 an empty list is empty, and times are ISO 8601', async () => {
  await using aws = await startLocalAws()
  const empty = await postSes(aws, 'Action=GetIdentityVerificationAttributes&Identities=')
  expect(empty.status).toBe(200)
  const { text } = await postSes(aws, 'Action=ListReceiptRuleSets')
  expect(text).toMatch(/<CreatedTimestamp>\d{4}-\d\d-\d\dT[\d:.]+Z<\/CreatedTimestamp>/)
})

test('06 §0.20 an injected fault has the code of SES', async () => {
  await using aws = await startLocalAws()
  aws.faults.set([
    { operation: '*', kind: 'throttle', rate: 1, latencyMs: 0, status: 500, afterwards: false },
  ])
  expect((await postSes(aws, 'Action=ListIdentities')).code).toBe('Throttling')
})
