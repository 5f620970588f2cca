import { expect, test } from 'vitest'
import { stoppedClock } from '../../clock.ts'
import { type LocalAws, startLocalAws } from '../../local-aws.ts'
import { sampleOrganizations } from '../../sample/sample.ts'
import { askControl, outcome } from '../../test/organization-controls.ts'

/** An organization without rules of its own. */
const empty = sampleOrganizations.beispiel

type Rule = {
  name: string
  action: Record<string, unknown>
  senderPatterns: string[]
  destinationPatterns: string[]
}

function rule(name: string, type: string, from: string, to = '*'): Rule {
  return { name, action: { type }, senderPatterns: [from], destinationPatterns: [to] }
}

function create(aws: LocalAws, direction: string, body: unknown, organization: string = empty) {
  return askControl(aws, `POST mail-flow-rules/${direction}`, body, organization)
}

async function withRules(aws: LocalAws, direction: string, rules: readonly Rule[]) {
  for (const one of rules) expect(outcome(await create(aws, direction, one))).toBe('200')
}

/**
 * Returns the decision about a message for each recipient: the name of the rule, or the action if
 * no rule decides.
 */
async function decisions(aws: LocalAws, direction: string, message: Record<string, unknown>) {
  const { body } = await askControl(aws, `POST mail-flow-rules/${direction}/test`, message, empty)
  const items = body.items as { action: { type: string }; candidates: { name: string }[] }[]
  return items.map(({ action, candidates }) => [candidates[0]?.name, action.type])
}

const vectors = [
  rule('A', 'DROP', '*.spam.example'),
  rule('B', 'DEFAULT', 'news@mail.spam.example'),
  rule('C', 'MOVE_TO_JUNK', 'example.com'),
  rule('D', 'BOUNCE', 'example.com', 'sales.corp.example'),
  rule('E', 'BYPASS_SPAM_CHECK', 'boss@example.com'),
  rule('F', 'DROP', '*', 'trap@corp.example'),
]

const user = 'u@corp.example'
const sales = 'u@sales.corp.example'
const trap = 'trap@corp.example'
const normal = [undefined, 'NORMAL_FLOW']

test('FLOW-28 every test vector of the specification has its expected result', async () => {
  await using aws = await startLocalAws()
  await withRules(aws, 'inbound', vectors)
  const cases: [sender: string | undefined, from: string, recipients: string[], unknown[]][] = [
    [undefined, 'news@mail.spam.example', [user], [['B', 'DEFAULT']]],
    [undefined, 'x@mail.spam.example', [user], [['A', 'DROP']]],
    [undefined, 'x@spam.example', [user], [['A', 'DROP']]],
    [undefined, 'a@example.com', [sales], [['D', 'BOUNCE']]],
    [
      undefined,
      'a@example.com',
      [user, sales],
      [
        ['C', 'MOVE_TO_JUNK'],
        ['D', 'BOUNCE'],
      ],
    ],
    [undefined, 'boss@example.com', [sales], [['E', 'BYPASS_SPAM_CHECK']]],
    ['list@other.test', 'a@example.com', [user], [['C', 'MOVE_TO_JUNK']]],
    ['list@other.test', 'a@example.com', [trap], [['F', 'DROP']]],
    [undefined, 'a@example.com', [trap], [['C', 'MOVE_TO_JUNK']]],
    [undefined, 'a@sub.example.com', [user], [normal]],
    [undefined, 'Boss@EXAMPLE.com', ['U@Corp.Example'], [['E', 'BYPASS_SPAM_CHECK']]],
    [undefined, 'boss+list@example.com', [user], [['C', 'MOVE_TO_JUNK']]],
  ]
  for (const [sender, from, recipients, expected] of cases)
    expect(await decisions(aws, 'inbound', { sender, from, recipients })).toEqual(expected)
})

