import { beforeEach, expect, test, vi } from 'vitest'
import { ana, disabledUser, here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

const reset = { ...here, userId: ana, password: 'Long enough 12' }
/**
 * A long timeout, and a delay that exceeds the timeout of the tests about it; far enough apart for
 * a busy machine. Milliseconds.
 */
const patientMs = 1_000
const tooLongMs = 1_500

function patience({ kind }: { kind: string }) {
  return kind === 'latency' ? { awsTimeoutMs: patientMs } : {}
}

const disable = { ...here, userId: ana }

// The SDK waits a random time before a retry; here it does not wait.
beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
})

test.each([
  ['throttling', { kind: 'throttle' }],
  ['a fault of AWS', { kind: 'status', status: 503 }],
  ['a lost connection', { kind: 'drop' }],
  ['an answer that was lost', { kind: 'drop', afterwards: true }],
  ['no answer in time', { kind: 'latency', latencyMs: tooLongMs }],
] as const)('06 §2.6 a read is tried again after %s', async (_, fault) => {
  await using backend = await startBackend('auditor', patience(fault))
  // Of the time of a request, an attempt without an answer takes half.
  await backend.faults({
    operation: 'ListUsers',
    count: fault.kind === 'latency' ? 1 : 2,
    ...fault,
  })
  expect(await backend.call('users.list', here)).toMatchObject({ status: 200 })
  expect(await backend.faultsLeft()).toBe(0)
})

test.each([
  ['throttling', { kind: 'throttle' }, 429, 'ThrottlingException'],
  ['faults of AWS', { kind: 'status', status: 500 }, 502, 'InternalFailure'],
  ['lost connections', { kind: 'drop' }, 502, 'AwsUnreachable'],
  ['no answer in time', { kind: 'latency', latencyMs: tooLongMs }, 502, 'AwsUnreachable'],
  ['pages of a proxy', { kind: 'html' }, 502, 'UnexpectedAwsAnswer'],
  ['credentials that have expired', { kind: 'expiredToken' }, 400, 'ExpiredTokenException'],
] as const)(
  '%s, while it lasts, is reported with a message of its own',
  async (_, fault, status, code) => {
    await using backend = await startBackend('auditor', patience(fault))
    await backend.faults({ operation: '*', ...fault })
    expect(await backend.call('users.list', here)).toMatchObject({
      status,
      body: {
        code,
        message: expect.stringMatching(/\.$|exceeded|fault|expired/),
        requestId: expect.any(String),
      },
    })
  },
)

test('06 §2.6 a throttled write is retried, because nothing was done', async () => {
  await using backend = await startBackend('administrator')
  await backend.faults({ operation: 'DeregisterFromWorkMail', kind: 'throttle', count: 2 })
  expect(await backend.call('users.disable', disable)).toMatchObject({ status: 204 })
})

test.each([
  ['a lost connection', { kind: 'drop' }, 'AwsUnreachable', 'ENABLED'],
  ['a fault of AWS', { kind: 'status', status: 500 }, 'InternalFailure', 'ENABLED'],
  ['no answer in time', { kind: 'latency', latencyMs: tooLongMs }, 'AwsUnreachable', 'DISABLED'],
  ['a page of a proxy', { kind: 'html' }, 'UnexpectedAwsAnswer', 'ENABLED'],
] as const)(
  'a write is not retried after %s: it may have been done',
  async (_, fault, code, state) => {
    await using backend = await startBackend('administrator', patience(fault))
    await backend.faults({ operation: 'DeregisterFromWorkMail', count: 1, ...fault })
    expect(await backend.call('users.disable', disable)).toMatchObject({
      status: 502,
      body: { code, mayHaveChanged: true },
    })
    await expect
      .poll(
        async () =>
          (
            await backend.workmail.describeUser({
              OrganizationId: here.organizationId,
              UserId: ana,
            })
          ).State,
        { timeout: 10_000 },
      )
      .toBe(state)
    expect((await backend.audit()).at(-1)).toMatchObject({ outcome: code })
    expect(await backend.metrics()).toContain('operation="DeregisterFromWorkMail"')
  },
)

function awsError(type: string, message: string, status = 400) {
  return { status, body: JSON.stringify({ __type: type, Message: message }) }
}

test.each([
  ['LimitExceededException', 'Too many.', 400],
  ['OrganizationStateException', 'Not active.', 400],
  ['DirectoryUnavailableException', 'Away.', 400],
] as const)('06 §2.6 after %s nothing is tried again', async (name, message, status) => {
  await using aws = await startOtherAws(() => awsError(name, message))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.list', here)).toMatchObject({
    status,
    body: { code: name, message, awsRequestId: 'aws-1' },
  })
  expect(aws.calls).toHaveLength(1)
})

