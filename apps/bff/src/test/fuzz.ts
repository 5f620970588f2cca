import { ApiError, errorCodes } from '@mailroom/schemas/api-error'
import { can } from '@mailroom/schemas/can'
import { declarationOf, type OperationId, operations } from '@mailroom/schemas/operations'
import type { Role } from '@mailroom/schemas/role'
import fc from 'fast-check'
import { expect } from 'vitest'
import * as z from 'zod'
import { checkAuditTrail } from '../audit/check.ts'
import { trailRows } from '../audit/trail-rows.ts'
import type { StoreSettings } from '../store/open-store.ts'
import { type HostileRequest, hostileRequests } from './hostile-requests.ts'
import { jobsOf } from './jobs.ts'
import { untilComplete } from './search-directory.ts'
import {
  type EmptyBackend,
  here,
  type Session,
  startEmptyBackend,
  testKey,
} from './start-backend.ts'
import { type Pool, valuesOf } from './valid-inputs.ts'

const seed = Number(process.env.FUZZ_SEED ?? 4711)
/** Requests under way at the same time. */
const atOnce = 16
/** Longer than any operation of the local AWS takes on a busy machine. Milliseconds. */
const hangMs = 60_000

const ids = Object.keys(operations) as OperationId[]
type Who = Role | 'nobody'
/** Administrators reach most code, so they send most. */
const people: readonly Who[] = [
  ...(['administrator', 'administrator', 'administrator', 'administrator'] as const),
  ...(['helpDesk', 'auditor', 'nobody'] as const),
]
type Request = HostileRequest & { number: number; id: OperationId; who: Who }

/** Texts that exist, by the members that take them: ids, names and addresses of the sample. */
async function poolOf({ workmail }: EmptyBackend, jobIds: readonly string[]): Promise<Pool> {
  const { organizationId: OrganizationId } = here
  const { Users = [] } = await workmail.listUsers({ OrganizationId })
  const { Groups = [] } = await workmail.listGroups({ OrganizationId })
  const { Resources = [] } = await workmail.listResources({ OrganizationId })
  const textsOf = (entities: readonly { Id?: string | undefined; Email?: string | undefined }[]) =>
    entities.flatMap(({ Id, Email }) => [Id, Id, Id, Email].flatMap((text) => text ?? []))
  const all = textsOf([...Users, ...Groups, ...Resources])
  const made = ['new.user', 'fresh@example.com', 'Fuzz Passw0rd!', '{name}@example.com', '*']
  return {
    ...{ userId: textsOf(Users), groupId: textsOf(Groups), resourceId: textsOf(Resources) },
    ...{ groupIds: textsOf(Groups), jobId: jobIds, '': [...all, ...made] },
    ...{ from: ['2026-11-24T11:00:00Z'], to: ['2026-11-24T13:00:00Z'] },
    domainName: ['example.com', 'example.org', 'new.example.net', 'fresh.example.com'],
    alias: ['fresh-corp', 'fresh@example.com', ...textsOf(Users)],
    ...{ fromDomain: ['example.com'], toDomain: ['example.org'] },
    policy: ['{}', '{"Version":"2012-10-17","Statement":[]}'],
    kmsKeyArn: ['arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000001'],
  }
}

/** Makes all requests; the same seed makes the same requests from the same texts. */
function requestsFrom(pool: Pool, requests: number): Request[] {
  const perOperation = Math.ceil(requests / ids.length / 2)
  const made = ids.flatMap((id, index) => {
    const { input } = declarationOf(id)
    const scoped = (value: unknown): unknown =>
      'connectionId' in operations[id].input.def.shape
        ? { ...z.record(z.string(), z.unknown()).parse(value), ...here }
        : value
    const valid = valuesOf(input, pool).map(scoped)
    const options = { seed: seed + index, numRuns: perOperation }
    return [
      ...fc.sample(
        valid.map((value): HostileRequest => ({ body: JSON.stringify(value), headers: {} })),
        options,
      ),
      ...fc.sample(hostileRequests(valid), options),
    ].map((request) => ({ ...request, id }))
  })
  // Mixed, so that all operations meet all states; each by everybody in turn.
  const order = fc.sample(fc.shuffledSubarray(made, { minLength: made.length }), {
    seed,
    numRuns: 1,
  })
  return (order[0] ?? []).map((request, number) => ({
    ...{ ...request, number },
    who: people[number % people.length] ?? 'nobody',
  }))
}

/** Whether a request has to be refused before anything is done for it. */
function isRefused({ id, who, body, headers }: Request): boolean {
  // The session tells the token that every other operation needs.
  const spoilt = Object.keys(headers).filter(
    (name) => !(id === 'session.describe' && name === 'x-csrf-token'),
  )
  if (who === 'nobody' || !can([who], id) || spoilt.length > 0) return true
  try {
    const input: unknown = JSON.parse(
      typeof body === 'string' ? body.replace(/^\ufeff/, '') || '{}' : '',
    )
    return !z.safeParse(declarationOf(id).input, input).success
  } catch {
    return true
  }
}