test.each([
  ['inbound', ['DROP', 'BOUNCE', 'MOVE_TO_JUNK', 'DEFAULT', 'BYPASS_SPAM_CHECK']],
  ['outbound', ['DEFAULT', 'DROP', 'BOUNCE']],
])('FLOW-24 of equally specific %s rules the first of %o wins', async (direction, actions) => {
  await using aws = await startLocalAws()
  const rules = actions.map((action, index) => rule(`${9 - index}`, action, 'example.com'))
  await withRules(aws, direction, rules.toReversed())
  for (const action of actions) {
    const message = { from: 'a@example.com', recipients: [user] }
    const [[name, decided] = []] = await decisions(aws, direction, message)
    expect(decided).toBe(action)
    const { body } = await askControl(aws, `GET mail-flow-rules/${direction}`, undefined, empty)
    const items = body.items as { ruleId: string; name: string }[]
    const winner = items.find((item) => item.name === name)
    await askControl(aws, `DELETE mail-flow-rules/${direction}/${winner?.ruleId}`, undefined, empty)
  }
  expect(await decisions(aws, direction, { from: 'a@example.com', recipients: [user] })).toEqual([
    normal,
  ])
})

test('FLOW-23 of two wildcard domains the longer is more specific, for any destination', async () => {
  await using aws = await startLocalAws()
  await withRules(aws, 'outbound', [
    rule('long', 'BOUNCE', '*.eu.example.com'),
    rule('short', 'DEFAULT', '*.example.com', user),
  ])
  const message = { from: 'a@x.eu.example.com', recipients: [user] }
  expect(await decisions(aws, 'outbound', message)).toEqual([['long', 'BOUNCE']])
  const { body } = await askControl(aws, 'POST mail-flow-rules/outbound/test', message, empty)
  expect(body.items).toMatchObject([
    {
      recipient: user,
      header: 'from',
      candidates: [
        { name: 'long', senderPattern: '*.eu.example.com', destinationPattern: '*' },
        { name: 'short', senderPattern: '*.example.com', destinationPattern: user },
      ],
    },
  ])
})

test('FLOW-01 FLOW-34 FLOW-35 a rule is created, read, replaced and removed, at once', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const created = await create(aws, 'inbound', {
    ...rule('Spam', 'DROP', 'Spam.Example'),
    senderPatterns: ['Spam.Example', 'spam.example', '*.bad.test'],
  })
  expect(created.body).toEqual({
    ruleId: expect.any(String),
    name: 'Spam',
    action: { type: 'DROP' },
    senderPatterns: ['spam.example', '*.bad.test'],
    destinationPatterns: ['*'],
    createdDate: '2026-11-24T12:00:00.000Z',
    modifiedDate: '2026-11-24T12:00:00.000Z',
    warnings: [],
  })
  const path = `mail-flow-rules/inbound/${String(created.body.ruleId)}`
  aws.clock.advance(60)
  const changed = rule('Junk', 'MOVE_TO_JUNK', 'spam.example', 'beispiel.example')
  expect(outcome(await askControl(aws, `PUT ${path}`, changed, empty))).toBe('200')
  expect((await askControl(aws, `GET ${path}`, undefined, empty)).body).toEqual({
    ...changed,
    ruleId: created.body.ruleId,
    createdDate: '2026-11-24T12:00:00.000Z',
    modifiedDate: '2026-11-24T12:01:00.000Z',
  })
  const foreign = path.replace('inbound', 'outbound')
  expect(outcome(await askControl(aws, `GET ${foreign}`, undefined, empty))).toBe(
    '404 ResourceNotFoundException',
  )
  expect(await askControl(aws, `DELETE ${path}`, undefined, empty)).toEqual({
    status: 200,
    body: {},
  })
  for (const method of ['GET', 'DELETE'])
    expect(outcome(await askControl(aws, `${method} ${path}`, undefined, empty))).toBe(
      '404 ResourceNotFoundException',
    )
  expect(outcome(await askControl(aws, `PUT ${path}`, changed, empty))).toBe(
    '404 ResourceNotFoundException',
  )
})

