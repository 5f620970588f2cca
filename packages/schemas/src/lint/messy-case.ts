import {
  type LintDecisions,
  type LintFinding,
  type LintTarget,
  lintTargets,
} from '../lint-findings.ts'
import { type modelOf, user } from './messy.ts'
import type { LintFacts } from './model.ts'

// What the cases of the tests share.

export type Lines = Parameters<typeof modelOf>[0]
export type Options = Partial<LintFacts> & { decisions?: Partial<LintDecisions> }

/** What triggers a rule, with its severity and targets, and what does not. */
export type LintCase = {
  rule: string
  hits: [lines: Lines, options?: Options]
  of: string
  severity: LintFinding['severity']
  targets: readonly LintTarget[]
  spares: [lines: Lines, options?: Options][]
}

export const all = [...lintTargets]
export const old = '2026-09-01T00:00:00.000Z'
export const lately = '2026-11-20T00:00:00.000Z'

export const settled = (...ids: string[]): Options => ({
  exports: new Map(ids.map((id) => [id, { isSettled: true, exportedAt: lately }])),
})

export const role = (name: string): Lines[number] => ({
  ...{ kind: 'identityProvider', authenticationMode: name },
})

export const many = (count: number) =>
  Array.from({ length: count }, (_, each) => `${each}@example.com`)

export const crowd = (count: number) =>
  Array.from({ length: count }, (_, each) => user(`p${each}`)).flat()