/** What refused requests may not change: AWS, and the console's own data. */
async function stateOf({ store, connections }: EmptyBackend): Promise<string> {
  const aws = await fetch(`${connections[0]?.endpoint}/__local/state`)
  const rows = await Promise.all([
    store.selectFrom('job').selectAll().orderBy('id').execute(),
    store.selectFrom('job_row').selectAll().orderBy('job_id').orderBy('number').execute(),
    store.selectFrom('onboarding_template').selectAll().orderBy('id').execute(),
    store.selectFrom('organization_note').selectAll().orderBy('subject').execute(),
    store.selectFrom('export_setting').selectAll().orderBy('directory').execute(),
    store.selectFrom('session').select('id').orderBy('id').execute(),
  ])
  return `${await aws.text()}\n${JSON.stringify(rows)}`
}

function told({ number, id, who, body, headers }: Request): string {
  const shown = typeof body === 'string' ? body.slice(0, 1_000) : `${body.length} bytes`
  return `FUZZ_SEED=${seed}, request ${number}: ${who} ${id} ${JSON.stringify(headers)} ${shown}`
}

const known = new Set(Object.keys(errorCodes))
/** Codes of Amazon SES and Route 53, which do not end like those of WorkMail. */
const awsCodes = new Set([
  ...['InvalidParameterValue', 'RuleDoesNotExist', 'RuleSetDoesNotExist'],
  ...['NoSuchHostedZone', 'NoSuchChange', 'InvalidChangeBatch', 'InvalidInput'],
])
const statuses = [200, 204, 400, 401, 403, 404, 409, 410, 413, 415]

/** Runs work for all items, some at a time. */
async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const left = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

/** Plans that change little, so that operations on jobs find some. Returns their ids. */
async function planSome({ workmail }: EmptyBackend, administrator: Session): Promise<string[]> {
  const { Users = [] } = await workmail.listUsers({ OrganizationId: here.organizationId })
  const { plan } = jobsOf(administrator)
  const targets = Users.slice(0, 6).map(({ Id = '' }) => ({ entityIds: [Id] }))
  return Promise.all(
    targets.map((each) =>
      plan({ kind: 'setHidden', targets: each, hiddenFromGlobalAddressList: true }),
    ),
  )
}

async function answerTo(backend: EmptyBackend, session: Session | undefined, request: Request) {
  const { id, body, headers } = request
  if (session) return session.post(`/api/${id}`, body, headers)
  const json = { 'content-type': 'application/json' }
  const response = await fetch(`${backend.url}/api/${id}`, { method: 'POST', body, headers: json })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

/** Rejects when a request hangs. */
function impatience(request: Request): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`It hangs: ${told(request)}`)), hangMs).unref()
  })
}

/**
 * Sends thousands of requests, half of them with inputs that the schemas accept, as everybody and
 * as nobody. Fails for an answer that is none of ours, for a hang, for a refused request that
 * changed something, for memory that grows, and for a broken audit trail.
 *
 * @param requests How many; half of them have valid inputs. `FUZZ_REQUESTS` overrides it.
 */
export async function fuzz(
  settings: StoreSettings & { dataDir: string | undefined },
  requests: number,
) {
  await using backend = await startEmptyBackend({
    ...{ ...settings, logLevel: 'error', limitedPerMinute: 1_000_000 },
  })
  const sessions = {
    administrator: await backend.as('administrator'),
    helpDesk: await backend.as('helpDesk'),
    auditor: await backend.as('auditor'),
    nobody: undefined,
  }
  // A plan of exports reads the list of all people, and may not find it before it is there.
  await untilComplete(sessions.administrator)
  const jobIds = await planSome(backend, sessions.administrator)
  const all = requestsFrom(
    await poolOf(backend, jobIds),
    Number(process.env.FUZZ_REQUESTS ?? requests),
  )

  const send = async (request: Request): Promise<number> => {
    const answering = answerTo(backend, sessions[request.who], request)
    const { status, headers, body } = await Promise.race([answering, impatience(request)])
    expect(statuses, `${told(request)} → ${JSON.stringify(body)}`).toContain(status)
    expect(headers.get('cache-control'), told(request)).toBe('no-store')
    if (status < 400) return status
    const { code } = ApiError.parse(body)
    const isKnown = known.has(code) || awsCodes.has(code) || /^[A-Z]\w+Exception$/.test(code)
    expect(isKnown, `${told(request)} → ${code}`).toBe(true)
    return status
  }

  const before = await stateOf(backend)
  await eachOf(all.filter(isRefused), async (request) => {
    expect(await send(request), told(request)).toBeGreaterThanOrEqual(400)
  })
  expect((await stateOf(backend)) === before, 'refused requests change nothing').toBe(true)

  const memory = process.memoryUsage().rss
  let successes = 0
  const others = all.filter((request) => !isRefused(request))
  await eachOf(others, async (request) => {
    if ((await send(request)) < 400) successes++
  })
  expect(process.memoryUsage().rss - memory).toBeLessThan(400 * 2 ** 20)
  // Otherwise hardly anything was tried behind the checks.
  expect(successes).toBeGreaterThan(others.length / 4)
  expect((await fetch(`${backend.url}/healthz`)).status).toBe(200)
  expect(backend.log.lines).toEqual([])
  const trail = await checkAuditTrail(trailRows(backend.store, 1_000), { key: testKey })
  expect(trail).not.toHaveProperty('fault')
}
