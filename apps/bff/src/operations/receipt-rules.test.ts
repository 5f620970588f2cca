import { SES } from '@aws-sdk/client-ses'
import { sampleOrganizations } from '@mailroom/local-aws'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const { organizationId: _, ...inRegion } = here
const ruleSetName = 'INBOUND_MAIL'

type Backend = Awaited<ReturnType<typeof startBackend>>

/** An SDK client of SES that bypasses the backend. */
const sesOf = ({ connections }: Backend) =>
  new SES({
    endpoint: connections[0]?.endpoint ?? '',
    region: here.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

test('ORG-36 the rule sets are listed, the active one first, and the rules of each', async () => {
  await using backend = await startBackend('auditor')
  await sesOf(backend).createReceiptRuleSet({ RuleSetName: 'another' })
  expect(await backend.call('receiptRuleSets.list', inRegion)).toMatchObject({
    status: 200,
    body: {
      items: [
        { name: ruleSetName, isActive: true },
        { name: 'another', isActive: false },
      ],
    },
  })
  const { body } = await backend.call('receiptRules.list', { ...inRegion, ruleSetName })
  expect(body).toMatchObject({
    items: expect.arrayContaining([
      expect.objectContaining({
        name: sampleOrganizations.managedDirectory,
        actions: [
          { s3Action: { bucketName: 'Former_Archive', objectKeyPrefix: 'received/' } },
          { workmailAction: { organizationArn: expect.stringContaining('organization/m-6e1a') } },
        ],
      }),
    ]),
  })
  expect(
    await backend.call('receiptRules.list', { ...inRegion, ruleSetName: 'another' }),
  ).toMatchObject({ status: 200, body: { items: [] } })
})

test('ORG-36 a check saves the identical rule and is recorded; an invalid rule names its error', async () => {
  await using backend = await startBackend('administrator')
  const ses = sesOf(backend)
  const RuleName = here.organizationId
  const read = async () =>
    (await ses.describeReceiptRule({ RuleSetName: ruleSetName, RuleName })).Rule
  const before = await read()
  expect(before).toMatchObject({ Enabled: true, ScanEnabled: true })
  const input = { ...here, ruleSetName, ruleName: RuleName }
  expect(await backend.call('receiptRules.check', input)).toMatchObject({ status: 204 })
  expect(await read()).toEqual(before)
  expect((await backend.audit()).at(-1)).toMatchObject({
    operation: 'receiptRules.check',
    outcome: 'Succeeded',
  })
  const broken = { ...input, ruleName: sampleOrganizations.managedDirectory }
  expect(await backend.call('receiptRules.check', broken)).toMatchObject({
    status: 400,
    body: { code: 'InvalidS3ConfigurationException' },
  })
})

const answer = (operation: string, rule: string) =>
  `<${operation}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${operation}Result><Rule><Name>foreign</Name>${rule}</Rule></${operation}Result></${operation}Response>`

test('ORG-36 a rule that is off, and does not scan, is so after a check too', async () => {
  await using backend = await startBackend('administrator')
  const ses = sesOf(backend)
  const which = { RuleSetName: ruleSetName, RuleName: here.organizationId }
  const { Rule } = await ses.describeReceiptRule(which)
  await ses.updateReceiptRule({
    ...{ RuleSetName: ruleSetName },
    Rule: { ...Rule, Name: which.RuleName, Enabled: false, ScanEnabled: false },
  })
  const input = { ...here, ruleSetName, ruleName: which.RuleName }
  expect(await backend.call('receiptRules.check', input)).toMatchObject({ status: 204 })
  expect((await ses.describeReceiptRule(which)).Rule).toMatchObject({
    ...{ Enabled: false, ScanEnabled: false, Actions: Rule?.Actions },
  })
})

const sets = (names: readonly string[], next = '') =>
  `<ListReceiptRuleSetsResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><ListReceiptRuleSetsResult><RuleSets>${names
    .map((name) => `<member><Name>${name}</Name></member>`)
    .join('')}</RuleSets>${next}</ListReceiptRuleSetsResult></ListReceiptRuleSetsResponse>`

test('ORG-36 the rule sets of all pages are listed, and the active one of the second page comes first', async () => {
  await using aws = await startOtherAws(({ operation, body }) => ({
    status: 200,
    body:
      operation === 'DescribeActiveReceiptRuleSet'
        ? '<DescribeActiveReceiptRuleSetResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><DescribeActiveReceiptRuleSetResult><Metadata><Name>second</Name></Metadata></DescribeActiveReceiptRuleSetResult></DescribeActiveReceiptRuleSetResponse>'
        : body.includes('NextToken=more')
          ? sets(['second'])
          : sets(['first'], '<NextToken>more</NextToken>'),
  }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  const input = { ...inRegion, connectionId: aws.connection.id }
  expect(await backend.call('receiptRuleSets.list', input)).toMatchObject({
    body: {
      items: [
        { name: 'second', isActive: true },
        { name: 'first', isActive: false },
      ],
    },
  })
})

test('ORG-36 a rule with an action that the SDK does not know is not saved, which would delete it', async () => {
  await using aws = await startOtherAws(() => ({
    status: 200,
    body: answer(
      'DescribeReceiptRule',
      '<Actions><member><QuantumAction><Entangled>x</Entangled></QuantumAction></member></Actions>',
    ),
  }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  const input = { ...here, connectionId: aws.connection.id, ruleSetName, ruleName: 'foreign' }
  expect(await backend.call('receiptRules.check', input)).toMatchObject({
    status: 409,
    body: { code: 'UnknownReceiptAction' },
  })
  expect(aws.calls.map(({ body }) => new URLSearchParams(body).get('Action'))).toEqual([
    'DescribeReceiptRule',
  ])
})

test('ORG-36 SES gets one save per second at most, however many people check', async () => {
  await using aws = await startOtherAws(() => ({
    status: 200,
    body: answer('DescribeReceiptRule', '<Enabled>true</Enabled>'),
  }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  const input = { ...here, connectionId: aws.connection.id, ruleSetName, ruleName: 'foreign' }
  const began = performance.now()
  await Promise.all([1, 2, 3].map(() => backend.call('receiptRules.check', input)))
  const saves = aws.calls.filter(({ body }) => body.includes('Action=UpdateReceiptRule'))
  expect(saves).toHaveLength(3)
  // The first goes at once, the others follow; the pace makes up for late timers a little.
  expect(performance.now() - began).toBeGreaterThan(1_500)
})
