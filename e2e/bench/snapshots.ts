import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { type Backend, origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'
import { startSeparateAws } from './separate-aws.ts'
import { comparisonFigures } from './snapshot-comparison.ts'

const people = 10_000
const perSecond = 1_000

/** Fewer users at the pace of a careful connection, where the time of the machine limits nothing. */
const fewPeople = 1_000
const slowPerSecond = 100

/** With a heap of this size a snapshot has to be read; else it grows because nothing hinders it. */
const smallHeapMb = 128

const Snapshot = z.object({ state: z.string(), callsDone: z.int(), digest: z.optional(z.string()) })

const name = (what: string) => `snapshot of ${people.toLocaleString('en')} users, ${what}`

async function openConsole(backend: Backend) {
  const browser = createBrowser()
  await signIn(browser, origin, 'administrator')
  const { call } = await openSession(origin, browser)
  let mostMb = 0
  const look = () => {
    mostMb = Math.max(mostMb, backend.memoryMb())
  }
  return {
    ...{ browser, call, look },
    idleMb: backend.memoryMb(),
    mostMb: () => mostMb,
    /** Reads a snapshot to its end. */
    async read() {
      const [started, cpuMs] = [performance.now(), backend.cpuMs()]
      const { body } = await call('snapshots.create', { ...here, scope: 'complete' })
      const { snapshotId } = z.object({ snapshotId: z.string() }).parse(body)
      for (;;) {
        const described = await call('snapshots.describe', { ...here, snapshotId })
        const { state, ...read } = Snapshot.parse(described.body)
        look()
        if (state === 'COMPLETED') {
          const seconds = (performance.now() - started) / 1_000
          return { ...read, snapshotId, seconds, cpuMs: backend.cpuMs() - cpuMs }
        }
        await wait(250)
      }
    },
  }
}

/** Reads and downloads at a fast pace. */
async function fastFigures(): Promise<Figure[]> {
  await using aws = await startSeparateAws({ users: people, requestsPerSecond: perSecond })
  await using backend = await startBackend(0, { settings: aws.settings })
  const { browser, call, look, idleMb, mostMb, read } = await openConsole(backend)
  const first = await read()
  const second = await read()
  if (first.digest !== second.digest) throw new Error('The same state had two digests')
  const input = { ...here, snapshotId: second.snapshotId, reason: 'to measure it' }
  const { body } = await call('snapshots.download', input)
  const { address } = z.object({ address: z.string() }).parse(body)
  const asked = performance.now()
  const response = await browser.send(`${origin}${address}`)
  let firstByteMs: number | undefined
  let bytes = 0
  for await (const piece of response.body ?? []) {
    firstByteMs ??= performance.now() - asked
    bytes += piece.length
    look()
  }
  const wholeMs = performance.now() - asked
  const compared = performance.now()
  await call('snapshots.compare', {
    ...{ ...here, snapshotId: first.snapshotId, otherId: second.snapshotId },
  })
  const compareMs = performance.now() - compared
  const best = first.seconds < second.seconds ? first : second
  return [
    figure(name('calls'), first.callsDone, 'calls', { budget: 42_700 }),
    figure(name(`time at ${perSecond} calls per second`), best.seconds, 's', { budget: 60 }),
    figure(name('processor time per call'), best.cpuMs / best.callsDone, 'ms', { budget: 1 }),
    figure(name('memory above idle'), mostMb() - idleMb, 'MB', { budget: 250 }),
    figure(name('size of the download'), bytes / 1024 ** 2, 'MB'),
    figure(name('first byte of the download'), firstByteMs ?? Number.NaN, 'ms', { budget: 200 }),
    figure(name('whole download'), wholeMs, 'ms', { budget: 3_000 }),
    figure(name('comparison of two'), compareMs, 'ms', { budget: 2_000 }),
  ]
}

/** Reads at a slow pace, in a small heap. */
async function slowFigures(): Promise<Figure[]> {
  await using aws = await startSeparateAws({ users: fewPeople, requestsPerSecond: slowPerSecond })
  const settings = { ...aws.settings, NODE_OPTIONS: `--max-old-space-size=${smallHeapMb}` }
  await using backend = await startBackend(0, { settings })
  const { idleMb, mostMb, read } = await openConsole(backend)
  const { seconds, callsDone } = await read()
  const what = `snapshot of ${fewPeople.toLocaleString('en')} users`
  return [
    figure(
      `${what}, time against calls ÷ ${slowPerSecond} per second`,
      seconds / (callsDone / slowPerSecond),
      '×',
      { budget: 1.1 },
    ),
    figure(`${what}, memory above idle in a heap of ${smallHeapMb} MB`, mostMb() - idleMb, 'MB', {
      budget: 64,
    }),
  ]
}

/** Measures snapshots; the local AWS is a process of its own. Source: spec 07 §10, INV-12. */
export async function snapshotFigures(): Promise<Figure[]> {
  return [
    ...(await slowFigures()),
    ...(await fastFigures()),
    ...(await comparisonFigures(false)),
    ...(await comparisonFigures(true)),
  ]
}
