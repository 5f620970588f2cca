import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { isDatabaseConfidential } from './loopback.ts'

const connection = { id: 'main', name: 'Main', region: 'us-east-1' }
const proxied = { HOST: '0.0.0.0', PUBLIC_URL: 'https://mailroom.example', TRUST_PROXY: '1' }
const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'mailroom' }

function complaint(variables: NodeJS.ProcessEnv): string {
  try {
    readConfiguration(variables)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  return 'none'
}

test('without any settings everything runs on this machine', () => {
  expect(readConfiguration({})).toEqual({
    host: '127.0.0.1',
    port: 4100,
    publicUrl: undefined,
    dataDir: '.data',
    databaseUrl: undefined,
    logLevel: 'info',
    metricsHost: '127.0.0.1',
    metricsPort: undefined,
    trustProxy: 0,
    connections: undefined,
    awsTimeoutMs: 15_000,
    oidc: undefined,
    sessionSecret: undefined,
    auditKey: undefined,
    jobKey: undefined,
    snapshotKey: undefined,
    exitFourEyes: false,
    auditAnchorFile: undefined,
    auditVerifyHours: 24,
    auditRetentionDays: 0,
    sessionIdleMs: 30 * 60_000,
    sessionMaxMs: 12 * 60 * 60_000,
    signInsPerMinute: 30,
    stopDrainMs: 0,
    limitedPerMinute: 30,
    sessionRequestsPerMinute: 600,
    jobLeaseMs: 30_000,
    jobRetentionMs: 90 * 24 * 60 * 60_000,
    localAwsPort: 4101,
    localAwsRequestsPerSecond: 100,
    localIdpPort: 4102,
    seedUsers: 0,
    endOfServiceDate: '2027-03-31',
  })
})

test('the local ports follow the port unless they are set; an empty variable counts as not set', () => {
  expect(readConfiguration({ PORT: '5000', LOCAL_AWS_PORT: '', HOST: '' })).toMatchObject({
    ...{ host: '127.0.0.1', port: 5000, localAwsPort: 5001, localIdpPort: 5002 },
  })
  expect(readConfiguration({ PORT: '0' })).toMatchObject({ localAwsPort: 0, localIdpPort: 0 })
  expect(readConfiguration({ LOCAL_IDP_PORT: '1' })).toMatchObject({ localIdpPort: 1 })
})

test('a real account is described by connections and a provider', () => {
  const roles = { 'mail-admins': 'administrator' }
  const variables = {
    ...oidc,
    MAILROOM_CONNECTIONS: JSON.stringify([
      connection,
      {
        ...connection,
        id: 'other',
        region: ['eu-west-1', 'us-west-2', 'eu-west-1'],
        readOnly: false,
      },
    ]),
    OIDC_ROLES: JSON.stringify(roles),
    PUBLIC_URL: 'https://mailroom.example/',
    TRUST_PROXY: '1',
  }
  expect(readConfiguration(variables)).toMatchObject({
    publicUrl: 'https://mailroom.example',
    connections: [
      { id: 'main', region: ['us-east-1'], readOnly: true },
      { id: 'other', region: ['eu-west-1', 'us-west-2'], readOnly: false },
    ],
    oidc: {
      issuer: 'https://id.example',
      clientId: 'mailroom',
      accountClaim: 'sub',
      roleClaim: 'role',
      roles,
    },
  })
})

test('connections and roles can be read from files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'connections.json')
  writeFileSync(file, JSON.stringify([connection]))
  expect(readConfiguration({ ...oidc, MAILROOM_CONNECTIONS: file })).toMatchObject({
    connections: [{ id: 'main' }],
  })
  writeFileSync(file, '{')
  expect(complaint({ ...oidc, MAILROOM_CONNECTIONS: file })).toBe(
    'MAILROOM_CONNECTIONS: is not valid JSON',
  )
  expect(complaint({ ...oidc, MAILROOM_CONNECTIONS: folder })).toBe(
    'MAILROOM_CONNECTIONS: is a file that cannot be read',
  )
})

const connections = (...list: object[]) => ({ ...oidc, MAILROOM_CONNECTIONS: JSON.stringify(list) })

