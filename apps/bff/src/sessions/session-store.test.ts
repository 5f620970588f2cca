import { promisify } from 'node:util'
import { describe, expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { SessionStore } from './session-store.ts'
import { sessionsOf } from './sessions.ts'

const person = { accountId: 'ada', name: 'Ada', roles: ['administrator'] } as const
const cookie = { originalMaxAge: null }
const lifetimes = { idleMs: 30 * 60_000, maxMs: 12 * 60 * 60_000 }

function movable() {
  let nowMs = Date.parse('2026-11-24T12:00:00Z')
  return {
    now: () => new Date(nowMs),
    advance(minutes: number) {
      nowMs += minutes * 60_000
    },
  }
}

type Opened = Awaited<ReturnType<typeof openFor>>

/** Wraps the store, as express-session uses it, in promises. */
function sessionsIn({ store }: Opened) {
  const clock = movable()
  const sessions = new SessionStore(store, clock, lifetimes)
  return {
    clock,
    sweep: () => sessions.sweep(),
    get: promisify(sessions.get.bind(sessions)),
    set: promisify(sessions.set.bind(sessions)),
    touch: promisify(sessions.touch.bind(sessions)),
    destroy: promisify(sessions.destroy.bind(sessions)),
    listed: () => sessionsOf(store).list(clock.now(), '', 10),
    revoke: (id: string) => sessionsOf(store).revoke(id),
  }
}

async function idOf(sessions: ReturnType<typeof sessionsIn>): Promise<string> {
  const [row] = await sessions.listed()
  return row?.id ?? ''
}

async function read(sessions: ReturnType<typeof sessionsIn>) {
  const found = await sessions.get('secret')
  if (!found) throw new Error('The session is there')
  return found
}

describe.each(databases)('on %s', (database) => {
  test('a session is read back as it was written', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const sessions = sessionsIn(opened)
    await sessions.set('secret', { cookie, person })
    expect(await sessions.get('secret')).toMatchObject({
      person,
      createdAt: '2026-11-24T12:00:00.000Z',
    })
    expect(await sessions.get('another')).toBeNull()
    await sessions.destroy('secret')
    expect(await sessions.get('secret')).toBeNull()
  })

  test.for(['touch', 'set'] as const)(
    'a session that was revoked after it was read is not restored by %s',
    async (how, { place }) => {
      await using opened = await openFor(await place(database))
      const sessions = sessionsIn(opened)
      await sessions.set('secret', { cookie, person })
      sessions.clock.advance(5)
      const found = await read(sessions)
      expect(await sessions.revoke(await idOf(sessions))).toBe('ada')
      await sessions[how]('secret', found)
      expect(await sessions.get('secret')).toBeNull()
      expect(await sessions.listed()).toEqual([])
    },
  )

  test('a change of a session does not change its creation time', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const sessions = sessionsIn(opened)
    await sessions.set('secret', { cookie, person })
    const id = await idOf(sessions)
    sessions.clock.advance(20)
    const renamed = { ...person, name: 'Ada L.' }
    await sessions.set('secret', { ...(await read(sessions)), person: renamed })
    expect(await sessions.get('secret')).toMatchObject({
      person: renamed,
      createdAt: '2026-11-24T12:00:00.000Z',
    })
    expect(await idOf(sessions)).toBe(id)
  })

  test('the last use of a session is written once per minute at most', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const sessions = sessionsIn(opened)
    await sessions.set('secret', { cookie, person })
    const seen = async () => (await sessions.listed())[0]?.last_seen_at
    sessions.clock.advance(0.9)
    await sessions.touch('secret', await read(sessions))
    expect(await seen()).toBe('2026-11-24T12:00:00.000Z')
    sessions.clock.advance(0.1)
    await sessions.touch('secret', await read(sessions))
    expect(await seen()).toBe('2026-11-24T12:01:00.000Z')
  })

  test('ended sessions are deleted', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const sessions = sessionsIn(opened)
    await sessions.set('secret', { cookie, person })
    const kept = async () => {
      await sessions.sweep()
      return (await opened.store.selectFrom('session').select('account_id').execute()).length
    }
    sessions.clock.advance(29)
    expect(await kept()).toBe(1)
    sessions.clock.advance(1)
    expect(await kept()).toBe(0)
  })
})
