import { fileURLToPath } from 'node:url'
import { WorkMail } from '@aws-sdk/client-workmail'
import { sampleOrganizations, sampleUserId } from '@mailroom/local-aws'
import type { OperationId } from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import * as z from 'zod'
import { beginOperation } from '../audit/trail.ts'
import { type Backend, type BackendOptions, startBackend as start } from '../backend.ts'
import { type Configuration, readConfiguration } from '../configuration.ts'
import { localAccounts } from '../local/accounts.ts'
import type { AuditRow } from '../store/tables.ts'
import { type Browser, createBrowser } from './browser.ts'

/** The scope of the tests' operations: the sample organization at the local AWS. */
export const here = {
  connectionId: 'local',
  region: 'us-east-1',
  organizationId: sampleOrganizations.example,
} as const

/** Sample users, named by what tests need. */
export const ana = sampleUserId(1)
export const disabledUser = sampleUserId(11)
export const neverEnabledUser = sampleUserId(13)

type Answer = { status: number; body: unknown; headers: Headers }

/** A fault of the local AWS (its `controls/faults.ts`). */
type Fault = {
  operation: string
  kind: 'throttle' | 'rateLimit' | 'status' | 'drop' | 'latency' | 'expiredToken' | 'html'
  count?: number
  rate?: number
  perSecond?: number
  latencyMs?: number
  status?: number
  afterwards?: boolean
}

/** A statement of an IAM policy at the local AWS. */
type Statement = {
  Effect: 'Allow' | 'Deny'
  Action?: string | string[]
  NotAction?: string | string[]
  Resource: string | string[]
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  return {
    status: response.status,
    body: isJson ? JSON.parse(text) : text,
    headers: response.headers,
  }
}