test.each<[string, NodeJS.ProcessEnv]>([
  ['PORT', { PORT: 'canary' }],
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '-1' }],
  ['PORT', { PORT: '1.5' }],
  ['PORT', { PORT: ' ' }],
  ['PORT', { PORT: '0x1000' }],
  ['LOCAL_AWS_PORT', { LOCAL_AWS_PORT: 'canary' }],
  ['HOST', { HOST: '0.0.0.0' }],
  ['HOST', { HOST: '192.0.2.1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'canary' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://canary.example' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://mailroom.example/canary', TRUST_PROXY: '1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://canary:canary@mailroom.example', TRUST_PROXY: '1' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://mailroom.example/?canary', TRUST_PROXY: '1' }],
  ['TRUST_PROXY', { ...oidc, PUBLIC_URL: 'https://canary.example' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://canary:canary@127.0.0.1/x' }],
  ['DATABASE_URL', { DATABASE_URL: 'canary' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'canary' }],
  ['MAILROOM_CONNECTIONS', { ...oidc, MAILROOM_CONNECTIONS: 'canary' }],
  ['MAILROOM_CONNECTIONS', { ...oidc, MAILROOM_CONNECTIONS: '[canary' }],
  ['MAILROOM_CONNECTIONS', { ...oidc, MAILROOM_CONNECTIONS: '[]' }],
  ['MAILROOM_CONNECTIONS', { ...oidc, MAILROOM_CONNECTIONS: '{}' }],
  ['MAILROOM_CONNECTIONS.0.region', connections({ ...connection, region: 'canary' })],
  ['MAILROOM_CONNECTIONS.0.region', connections({ ...connection, region: [] })],
  ['MAILROOM_CONNECTIONS.0.id', connections({ ...connection, id: 'Canary!' })],
  ['MAILROOM_CONNECTIONS.1.name', connections(connection, { id: 'x', region: 'us-east-1' })],
  ['MAILROOM_CONNECTIONS.0.roleArn', connections({ ...connection, roleArn: 'canary' })],
  ['MAILROOM_CONNECTIONS.0.endpoint', connections({ ...connection, endpoint: 'canary' })],
  ['MAILROOM_CONNECTIONS.0', connections({ ...connection, secretAccessKey: 'canary' })],
  ['MAILROOM_CONNECTIONS', connections(connection, connection)],
  ['OIDC_ISSUER', { MAILROOM_CONNECTIONS: JSON.stringify([connection]) }],
  ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'http://canary.example' }],
  ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'canary' }],
  ['OIDC_ISSUER and OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://canary.example' }],
  ['OIDC_ISSUER and OIDC_CLIENT_ID', { OIDC_CLIENT_ID: 'canary' }],
  ['OIDC_ISSUER and OIDC_CLIENT_ID', { OIDC_CLIENT_SECRET: 'canary' }],
  ['OIDC_ISSUER and OIDC_CLIENT_ID', { OIDC_ROLES: '{"canaries":"auditor"}' }],
  ['OIDC_ROLES.canaries', { ...oidc, OIDC_ROLES: '{"canaries":"canary"}' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'canary' }],
  ['SESSION_IDLE_MINUTES', { SESSION_IDLE_MINUTES: '0' }],
  ['SESSION_MAX_MINUTES', { SESSION_MAX_MINUTES: '99999' }],
  ['AWS_TIMEOUT_SECONDS', { AWS_TIMEOUT_SECONDS: '0' }],
  ['SEED_USERS', { SEED_USERS: '1e9' }],
  ['SIGN_INS_PER_MINUTE', { SIGN_INS_PER_MINUTE: '0' }],
  ['END_OF_SERVICE_DATE', { END_OF_SERVICE_DATE: '31.03.2027' }],
  // S9: what would run in clear text, show credentials, or let nobody in.
  ['PUBLIC_URL', { ...oidc, PUBLIC_URL: 'http://canary.example' }],
  ['PUBLIC_URL', { ...oidc, HOST: '0.0.0.0', PUBLIC_URL: 'http://127.0.0.1:4100' }],
  ['PUBLIC_URL', { ...oidc, HOST: '0.0.0.0' }],
  ['OIDC_ISSUER', { PUBLIC_URL: 'https://canary.example', TRUST_PROXY: '1' }],
  ['OIDC_ISSUER', { ...oidc, OIDC_ISSUER: 'https://canary:canary@id.example' }],
  ['MAILROOM_CONNECTIONS.0.endpoint', connections({ ...connection, endpoint: 'http://10.1.2.3/' })],
  [
    'MAILROOM_CONNECTIONS.0.endpoint',
    connections({ ...connection, endpoint: 'https://canary:canary@aws.example' }),
  ],
  [
    'MAILROOM_CONNECTIONS.0.services.sts.endpoint',
    connections({ ...connection, services: { sts: { endpoint: 'http://canary.example' } } }),
  ],
  [
    'MAILROOM_CONNECTIONS.0.services.workmail.enabled',
    connections({ ...connection, services: { workmail: { enabled: false } } }),
  ],
  [
    'MAILROOM_CONNECTIONS.0.services.iam.enabled',
    connections({ ...connection, services: { iam: { enabled: 'canary' } } }),
  ],
  ['OIDC_SCOPE', { ...oidc, OIDC_SCOPE: 'profile canary openids' }],
  ['OIDC_ROLES', { ...oidc, OIDC_ROLES: '{}' }],
  ['OIDC_ROLES.', { ...oidc, OIDC_ROLES: '{"":"administrator"}' }],
  ['OIDC_CLIENT_KEY_FILE', { ...oidc, OIDC_CLIENT_KEY_FILE: '/canary' }],
  ['OIDC_CLIENT_KEY_FILE', { ...oidc, OIDC_CLIENT_KEY_FILE: import.meta.filename }],
  ['OIDC_CLIENT_KEY_ID', { ...oidc, OIDC_CLIENT_KEY_ID: 'canary' }],
  ['SESSION_IDLE_MINUTES', { SESSION_IDLE_MINUTES: '60', SESSION_MAX_MINUTES: '59' }],
  // Two servers on one port: also a port that nobody chose.
  ['METRICS_PORT', { PORT: '4100', METRICS_PORT: '4100' }],
  ['METRICS_PORT', { ...oidc, ...proxied, PORT: '4100', METRICS_PORT: '4100' }],
  ['LOCAL_AWS_PORT', { PORT: '4100', METRICS_PORT: '4101' }],
  ['LOCAL_IDP_PORT', { PORT: '4100', LOCAL_AWS_PORT: '4102' }],
])('%s is named when it cannot be used, and no value is shown: %j', (name, variables) => {
  const lines = complaint(variables).split('\n')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(new RegExp(`^${name}: .{10}`))
  expect(lines[0]?.replace('OIDC_ROLES.canaries', '')).not.toMatch(/canary/i)
})

