import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, type Session, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { type Backend, origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'
import { percentile } from './percentile.ts'

const users = 2_000
const people = 200

/** How often a person causes a request. Milliseconds. */
const everyMs = 3_000

const durationMs = 60_000

/** When the memory is looked at first: after what is loaded and compiled once. Milliseconds. */
const settledMs = 15_000

const texts = ['a', 'zoe', 'Krüger', 'ada.adler', 'staff77', 'nobody at all']

const Users = z.object({ items: z.array(z.object({ id: z.string() })) })
const Found = z.object({ index: z.object({ phase: z.string() }) })

function checked({ status, body }: { status: number; body: unknown }): unknown {
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

async function openSessions(): Promise<[Session, ...Session[]]> {
  const open = async () => {
    const browser = createBrowser()
    await signIn(browser, origin, 'administrator')
    return openSession(origin, browser)
  }
  const sessions: [Session, ...Session[]] = [await open()]
  while (sessions.length < people) sessions.push(await open())
  return sessions
}

/** Waits until the index of the directory is filled, as it is when people come in the morning. */
async function untilFilled(session: Session): Promise<void> {
  const input = { ...here, query: {}, limit: 1 }
  for (;;) {
    const { index } = Found.parse(checked(await session.call('entities.search', input)))
    if (index.phase === 'COMPLETE') return
    await wait(250)
  }
}

/** What people cause in turn: a list, a search, a user's page, and a look at the session. */
function requestsOf(userIds: readonly string[]) {
  return [
    (session: Session) => session.call('users.list', { ...here, maxResults: 25 }),
    (session: Session, turn: number) =>
      session.call('entities.search', { ...here, query: { text: texts[turn % texts.length] } }),
    (session: Session, turn: number) =>
      session.call('users.describe', { ...here, userId: userIds[turn % userIds.length] }),
    (session: Session) => session.call('session.describe', {}),
  ]
}

/**
 * Lets each session send its requests when they are due. Returns their milliseconds, from then
 * on: a request that waits for the one before counts from when it was due.
 */
async function poll(sessions: readonly Session[], userIds: readonly string[]): Promise<number[]> {
  const requests = requestsOf(userIds)
  const started = performance.now()
  const samples: number[] = []
  const send = async (session: Session, person: number) => {
    const first = (person / people) * everyMs
    for (let turn = 0; first + turn * everyMs < durationMs; turn++) {
      const due = started + first + turn * everyMs
      await wait(Math.max(0, due - performance.now()))
      await requests[(person + turn) % requests.length]?.(session, person + turn).then(checked)
      samples.push(performance.now() - due)
    }
  }
  await Promise.all(sessions.map(send))
  return samples
}

/** Looks at the memory for 5 seconds, which evens out the garbage collection. Returns MB. */
async function usualMemory(backend: Backend): Promise<number> {
  const samples: number[] = []
  for (let look = 0; look < 20; look++) {
    samples.push(backend.memoryMb())
    await wait(250)
  }
  return percentile(samples, 0.5)
}

/** Measures how the backend serves many people at once, and whether its memory grows. */
export async function sessionFigures(): Promise<Figure[]> {
  await using backend = await startBackend(users, { settings: { SIGN_INS_PER_MINUTE: '100000' } })
  const sessions = await openSessions()
  await untilFilled(sessions[0])
  const list = checked(await sessions[0].call('users.list', { ...here, maxResults: 100 }))
  const userIds = Users.parse(list).items.map(({ id }) => id)
  const polling = poll(sessions, userIds)
  const memory = (atMs: number) => wait(atMs).then(() => usualMemory(backend))
  const [samples, settled, last] = await Promise.all([
    polling,
    memory(settledMs),
    memory(durationMs - 5_000),
  ])
  const name = (what: string) => `${people} sessions, ${users.toLocaleString('en')} users, ${what}`
  return [
    figure(name('p50'), percentile(samples, 0.5), 'ms'),
    figure(name('p99'), percentile(samples, 0.99), 'ms', { budget: 250 }),
    figure(name('memory after 15 s'), settled, 'MB'),
    figure(name('memory after 60 s'), last, 'MB'),
    figure(name('memory at the end over that after 15 s'), last / settled, '×', { budget: 1.15 }),
  ]
}
