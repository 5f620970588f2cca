import { can } from '@mailroom/schemas/can'
import { actionsOf } from '@mailroom/schemas/iam-policy'
import { roles } from '@mailroom/schemas/role'
import { expect, test, vi } from 'vitest'
import { putApprovals } from '../test/put-approvals.ts'
import { putCutOvers } from '../test/put-cut-overs.ts'
import { putExports } from '../test/put-exports.ts'
import { putJobs } from '../test/put-jobs.ts'
import { putMover } from '../test/put-mover.ts'
import { putSnapshots } from '../test/put-snapshots.ts'
import { idsInOrder as ids, jobStates, sampleInput, setOldTag } from '../test/sample-inputs.ts'
import { ana, here, startBackend, startEmptyBackend } from '../test/start-backend.ts'

test.each(roles)(
  '%s can call the operations whose declarations name the role, and no others',
  async (role) => {
    await using backend = await startBackend(role)
    await putJobs(backend.store, jobStates)
    await putSnapshots(backend.store)
    await putExports(backend.store)
    await putApprovals(backend.store)
    await putMover(backend.store)
    await putCutOvers(backend.store)
    await setOldTag(backend)
    const moment = backend.clock.now().toISOString()
    const { id: sessionId } = await backend.store
      .insertInto('session')
      .values({
        ...{ key: 'other', id: 'other', content: '{}', account_id: 'x', account_name: 'x', role },
        ...{ created_at: moment, last_seen_at: moment, expires_at: '2027-01-01T00:00:00.000Z' },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const answers: Record<string, string> = {}
    for (const id of ids) {
      const input = id === 'sessions.revoke' ? { sessionId } : await sampleInput(id, backend)
      const { status, body } = await backend.call(id, input)
      answers[id] = status < 300 ? 'done' : `${status} ${JSON.stringify(body)}`
    }
    for (const id of ids)
      if (can([role], id)) expect(answers[id], id).toBe('done')
      else expect(answers[id], id).toMatch(/^403 .*"code":"NotAllowed"/)
  },
)

test('X-05 the operations make the AWS calls that they declare, so that the IAM policies suffice', async () => {
  await using backend = await startBackend('administrator')
  await putJobs(backend.store, jobStates)
  await putSnapshots(backend.store)
  await putExports(backend.store)
  await putApprovals(backend.store)
  await putMover(backend.store)
  await putCutOvers(backend.store)
  await setOldTag(backend)
  const calls = async () => {
    const lines = (await backend.metrics()).matchAll(
      /aws_call_duration_seconds_count\{operation="(\w+)",outcome="\w+",service="(\w+)"/g,
    )
    return [...lines].map(([, operation, service]) => `${service}:${operation}`)
  }
  const filled = async () => {
    const filling = await backend.store
      .selectFrom('directory_index')
      .select('phase')
      .where('phase', '!=', 'COMPLETE')
      .execute()
    expect(filling).toEqual([])
    const reading = await backend.store
      .selectFrom('snapshot')
      .select('id')
      .where('state', '=', 'RUNNING')
      .execute()
    expect(reading).toEqual([])
    const { exporting } = await backend.store
      .selectFrom('export_item')
      .innerJoin('export_run', 'export_run.id', 'export_item.run_id')
      .select(({ fn }) => fn.countAll().as('exporting'))
      .where(({ or, and, eb }) =>
        or([
          eb('size_read', '=', 0),
          and([
            eb('export_item.state', 'in', ['WAITING', 'STARTING']),
            eb('export_run.state', '=', 'RUNNING'),
          ]),
        ]),
      )
      .executeTakeFirstOrThrow()
    expect(Number(exporting)).toBe(0)
    const unlisted = await backend.store
      .selectFrom('export_watch')
      .select('directory')
      .where('listed_at', 'is', null)
      .execute()
    expect(unlisted).toEqual([])
    const checking = await backend.store
      .selectFrom('export_evidence')
      .select('job_id')
      .where('wanted_level', 'is not', null)
      .execute()
    expect(checking).toEqual([])
  }
  let before: string[] = []
  for (const id of ids) {
    await backend.call(id, await sampleInput(id, backend))
    // The index and snapshots call AWS in the background on behalf of the operation that began it.
    await vi.waitFor(filled, { timeout: 15_000 })
    const now = await calls()
    expect(actionsOf(id), id).toEqual(
      expect.arrayContaining(now.filter((call) => !before.includes(call))),
    )
    before = now
  }
  expect([...new Set(ids.flatMap(actionsOf))].sort()).toEqual([...new Set(before)].sort())
})

test('without signing in, every operation is refused', async () => {
  await using backend = await startEmptyBackend()
  for (const id of [...ids, 'users.destroy']) {
    const response = await backend.newBrowser().send(`${backend.url}/api/${id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...here, userId: ana }),
    })
    expect([id, response.status, await response.json()]).toMatchObject([
      id,
      401,
      { code: 'NotSignedIn' },
    ])
  }
  expect(await backend.audit()).toEqual([])
})

test('a session with an unknown role counts as none', async () => {
  await using backend = await startBackend('administrator')
  const { content } = await backend.store
    .selectFrom('session')
    .select('content')
    .executeTakeFirstOrThrow()
  await backend.store
    .updateTable('session')
    .set({ content: content.replace('"administrator"', '"owner"') })
    .execute()
  expect(await backend.call('users.list', here)).toMatchObject({
    status: 401,
    body: { code: 'NotSignedIn' },
  })
})

test.each(['users.destroy', '__proto__', 'constructor', 'toString', 'users', 'USERS.LIST'])(
  'there is no operation %s',
  async (id) => {
    await using backend = await startBackend('administrator')
    expect(await backend.post(`/api/${id}`, '{}')).toMatchObject({
      status: 404,
      body: { code: 'OperationNotFound' },
    })
    expect(await backend.audit()).toHaveLength(1)
  },
)

test.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s carries nothing out', async (method) => {
  await using backend = await startBackend('administrator')
  const response = await backend.browser.send(`${backend.url}/api/users.list`, {
    method,
    headers: { 'content-type': 'application/json', 'x-csrf-token': backend.csrfToken },
    ...(method === 'GET' ? {} : { body: JSON.stringify(here) }),
  })
  expect([response.status, await response.json()]).toMatchObject([
    404,
    { code: 'OperationNotFound' },
  ])
})

test.each([
  ['another connection', { connectionId: 'elsewhere' }, 404, 'ConnectionNotFound'],
  ['another Region', { region: 'eu-central-1' }, 400, 'InvalidInput'],
  [
    'an organization of another Region',
    { region: 'eu-west-1' },
    400,
    'OrganizationNotFoundException',
  ],
] as const)('X-02 %s is not reached', async (_, where, status, code) => {
  await using backend = await startBackend('administrator')
  expect(await backend.call('users.list', { ...here, ...where })).toMatchObject({
    status,
    body: { code },
  })
})