test('services of a connection have settings; an unknown one is refused with those there are', () => {
  const services = { iam: { enabled: false }, sts: { endpoint: 'http://127.0.0.1:4101' } }
  expect(readConfiguration(connections({ ...connection, services }))).toMatchObject({
    connections: [{ services }],
  })
  expect(complaint(connections({ ...connection, services: { lambda: {} } }))).toBe(
    'MAILROOM_CONNECTIONS.0.services: lambda: there is no such service; there are workmail, ses, sts, iam, route53, ds, kms, s3, sso, identitystore',
  )
})

test('all problems are reported at once', () => {
  expect(complaint({ PORT: 'x', LOG_LEVEL: 'y', SESSION_SECRET: 'z' }).split('\n')).toHaveLength(3)
})

test('S9 http is allowed for a console and a connection on this machine', () => {
  const endpoint = 'http://127.0.0.1:4101'
  const here = connections({ ...connection, endpoint })
  expect(complaint({ ...here, PUBLIC_URL: 'http://localhost:4100' })).toBe('none')
  expect(complaint({ ...here, ...proxied })).toBe('none')
})

test('the key of the client is read from its file, and excludes a secret', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'key.pem')
  const pemOf = (modulusLength: number) =>
    generateKeyPairSync('rsa', { modulusLength })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString()
  writeFileSync(file, pemOf(2_048))
  const settings = { ...oidc, OIDC_CLIENT_KEY_FILE: file, OIDC_CLIENT_KEY_ID: 'one' }
  expect(readConfiguration(settings)).toMatchObject({
    oidc: { clientKey: { pem: expect.stringMatching(/^-----BEGIN PRIVATE/), id: 'one' } },
  })
  expect(complaint({ ...settings, OIDC_CLIENT_SECRET: 'x' })).toMatch(/^OIDC_CLIENT_KEY_FILE: /)
  writeFileSync(file, pemOf(1_024))
  expect(complaint(settings)).toMatch(/^OIDC_CLIENT_KEY_FILE: .*2048/)
})

test('http is allowed for a provider on this machine', () => {
  for (const issuer of ['http://127.0.0.1:1', 'http://localhost:1', 'http://[::1]:1'])
    expect(complaint({ ...oidc, OIDC_ISSUER: issuer })).toBe('none')
})

test('one port on two addresses, and any port of the system, is no contradiction', () => {
  expect(complaint({ PORT: '4100', METRICS_PORT: '4100', METRICS_HOST: '10.1.2.3' })).toBe('none')
  expect(complaint({ PORT: '0', METRICS_PORT: '0' })).toBe('none')
  // With others configured, nobody listens on the ports of the local services.
  expect(complaint({ ...oidc, ...connections(connection), METRICS_PORT: '4101' })).toBe('none')
})

test.each([
  ['postgres://db.example/mailroom', false],
  ['postgres://db.example/mailroom?sslmode=disable', false],
  ['postgres://u:p@10.1.2.3:5432/mailroom?ssl=0', false],
  ['postgres://db.example/mailroom?sslmode=verify-full', true],
  ['postgres://db.example/mailroom?ssl=true', true],
  ['postgres://127.0.0.1/mailroom', true],
  ['postgres://[::1]/mailroom', true],
  ['postgres://%2Fvar%2Frun%2Fpostgresql/mailroom', true],
  ['postgres:///mailroom?host=/var/run/postgresql', true],
])('nobody can listen on the way to %s: %s', (address, expected) => {
  expect(isDatabaseConfidential(address, {})).toBe(expected)
})

test('PGSSLMODE stands for a missing sslmode', () => {
  const address = 'postgres://db.example/mailroom'
  expect(isDatabaseConfidential(address, { PGSSLMODE: 'require' })).toBe(true)
  expect(isDatabaseConfidential(`${address}?sslmode=disable`, { PGSSLMODE: 'require' })).toBe(false)
})
