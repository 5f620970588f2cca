import { expect } from 'vitest'
import { test } from '../test/on-both-stores.ts'
import { openSession, startEmptyBackend } from '../test/start-backend.ts'

test('several instances share sessions, tokens and the trail', async ({ place }) => {
  const settings = { ...(await place('PostgreSQL')), connections: [] }
  await using one = await startEmptyBackend(settings)
  await using other = await startEmptyBackend(settings)
  const { browser, csrfToken } = await one.as('administrator')
  const there = await openSession(other.url, browser)
  expect(there.csrfToken).toBe(csrfToken)
  expect(await there.call('auditEntries.list', {})).toMatchObject({
    status: 200,
    body: { items: [{ operation: 'signIn' }, { operation: 'auditTrail.begin' }] },
  })
  const helpDesk = await one.as('helpDesk')
  const [session] = await other.store
    .selectFrom('session')
    .select('id')
    .where('role', '=', 'helpDesk')
    .execute()
  expect(await there.call('sessions.revoke', { sessionId: session?.id })).toMatchObject({
    status: 204,
  })
  expect(await helpDesk.call('session.describe', {})).toMatchObject({ status: 401 })
})
