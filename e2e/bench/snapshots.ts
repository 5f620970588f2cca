import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod/mini'
import { createBrowser } from '../../apps/bff/src/test/browser.ts'
import { here, openSession, signIn } from '../../apps/bff/src/test/start-backend.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { origin, startBackend } from './backend.ts'
import { figure } from './figures.ts'

const people = 10_000
const perSecond = 1_000

const Snapshot = z.object({ state: z.string(), callsDone: z.int() })

/**
 * Measures snapshots of 10,000 users. The backend and the local AWS are one process, whose memory
 * both use. Source: spec 07 §10, INV-12.
 */
export async function snapshotFigures(): Promise<Figure[]> {
  await using backend = await startBackend(people, {
    settings: { LOCAL_AWS_REQUESTS_PER_SECOND: String(perSecond) },
  })
  const browser = createBrowser()
  await signIn(browser, origin, 'administrator')
  const { call } = await openSession(origin, browser)
  const idleMb = backend.memoryMb()
  let mostMb = idleMb

  const read = async () => {
    const started = performance.now()
    const { body } = await call('snapshots.create', { ...here, scope: 'complete' })
    const { snapshotId } = z.object({ snapshotId: z.string() }).parse(body)
    for (;;) {
      const described = await call('snapshots.describe', { ...here, snapshotId })
      const { state, callsDone } = Snapshot.parse(described.body)
      mostMb = Math.max(mostMb, backend.memoryMb())
      if (state === 'COMPLETED')
        return { snapshotId, callsDone, seconds: (performance.now() - started) / 1_000 }
      await wait(250)
    }
  }

  const first = await read()
  const second = await read()
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
    mostMb = Math.max(mostMb, backend.memoryMb())
  }
  const wholeMs = performance.now() - asked
  const compared = performance.now()
  await call('snapshots.compare', {
    ...{ ...here, snapshotId: first.snapshotId, otherId: second.snapshotId },
  })
  const compareMs = performance.now() - compared
  const name = (what: string) => `snapshot of ${people.toLocaleString('en')} users, ${what}`
  return [
    figure(name('calls'), first.callsDone, 'calls', { budget: 42_700 }),
    figure(
      name(`time against calls ÷ ${perSecond} per second`),
      first.seconds / (first.callsDone / perSecond),
      '×',
      { budget: 1.1 },
    ),
    figure(name('memory above idle'), mostMb - idleMb, 'MB', { budget: 64 }),
    figure(name('size of the download'), bytes / 1024 ** 2, 'MB'),
    figure(name('first byte of the download'), firstByteMs ?? Number.NaN, 'ms', { budget: 200 }),
    figure(name('whole download'), wholeMs, 'ms', { budget: 3_000 }),
    figure(name('comparison of two'), compareMs, 'ms', { budget: 2_000 }),
  ]
}