test('a status of 429 without a documented error name is throttling, too', async () => {
  await using aws = await startOtherAws(() => awsError('SlowerPlease', 'Too fast', 429))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 429,
    body: { code: 'SlowerPlease' },
  })
  expect(aws.calls).toHaveLength(3)
})

test('X-05 an action that IAM denies is named', async () => {
  await using aws = await startOtherAws(() =>
    awsError(
      'AccessDeniedException',
      'User: arn:aws:sts::111122223333:assumed-role/mailroom is not authorized to perform: workmail:ListUsers on resource: *',
    ),
  )
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 400,
    body: { code: 'AccessDeniedException', missingAction: 'workmail:ListUsers' },
  })
})

test('the calls are signed with the credentials of the environment, which stay in the backend', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{"Users":[]}' }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  const answers = [
    await backend.call('users.list', here),
    await backend.call('session.describe', {}),
  ]
  expect(answers).toMatchObject([{ status: 200, body: { items: [] } }, { status: 200 }])
  expect(aws.calls[0]?.headers.authorization).toMatch(
    /Credential=AKIDEXAMPLE\/\d+\/us-east-1\/workmail\//,
  )
  expect(JSON.stringify(answers) + backend.log.lines.join('')).not.toMatch(
    /AKIDEXAMPLE|secret-canary/,
  )
})

test('a connection with a role acts in that role', async () => {
  await using aws = await startOtherAws(({ operation }) =>
    operation === 'AssumeRole'
      ? {
          status: 200,
          headers: { 'content-type': 'text/xml' },
          body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
            <AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>token-canary</SessionToken>
            <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
        }
      : { status: 200, body: '{"Users":[]}' },
  )
  vi.stubEnv('AWS_ENDPOINT_URL_STS', aws.endpoint)
  const roleArn = 'arn:aws:iam::111122223333:role/mailroom'
  await using backend = await startBackend('auditor', {
    connections: [{ ...aws.connection, roleArn }],
  })
  for (let each = 0; each < 2; each++)
    expect(await backend.call('users.list', here)).toMatchObject({ status: 200 })
  expect(aws.calls.map(({ operation }) => operation)).toEqual([
    'AssumeRole',
    'ListUsers',
    'ListUsers',
  ])
  expect(new URLSearchParams(aws.calls[0]?.body).get('RoleArn')).toBe(roleArn)
  expect(aws.calls[1]?.headers).toMatchObject({ 'x-amz-security-token': 'token-canary' })
  expect(backend.log.lines.join('')).not.toContain('token-canary')
})