test('02 A-22 a name is unique in its direction, regardless of case, and a change can keep it', async () => {
  await using aws = await startLocalAws()
  const { body } = await create(aws, 'inbound', rule('Spam', 'DROP', 'a.example'))
  await create(aws, 'inbound', rule('Other', 'DROP', 'b.example'))
  const taken = '409 NameAvailabilityException'
  expect(outcome(await create(aws, 'inbound', rule('SPAM', 'DROP', 'c.example')))).toBe(taken)
  expect(outcome(await create(aws, 'outbound', rule('Spam', 'DROP', 'c.example')))).toBe('200')
  const put = `PUT mail-flow-rules/inbound/${String(body.ruleId)}`
  const again = async (name: string) =>
    outcome(await askControl(aws, put, rule(name, 'BOUNCE', 'a.example'), empty))
  expect([await again('spam'), await again('other')]).toEqual(['200', taken])
})

const lambdaArn = 'arn:aws:lambda:eu-west-1:123456789012:function:archive'
const synchronous = {
  type: 'RUN_LAMBDA',
  lambdaArn,
  synchronous: true,
  fallbackAction: 'DROP',
  timeoutMinutes: 240,
}
const invalid = '400 InvalidParameterException'

test.each<[string, string, string, Record<string, unknown>]>([
  ['LAM-01 a synchronous function', 'inbound', '200', { action: synchronous }],
  [
    'LAM-01 an asynchronous function for a part of the mail',
    'outbound',
    '200',
    {
      action: { type: 'RUN_LAMBDA', lambdaArn, synchronous: false },
      destinationPatterns: ['a.example'],
    },
  ],
  [
    'LAM-01 a synchronous function for a part of the mail',
    'inbound',
    invalid,
    { action: synchronous, destinationPatterns: ['*', 'a.example'] },
  ],
  [
    'LAM-02 a function as the fallback',
    'inbound',
    invalid,
    { action: { ...synchronous, fallbackAction: 'RUN_LAMBDA' } },
  ],
  [
    'LAM-02 an inbound fallback outbound',
    'outbound',
    invalid,
    { action: { ...synchronous, fallbackAction: 'MOVE_TO_JUNK' } },
  ],
  [
    'QUOTA-22 more than 240 minutes',
    'inbound',
    invalid,
    { action: { ...synchronous, timeoutMinutes: 241 } },
  ],
  [
    'LAM-02 no time to try again',
    'inbound',
    '200',
    { action: { ...synchronous, timeoutMinutes: 0 } },
  ],
  [
    'LAM-04 a function of another Region',
    'inbound',
    invalid,
    { action: { ...synchronous, lambdaArn: lambdaArn.replace('eu-west-1', 'us-east-1') } },
  ],
  [
    'LAM-04 a function of another account',
    'inbound',
    invalid,
    { action: { ...synchronous, lambdaArn: lambdaArn.replace('123456789012', '999999999999') } },
  ],
  ['FLOW-04 an inbound action outbound', 'outbound', invalid, { action: { type: 'MOVE_TO_JUNK' } }],
  [
    'FLOW-03 a gateway inbound',
    'inbound',
    invalid,
    { action: { type: 'ROUTE_TO_SMTP_GATEWAY', gatewayId: 'g' } },
  ],
  [
    'FLOW-32 a gateway that does not exist',
    'outbound',
    invalid,
    { action: { type: 'ROUTE_TO_SMTP_GATEWAY', gatewayId: 'g' } },
  ],
  ['FLOW-01 no sender', 'inbound', invalid, { senderPatterns: [] }],
  ['FLOW-01 no destination', 'inbound', invalid, { destinationPatterns: [] }],
  ['FLOW-11 a plus sign', 'inbound', invalid, { senderPatterns: ['a+b@example.com'] }],
  ['FLOW-01 an empty name', 'inbound', invalid, { name: '' }],
  ['a name of blanks', 'inbound', invalid, { name: '  ' }],
  ['a member nobody knows', 'inbound', invalid, { priority: 1 }],
])('a rule with %s (%s) is answered with %s', async (_, direction, expected, change) => {
  await using aws = await startLocalAws()
  const body = { ...rule('Rule', 'DROP', 'example.com'), ...change }
  expect(outcome(await create(aws, direction, body))).toBe(expected)
})