/** Signs in at the local identity provider as a person would, until the console opens. */
export async function signIn(
  browser: Browser,
  url: string,
  role: Role,
  returnTo = '/',
): Promise<string> {
  const address = localAccounts.find((account) => account.role === role)?.address ?? ''
  const choice = await browser.visit(`${url}/auth/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
  const done = await browser.press(choice, address, {
    stopsAt: (next) => next.startsWith(url) && !next.startsWith(`${url}/auth/`),
  })
  return done.url
}

/** Returns the signed-in browser of a person. */
export async function openSession(url: string, browser: Browser) {
  const request = (path: string, init: RequestInit) =>
    browser.send(`${url}${path}`, init).then(answerOf)
  const describe = () =>
    request('/api/session.describe', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  const { status, body } = await describe()
  if (status !== 200) throw new Error(`session.describe answers ${status} ${JSON.stringify(body)}`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(body)
  /**
   * Posts to an address as the web app does. `headers` replaces headers it sends, or removes them
   * if undefined.
   */
  const post = (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string | undefined> = {},
  ): Promise<Answer> => {
    const sent = { 'content-type': 'application/json', 'x-csrf-token': csrfToken, ...headers }
    const given = Object.entries(sent).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as [string, string]],
    )
    return request(path, { method: 'POST', headers: given, body })
  }
  return {
    browser,
    csrfToken,
    post,
    get: (path: string) => request(path, {}),
    /** Carries out an operation. */
    call: (id: OperationId, input: object, headers?: Record<string, string | undefined>) =>
      post(`/api/${id}`, JSON.stringify(input), headers),
  }
}
export type Session = Awaited<ReturnType<typeof openSession>>

/** A web app of one page and one file, so that tests need no build. */
const webAppFolder = fileURLToPath(new URL('web-app', import.meta.url))
const viewerFile = fileURLToPath(new URL('archive-viewer.html', import.meta.url))

function testClock() {
  let nowMs = Date.parse('2026-11-24T12:00:00Z')
  return {
    now: () => new Date(nowMs),
    advance(minutes: number) {
      nowMs += minutes * 60_000
    },
  }
}

function testLog() {
  const lines: string[] = []
  return { lines, write: (line: string) => void lines.push(line) }
}

/** The key of the audit trail and of the passwords of jobs. */
export const testKey = Buffer.alloc(32)

/** Settings that tests can change. By default everything is kept in memory, on free ports. */
type Settings = Partial<Configuration>

async function startSilently(settings: Settings, options: BackendOptions) {
  const clock = testClock()
  const log = testLog()
  const configuration: Configuration = {
    ...readConfiguration({ PORT: '0', LOG_LEVEL: 'trace' }),
    dataDir: undefined,
    // Instances that share a database need the same keys.
    ...{ auditKey: testKey, jobKey: testKey },
    localAwsRequestsPerSecond: 1_000,
    metricsPort: 0,
    // Tests send more than people do.
    sessionRequestsPerMinute: 1_000_000,
    ...settings,
  }
  return {
    clock,
    log,
    backend: await start(configuration, {
      ...{ clock, logDestination: log, webAppFolder, viewerFile },
      ...options,
    }),
  }
}

function doorsOf({ store, connections, metricsPort }: Backend) {
  const endpoint = connections[0]?.endpoint ?? ''
  const workmail = new WorkMail({
    endpoint,
    region: here.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  return {
    /** An SDK client that bypasses the backend, to see the state of AWS. */
    workmail,
    /** Sets faults at the local AWS, through its controls. */
    async faults(...faults: Fault[]): Promise<void> {
      await fetch(`${endpoint}/__local/faults`, { method: 'POST', body: JSON.stringify(faults) })
    },
    /** Returns how many faults have not met a call yet. */
    async faultsLeft(): Promise<number> {
      const response = await fetch(`${endpoint}/__local/faults`)
      return z.array(z.unknown()).parse(await response.json()).length
    },
    /** Gives the backend's access key at the local AWS a policy with these statements. */
    async allowOnly(...statements: Statement[]): Promise<void> {
      const policy = { Version: '2012-10-17', Statement: statements }
      const { ok } = await fetch(`${endpoint}/__local/profiles`, {
        method: 'POST',
        body: JSON.stringify([{ accessKeyId: 'local', policy }]),
      })
      if (!ok) throw new Error('The local AWS has refused the profile')
    },
    /** Returns the metrics as Prometheus gets them. */
    async metrics(): Promise<string> {
      return (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text()
    },
    /** Returns what people did by the audit trail in the store, oldest first. */
    audit: (): Promise<AuditRow[]> =>
      store
        .selectFrom('audit_entry')
        .selectAll()
        .where('operation', '!=', beginOperation)
        .orderBy('sequence')
        .execute(),
  }
}

/** Starts the backend as in production, with nobody signed in. */
export async function startEmptyBackend(settings: Settings = {}, options: BackendOptions = {}) {
  const { backend, clock, log } = await startSilently(settings, options)
  const doors = doorsOf(backend)
  const target = `http://127.0.0.1:${backend.port}`
  return {
    ...doors,
    url: backend.url,
    port: backend.port,
    metricsPort: backend.metricsPort,
    store: backend.store,
    connections: backend.connections,
    clock,
    log,
    newBrowser: () => createBrowser({ publicUrl: backend.url, target }),
    /** Signs a person with this role in, in a browser of their own. */
    async as(role: Role): Promise<Session> {
      const browser = createBrowser({ publicUrl: backend.url, target })
      await signIn(browser, backend.url, role)
      return openSession(backend.url, browser)
    },
    close: backend.close,
    async [Symbol.asyncDispose]() {
      doors.workmail.destroy()
      await backend.close()
    },
  }
}
export type EmptyBackend = Awaited<ReturnType<typeof startEmptyBackend>>

/**
 * Starts the backend as in production, over real HTTP, with the local AWS in memory, and signs in a
 * person with the given role.
 */
export async function startBackend(
  role: Role,
  settings: Settings = {},
  options: BackendOptions = {},
) {
  const backend = await startEmptyBackend(settings, options)
  return { ...backend, ...(await backend.as(role)) }
}