test('X-05 a role that cannot be assumed is reported as such', async () => {
  await using aws = await startOtherAws(() => ({
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code>
      <Message>User: x is not authorized to perform: sts:AssumeRole on resource: y</Message></Error></ErrorResponse>`,
  }))
  vi.stubEnv('AWS_ENDPOINT_URL_STS', aws.endpoint)
  await using backend = await startBackend('auditor', {
    connections: [{ ...aws.connection, roleArn: 'arn:aws:iam::111122223333:role/mailroom' }],
  })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 400,
    body: { code: 'AccessDenied', missingAction: 'sts:AssumeRole' },
  })
})

test('without credentials the backend says so', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', message: expect.stringContaining('credentials') },
  })
})

test.each(['Canary-4711', "it's 'quoted' at 'password', Canary-4711", "' at Canary-4711"])(
  '06 §2.2 an error that repeats the password %j is passed on without it',
  async (password) => {
    await using aws = await startOtherAws(() =>
      awsError(
        'ValidationException',
        `2 validation errors detected: Value '${password}' at 'password' failed to satisfy constraint: Member must have length less than or equal to 3; Value '${ana}' at 'userId' failed to satisfy constraint: Member must have length less than or equal to 3`,
      ),
    )
    await using backend = await startBackend('helpDesk', { connections: [aws.connection] })
    const answer = await backend.call('users.resetPassword', { ...reset, password })
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'ValidationException',
        message: expect.stringContaining('Member must have length'),
      },
    })
    const written = JSON.stringify([answer.body, await backend.audit(), backend.log.lines])
    expect(written).not.toContain('Canary')
    expect(written).not.toContain('quoted')
    expect(JSON.stringify(answer.body)).not.toContain(ana)
  },
)

test.each([
  ['Canary-4711', 'Canary-4711 is weak.', ''],
  ['password', 'The supplied password does not match the constraints.', ''],
  ['Canary-4711', 'The supplied password is weak.', 'The supplied password is weak.'],
])(
  'T-29 of the password "%s" and the AWS message "%s" the browser receives "%s"',
  async (password, words, told) => {
    await using aws = await startOtherAws(() => awsError('InvalidPasswordException', words))
    await using backend = await startBackend('helpDesk', { connections: [aws.connection] })
    expect(await backend.call('users.resetPassword', { ...reset, password })).toMatchObject({
      body: { message: told, fields: { password: { code: 'InvalidPasswordException' } } },
    })
  },
)

test.each([
  ['nothing of a user', '{}', 'UnexpectedAwsAnswer'],
  [
    'a state that does not exist',
    JSON.stringify({ UserId: 'u', Name: 'n', State: 'GONE', UserRole: 'USER' }),
    'UnexpectedAwsAnswer',
  ],
  ['half an answer', '{"UserId":', 'UnexpectedAwsAnswer'],
] as const)('%s is no answer', async (_, body, code) => {
  await using aws = await startOtherAws(() => ({ status: 200, body }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.describe', { ...here, userId: ana })).toMatchObject({
    status: 502,
    body: { code },
  })
})

test('an error without a name is answered, too', async () => {
  await using aws = await startOtherAws(() => ({ status: 400, body: '{}' }))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 502,
    body: { code: 'UnexpectedAwsAnswer' },
  })
})

const ofDomain = { ...here, domainName: 'example.com' }
const { connectionId, region } = here

test.each([
  ['ListUsers', 'users.list', here],
  ['ListIdentityPolicies', 'identityPolicies.list', ofDomain],
  [
    'GetIdentityMailFromDomainAttributes',
    'dnsRecords.check',
    { ...ofDomain, purpose: 'mailFromMx' },
  ],
  ['DescribeActiveReceiptRuleSet', 'receiptRuleSets.list', { connectionId, region }],
  ['ListHostedZones', 'hostedZones.list', { connectionId, region }],
  ['ListAliases', 'kmsKeys.list', { connectionId, region }],
] as const)(
  'X-07 GEN-10 the page of a broken proxy in place of an answer to %s is told alike for every service',
  async (operation, id, input) => {
    await using backend = await startBackend('administrator')
    await backend.faults({ operation, kind: 'html', count: 50 })
    expect(await backend.call(id, input)).toMatchObject({
      status: 502,
      body: { code: 'UnexpectedAwsAnswer' },
    })
  },
)

test('a read-only connection refuses every write before it is sent to AWS', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  await using backend = await startBackend('administrator', {
    connections: [{ ...aws.connection, readOnly: true }],
  })
  expect(await backend.call('users.delete', { ...here, userId: disabledUser })).toMatchObject({
    status: 403,
    body: { code: 'ReadOnlyConnection' },
  })
  expect(aws.calls).toEqual([])
  expect((await backend.audit()).slice(1)).toMatchObject([
    { phase: 'intent', operation: 'users.delete' },
    { phase: 'outcome', outcome: 'ReadOnlyConnection' },
  ])
})

type Line = { level: number; res?: { statusCode: number }; failure?: object; err?: object }

/** Returns the log lines of the requests with this status. */
function requestLines(lines: readonly string[], status: number): Line[] {
  return lines.map((line): Line => JSON.parse(line)).filter(({ res }) => res?.statusCode === status)
}

test("4.7 the log line of a 502 has AWS's error, its id and how often the call was sent, and no value", async () => {
  await using aws = await startOtherAws(() => awsError('InternalFailure', `On ${ana}.`, 500))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  await backend.call('users.describe', { ...here, userId: ana })
  const lines = requestLines(backend.log.lines, 502)
  expect(lines).toMatchObject([
    {
      level: 50,
      failure: { code: 'InternalFailure', awsRequestId: 'aws-1', attempts: 3 },
    },
  ])
  expect(lines[0]).not.toHaveProperty('err')
  expect(JSON.stringify(lines)).not.toContain(ana)
})

test('N5 what the backend cannot do at all is refused without an error in the log', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  await using backend = await startBackend('administrator', { connections: [aws.connection] })
  const device = { ...here, userId: ana, deviceId: 'device4711', confirmation: ana }
  const { status, body } = await backend.call('mobileDevices.wipe', device)
  expect({ status, body }).toMatchObject({ status: 501, body: { code: 'NoPublicApi' } })
  expect(body).not.toHaveProperty('mayHaveChanged')
  const [line] = requestLines(backend.log.lines, 501)
  expect(line).toMatchObject({ level: 30 })
  expect(JSON.stringify(line)).not.toContain('stack')
})

test('an unreachable AWS is reported as such', async () => {
  await using aws = await startOtherAws(() => ({ status: 200, body: '{}' }))
  const connections = [{ ...aws.connection, endpoint: 'http://127.0.0.1:1' }]
  await using backend = await startBackend('auditor', { connections })
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 502,
    body: { code: 'AwsUnreachable', message: 'AWS did not answer.' },
  })
})
