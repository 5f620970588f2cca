import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createLinter } from '../../apps/bff/src/lint/linter.ts'
import type { Figure } from '../../tools/docs/performance.ts'
import { figure } from './figures.ts'
import { organizationInStore, people, scope } from './organization-in-store.ts'

/** Measures the rules over 10,000 users for all targets, and what a page costs then. Source: LINT-00. */
export async function lintFigures(): Promise<Figure[]> {
  await using organization = await organizationInStore()
  const { store, lines, now } = organization
  const linter = createLinter(lines)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const started = performance.now()
  const { total } = await linter.list(store, scope, now, { limit: 25 })
  const first = performance.now() - started
  delay.disable()
  const again = performance.now()
  await linter.list(store, scope, now, { filter: { target: 'Google', text: 'ana 777' } })
  const searched = performance.now() - again
  console.log(`${total} findings`)
  const name = (what: string) => `linter, ${people.toLocaleString('en')} users, 13 targets, ${what}`
  return [
    figure(name('first page'), first, 'ms', { budget: 3_000 }),
    figure(name('longest pause of others'), delay.max / 1e6, 'ms', { budget: 50 }),
    figure(name('searched, once it was made'), searched, 'ms', { budget: 200 }),
  ]
}
