import { describe, expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { ana, here, openSession, startEmptyBackend } from '../test/start-backend.ts'

const auditKey = Buffer.alloc(32)
const reset = { ...here, userId: ana, password: 'A new one, 12' }

describe.each(databases)('on %s', (database) => {
  test('S11 a session may send so many requests a minute, and its refused writes share one entry', async ({
    place,
  }) => {
    const where = await place(database)
    const backend = await startEmptyBackend({ ...where, sessionRequestsPerMinute: 10, auditKey })
    const { call } = await backend.as('auditor')
    const statuses = []
    for (let each = 0; each < 30; each++)
      statuses.push((await call('users.resetPassword', reset)).status)
    // The session was described before.
    expect(statuses).toEqual([...Array(9).fill(403), ...Array(21).fill(429)])
    const { status, headers } = await call('users.list', here)
    expect([status, headers.get('retry-after')]).toEqual([429, '60'])
    const other = await backend.as('helpDesk')
    expect(await other.call('users.resetPassword', reset)).toMatchObject({ status: 204 })
    await backend.close()
    await using opened = await openFor(where)
    const entries = await opened.store
      .selectFrom('audit_entry')
      .select(['operation', 'input', 'outcome'])
      .where('account', '=', 'auditor@mailroom.example')
      .execute()
    expect(entries).toHaveLength(1 + 9 * 2 + 1)
    expect(entries.at(-1)).toEqual({
      operation: 'refusedWrites',
      input: '{"count":21}',
      outcome: 'TooManyRequests',
    })
  })
})

test('a limit counts over all instances', async ({ place }) => {
  const settings = {
    ...(await place('PostgreSQL')),
    limitedPerMinute: 5,
    signInsPerMinute: 3,
    auditKey,
  }
  await using one = await startEmptyBackend(settings)
  await using other = await startEmptyBackend(settings)
  const here = await one.as('helpDesk')
  const there = await openSession(other.url, here.browser)
  const statuses = []
  for (let each = 0; each < 4; each++)
    for (const { call } of [here, there])
      statuses.push((await call('users.resetPassword', reset)).status)
  expect(statuses).toEqual([204, 204, 204, 204, 204, 429, 429, 429])

  // One sign-in was begun above.
  const begin = async (url: string) =>
    (await fetch(`${url}/auth/sign-in`, { redirect: 'manual' })).status
  const begun = []
  for (const { url } of [one, other, one, other]) begun.push(await begin(url))
  expect(begun).toEqual([302, 302, 429, 429])
})
