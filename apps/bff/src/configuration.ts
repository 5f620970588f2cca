import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { type Role, roles } from '@mailroom/schemas/role'
import * as z from 'zod'
import { ConnectionSettings } from './aws/connection-settings.ts'
import { endpointOf } from './dns/name-servers.ts'
import { hasCredentials, isConfidential, isLoopback } from './loopback.ts'
import { problemOfClientKey } from './sign-in/client-authentication.ts'
import { signInContradictions } from './sign-in/contradictions.ts'

function number(min: number, max = Number.MAX_SAFE_INTEGER) {
  const digits = z.string().regex(/^\d+$/, 'has to be a whole number')
  return digits.transform(Number).pipe(z.number().min(min).max(max))
}

const port = number(0, 65_535)
const minutes = number(1, 60 * 24 * 7)

/** The console is served at the root of a host: its cookie and its addresses require that. */
const origin = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((address) => {
    const { origin, pathname, search, hash, username } = new URL(address)
    return origin !== 'null' && `${pathname}${search}${hash}${username}` === '/'
  }, 'has to be protocol, host and port, without a path')
  .transform((address) => new URL(address).origin)

function json(value: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(value)
  } catch {
    context.addIssue({ code: 'custom', message: 'is not valid JSON' })
    return z.NEVER
  }
}

/** JSON in the variable itself, or the path of a file that contains it. */
const jsonOrFile = z.string().transform((value, context) => {
  if (/^\s*[[{]/.test(value)) return json(value, context)
  const issue = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (!existsSync(value)) return issue('is neither JSON nor the path of a file')
  try {
    return json(readFileSync(value, 'utf8'), context)
  } catch {
    return issue('is a file that cannot be read')
  }
})

/** Addresses of DNS servers, with a port if it is not 53, separated by commas. */
const dnsServers = z.string().transform((value, context) => {
  const servers = value.split(',').map((server) => server.trim())
  const isServer = (server: string) =>
    isIP(endpointOf(server).address) !== 0 && endpointOf(server).port <= 65_535
  if (servers.every(isServer)) return servers
  context.addIssue({ code: 'custom', message: 'has to be IP addresses, separated by commas' })
  return z.NEVER
})

/** A key in base64, as `openssl rand -base64 32` makes it. */
const key = z
  .base64('has to be base64')
  .transform((text) => Buffer.from(text, 'base64'))
  .refine(({ length }) => length >= 32, 'has to have at least 32 bytes')

/** The path of a file with the private key of the OpenID Connect client. */
const keyFile = z.string().transform((path, context) => {
  const issue = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  try {
    const pem = readFileSync(path, 'utf8')
    const problem = problemOfClientKey(pem)
    return problem === undefined ? pem : issue(problem)
  } catch {
    return issue('is no file that can be read')
  }
})

const EnvironmentSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4100),
  PUBLIC_URL: origin.optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: number(0, 10).default(0),
  MAILROOM_CONNECTIONS: jsonOrFile.pipe(z.array(ConnectionSettings).min(1)).optional(),
  DNS_RESOLVERS: dnsServers.optional(),
  AWS_TIMEOUT_SECONDS: number(1, 120).default(15),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, abort: true })
    .refine((address) => !hasCredentials(address), 'has to be without a user name or password')
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_CLIENT_KEY_FILE: keyFile.optional(),
  OIDC_CLIENT_KEY_ID: z.string().min(1).optional(),
  OIDC_SCOPE: z
    .string()
    .refine((scope) => scope.split(' ').includes('openid'), 'has to contain openid')
    .default('openid profile email'),
  OIDC_ACCOUNT_CLAIM: z.string().default('sub'),
  OIDC_ROLE_CLAIM: z.string().default('role'),
  OIDC_ROLES: jsonOrFile
    .pipe(
      z
        .record(z.string().min(1, 'has to have a name'), z.enum(roles))
        .refine((mapping) => Object.keys(mapping).length > 0, 'has to name a role'),
    )
    .optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  AUDIT_KEY: key.optional(),
  JOB_KEY: key.optional(),
  SNAPSHOT_KEY: key.optional(),
  AUDIT_ANCHOR_FILE: z.string().optional(),
  AUDIT_VERIFY_HOURS: number(0, 24 * 31).default(24),
  AUDIT_RETENTION_DAYS: number(0, 36_500).default(0),
  SESSION_IDLE_MINUTES: minutes.default(30),
  SESSION_MAX_MINUTES: minutes.default(12 * 60),
  SIGN_INS_PER_MINUTE: number(1).default(30),
  LIMITED_PER_MINUTE: number(1).default(30),
  SESSION_REQUESTS_PER_MINUTE: number(1).default(600),
  JOB_LEASE_SECONDS: number(1, 600).default(30),
  STOP_DRAIN_SECONDS: number(0, 300).default(0),
  JOB_RETENTION_DAYS: number(0, 36_500).default(90),
  LOCAL_AWS_PORT: port.optional(),
  LOCAL_AWS_REQUESTS_PER_SECOND: number(1, 1_000).default(100),
  LOCAL_IDP_PORT: port.optional(),
  SEED_USERS: number(0, 1_000_000).default(0),
  EXIT_FOUR_EYES: z.enum(['true', 'false']).default('false'),
  END_OF_SERVICE_DATE: z.iso.date().default('2027-03-31'),
})

