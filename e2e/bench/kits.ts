import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { recipes } from '@mailroom/kits/recipes'
import { noDecisions } from '@mailroom/schemas/lint/decisions'
import { madeFrom, modelFor, summaryOf } from '../../apps/bff/src/kits/make.ts'
import type { KitSource } from '../../apps/bff/src/kits/tables.ts'
import { createLinter } from '../../apps/bff/src/lint/linter.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'
import { organizationInStore, people, scope } from './organization-in-store.ts'

const megabyte = 1024 ** 2

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Measures the kits of 10,000 users for every target: the slowest, and the largest. Source: 07 §10. */
export async function kitFigures(): Promise<Figure[]> {
  await using organization = await organizationInStore()
  const { store, lines, now } = organization
  const model = await createLinter(lines).modelOf(store, scope, 'bench')
  const snapshot = { digest: 'ab'.repeat(32), createdAt: now.toISOString(), isComplete: true }
  const delay = monitorEventLoopDelay({ resolution: 5 })
  let slowest = 0
  let largest = 0
  for (const { target } of recipes) {
    const source: KitSource = {
      ...{ target, language: 'en', snapshotId: 'bench', snapshot, decisions: noDecisions },
      ...{ byHand: [], excluded: [] },
    }
    collect()
    const before = process.memoryUsage.rss()
    let most = before
    const sampler = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss())
    }, 20)
    delay.enable()
    const started = performance.now()
    const { bytes } = await summaryOf(await madeFrom(modelFor(model, source), source), '2026-11-28')
    const took = performance.now() - started
    delay.disable()
    clearInterval(sampler)
    most = Math.max(most, process.memoryUsage.rss())
    slowest = Math.max(slowest, took)
    largest = Math.max(largest, most - before)
    console.log(
      `${target}: ${Math.round(took)} ms, ${Math.round((most - before) / megabyte)} MB more, zip ${Math.round(bytes / megabyte)} MB`,
    )
  }
  const name = (what: string) => `kits, ${people.toLocaleString('en')} users, ${what}`
  return [
    figure(name('slowest target'), slowest, 'ms', { budget: 5_000 }),
    figure(name('most memory above before'), largest / megabyte, 'MB', { budget: 150 }),
    figure(name('longest pause of others'), delay.max / 1e6, 'ms', { budget: 200 }),
  ]
}