function senders(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}@example.com`)
}

test('QUOTA-08 QUOTA-09 a rule has 250 sender patterns at most, an organization 1,000 in both directions', async () => {
  await using aws = await startLocalAws()
  const save = async (direction: string, name: string, count: number) =>
    outcome(
      await create(aws, direction, {
        ...rule(name, 'DEFAULT', '*'),
        senderPatterns: senders(count, name),
      }),
    )
  expect(await save('inbound', 'too-many', 251)).toBe(invalid)
  expect(await save('inbound', 'a', 250)).toBe('200')
  expect(await save('inbound', 'b', 250)).toBe('200')
  expect(await save('outbound', 'c', 250)).toBe('200')
  expect(await save('outbound', 'd', 249)).toBe('200')
  expect(await save('inbound', 'e', 2)).toBe('400 LimitExceededException')
  expect(await save('inbound', 'e', 1)).toBe('200')
  const { body } = await askControl(aws, 'GET mail-flow-rules/inbound', undefined, empty)
  const [first] = body.items as { ruleId: string }[]
  const put = `PUT mail-flow-rules/inbound/${first?.ruleId}`
  const same = { ...rule('a', 'DROP', '*'), senderPatterns: senders(250, 'x') }
  expect(outcome(await askControl(aws, put, same, empty))).toBe('200')
})

test('FLOW-24 FLOW-25 a rule that may lose mail or is undecided is saved with a warning', async () => {
  await using aws = await startLocalAws()
  await withRules(aws, 'inbound', [
    rule('Partner', 'DEFAULT', 'partner.example'),
    { ...rule('Archive', 'RUN_LAMBDA', 'a.example'), action: synchronous },
  ])
  const warnings = async (body: Rule) => (await create(aws, 'inbound', body)).body.warnings
  expect(await warnings(rule('No partners', 'DROP', '*.partner.example'))).toEqual([
    { code: 'overlap', ruleName: 'Partner' },
  ])
  expect(
    await warnings({ ...rule('Copy', 'RUN_LAMBDA', 'a.example'), action: synchronous }),
  ).toEqual([{ code: 'undecided', ruleName: 'Archive' }])
  expect(await warnings(rule('Nothing', 'BOUNCE', '*'))).toEqual([
    { code: 'losesEverything' },
    ...['Archive', 'Copy', 'No partners', 'Partner'].map((ruleName) => ({
      code: 'overlap',
      ruleName,
    })),
  ])
})

test.each([
  ['no sender', { recipients: [user] }],
  ['nobody to receive it', { from: 'a@example.com', recipients: [] }],
  ['a domain for an address', { from: 'example.com', recipients: [user] }],
  ['QUOTA-15 501 recipients', { from: 'a@example.com', recipients: Array(501).fill(user) }],
])('FLOW-36 a message with %s cannot be tried', async (_, message) => {
  await using aws = await startLocalAws()
  expect(outcome(await askControl(aws, 'POST mail-flow-rules/inbound/test', message))).toBe(invalid)
})

test('FLOW-30 the sample has rules of both directions, by name, and one that routes to its gateway', async () => {
  await using aws = await startLocalAws()
  const names = async (direction: string) => {
    const { body } = await askControl(aws, `GET mail-flow-rules/${direction}`)
    return (body.items as { name: string }[]).map(({ name }) => name)
  }
  expect(await names('inbound')).toEqual([
    'Known spammers',
    'Newsletter we asked for',
    'Partner is never junk',
    'Ticket numbers',
  ])
  expect(await names('outbound')).toEqual(['Bank over its gateway', 'Nothing to competitors'])
  const message = { from: 'ana.silva@example.com', recipients: ['desk@eu.bank.example'] }
  const { body } = await askControl(aws, 'POST mail-flow-rules/outbound/test', message)
  expect(body.items).toMatchObject([{ action: { type: 'ROUTE_TO_SMTP_GATEWAY' } }])
})