type Environment = z.infer<typeof EnvironmentSchema>

/**
 * A setting that cannot be used. `message` has one line for each wrong variable and shows no
 * values.
 */
export class ConfigurationError extends Error {}

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** The default mapping: each value of the claim is the name of a role. */
const rolesByName = Object.fromEntries(roles.map((role) => [role, role])) as Record<string, Role>

function oidcOf(env: Environment) {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined) return undefined
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    ...(env.OIDC_CLIENT_SECRET === undefined ? {} : { clientSecret: env.OIDC_CLIENT_SECRET }),
    ...(env.OIDC_CLIENT_KEY_FILE === undefined
      ? {}
      : { clientKey: { pem: env.OIDC_CLIENT_KEY_FILE, id: env.OIDC_CLIENT_KEY_ID } }),
    scope: env.OIDC_SCOPE,
    accountClaim: env.OIDC_ACCOUNT_CLAIM,
    roleClaim: env.OIDC_ROLE_CLAIM,
    roles: env.OIDC_ROLES ?? rolesByName,
  }
}
export type OidcSettings = NonNullable<ReturnType<typeof oidcOf>>

const everyAddress = ['0.0.0.0', '::', '']

/** Returns the settings that name the same port of the same address. */
function samePorts(env: Environment): string[] {
  const listening = [
    { name: 'PORT', port: env.PORT, host: env.HOST },
    { name: 'METRICS_PORT', port: env.METRICS_PORT, host: env.METRICS_HOST },
    ...(env.MAILROOM_CONNECTIONS === undefined
      ? [{ name: 'LOCAL_AWS_PORT', port: localPorts(env).aws, host: '127.0.0.1' }]
      : []),
    ...(oidcOf(env) === undefined
      ? [{ name: 'LOCAL_IDP_PORT', port: localPorts(env).idp, host: '127.0.0.1' }]
      : []),
  ].filter(({ port = 0 }) => port !== 0)
  return listening.flatMap(({ name, port, host }, index) => {
    const other = listening
      .slice(0, index)
      .find(
        (each) =>
          each.port === port &&
          (each.host === host || [each.host, host].some((one) => everyAddress.includes(one))),
      )
    return other ? [`${name}: has the same port as ${other.name}; choose another`] : []
  })
}

/** Returns the ports of the local AWS and of the local identity provider. */
function localPorts({ PORT, LOCAL_AWS_PORT, LOCAL_IDP_PORT }: Environment) {
  const after = (distance: number) => (PORT === 0 ? 0 : PORT + distance)
  return { aws: LOCAL_AWS_PORT ?? after(1), idp: LOCAL_IDP_PORT ?? after(2) }
}

/** Returns the problems that show only when several variables are compared. */
function contradictions(env: Environment): string[] {
  const problems: string[] = []
  const hasProvider = oidcOf(env) !== undefined
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES } = env
  if (!hasProvider && [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_ROLES].some(Boolean))
    problems.push('OIDC_ISSUER and OIDC_CLIENT_ID: are needed together')
  if (!hasProvider && env.MAILROOM_CONNECTIONS !== undefined)
    problems.push(
      'OIDC_ISSUER: is needed with MAILROOM_CONNECTIONS; the local identity provider asks for no password',
    )
  if (!hasProvider && !isLoopback(env.HOST))
    problems.push('HOST: the local identity provider may be reached from this machine only')
  if (env.PUBLIC_URL?.startsWith('https:') && env.TRUST_PROXY === 0)
    problems.push(
      'TRUST_PROXY: is needed with an https PUBLIC_URL: how many proxies are in front; TLS ends there',
    )
  if (env.OIDC_ISSUER !== undefined && !isConfidential(env.OIDC_ISSUER))
    problems.push('OIDC_ISSUER: has to be https, unless it is on this machine')
  problems.push(...signInContradictions(env), ...samePorts(env))
  const ids = env.MAILROOM_CONNECTIONS?.map(({ id }) => id) ?? []
  if (new Set(ids).size < ids.length) problems.push('MAILROOM_CONNECTIONS: has an id twice')
  return problems
}

/**
 * Reads all settings from environment variables, once at start (docs/configuration.md). Times in
 * milliseconds. Errors: ConfigurationError.
 */
export function readConfiguration(variables: NodeJS.ProcessEnv) {
  // An empty variable counts as not set.
  const given = Object.entries(variables).filter(([, value]) => value !== '')
  const { data: env, error } = EnvironmentSchema.safeParse(Object.fromEntries(given))
  if (error)
    throw new ConfigurationError(
      error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    )
  const problems = contradictions(env)
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'))
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    metricsPort: env.METRICS_PORT,
    metricsHost: env.METRICS_HOST,
    logLevel: env.LOG_LEVEL,
    trustProxy: env.TRUST_PROXY,
    connections: env.MAILROOM_CONNECTIONS,
    dnsResolvers: env.DNS_RESOLVERS,
    awsTimeoutMs: env.AWS_TIMEOUT_SECONDS * 1_000,
    oidc: oidcOf(env),
    sessionSecret: env.SESSION_SECRET,
    auditKey: env.AUDIT_KEY,
    jobKey: env.JOB_KEY,
    snapshotKey: env.SNAPSHOT_KEY,
    auditAnchorFile: env.AUDIT_ANCHOR_FILE,
    auditVerifyHours: env.AUDIT_VERIFY_HOURS,
    auditRetentionDays: env.AUDIT_RETENTION_DAYS,
    sessionIdleMs: env.SESSION_IDLE_MINUTES * minuteMs,
    sessionMaxMs: env.SESSION_MAX_MINUTES * minuteMs,
    signInsPerMinute: env.SIGN_INS_PER_MINUTE,
    limitedPerMinute: env.LIMITED_PER_MINUTE,
    sessionRequestsPerMinute: env.SESSION_REQUESTS_PER_MINUTE,
    jobLeaseMs: env.JOB_LEASE_SECONDS * 1_000,
    stopDrainMs: env.STOP_DRAIN_SECONDS * 1_000,
    /** Undefined if jobs are kept for ever. */
    jobRetentionMs: env.JOB_RETENTION_DAYS > 0 ? env.JOB_RETENTION_DAYS * dayMs : undefined,
    localAwsPort: localPorts(env).aws,
    localAwsRequestsPerSecond: env.LOCAL_AWS_REQUESTS_PER_SECOND,
    localIdpPort: localPorts(env).idp,
    seedUsers: env.SEED_USERS,
    exitFourEyes: env.EXIT_FOUR_EYES === 'true',
    endOfServiceDate: env.END_OF_SERVICE_DATE,
  }
}
/** All settings. Without `dataDir`, which only tests omit, everything is kept in memory. */
export type Configuration = Omit<ReturnType<typeof readConfiguration>, 'dataDir'> & {
  dataDir: string | undefined
}
