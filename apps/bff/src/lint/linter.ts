import { hash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { foldText } from '@mailroom/schemas/fold-text'
import { decided } from '@mailroom/schemas/lint/decisions'
import { type LintModel, objectKey } from '@mailroom/schemas/lint/model'
import { lint, type RawFinding } from '@mailroom/schemas/lint/rules'
import {
  type LintCount,
  type LintFilter,
  type LintFinding,
  type LintSeverity,
  type LintTarget,
  lintTargets,
} from '@mailroom/schemas/lint-findings'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { lately } from '../exit/lately.ts'
import { newestSnapshot } from '../exit/snapshot-facts.ts'
import { refusal } from '../operations/refusal.ts'
import type { Lines } from '../snapshots/lines.ts'
import type { Store } from '../store/open-store.ts'
import { exportsOf } from './lint-facts.ts'
import { type ReadModel, readModel } from './read-model.ts'
import { acceptancesOf, decisionsOf, putAcceptances } from './tables.ts'

/** How many organizations keep their model and their findings. */
const maxKept = 3

/** After how many milliseconds other requests get their turn. */
const sliceMs = 15

const defaultLimit = 25

/** A finding with the digest of its object and what is searched; whether it is accepted changes. */
type Row = Omit<LintFinding, 'acceptance' | 'ended'> & { digest: string; searched: string }

type Counts = Record<LintTarget, LintCount>

/** What rules found: the worst first. */
type Result = { rows: Row[]; byId: ReadonlyMap<string, Row>; counts: Counts }

type Acceptances = Awaited<ReturnType<typeof acceptancesOf>>

function noCounts(): Counts {
  const none = { error: 0, warning: 0, info: 0, accepted: 0 }
  // Every target is there.
  return Object.fromEntries(lintTargets.map((target) => [target, { target, ...none }])) as Counts
}

/** Runs the rules, some findings at a time. */
async function findingsIn(model: LintModel, digests: ReadModel['digests']): Promise<Result> {
  const rows: Record<LintSeverity, Row[]> = { error: [], warning: [], info: [] }
  const byId = new Map<string, Row>()
  const counts = noCounts()
  const add = ({ key, ...finding }: RawFinding) => {
    const { objectName, objectId, values, severity, targets } = finding
    const row = {
      ...{ ...finding, findingId: hash('sha256', key).slice(0, 32) },
      digest: digests.get(objectKey(finding)) ?? '',
      searched: foldText([objectName, objectId, ...Object.values(values).flat()].join('\n')),
    }
    rows[severity].push(row)
    byId.set(row.findingId, row)
    for (const target of targets) counts[target][severity]++
  }
  let until = performance.now() + sliceMs
  for (const finding of lint(model)) {
    if (finding) add(finding)
    if (performance.now() < until) continue
    await othersTurn()
    until = performance.now() + sliceMs
  }
  return { rows: [...rows.error, ...rows.warning, ...rows.info], byId, counts }
}

/** Returns a finding as people see it: with its acceptance, or the one that ended. */
function shown({ digest, searched: _, ...finding }: Row, acceptances: Acceptances): LintFinding {
  const known = acceptances.get(finding.findingId)
  if (!known) return finding
  const { digest: accepted, ...acceptance } = known
  return { ...finding, ...(accepted === digest ? { acceptance } : { ended: acceptance }) }
}

const isAccepted = ({ findingId, digest }: Row, acceptances: Acceptances) =>
  acceptances.get(findingId)?.digest === digest

function found({ rows }: Result, filter: LintFilter, acceptances: Acceptances): readonly Row[] {
  const { findingId, target, severity, rule, accepted, text = '' } = filter
  if (Object.values(filter).every((value) => value === undefined)) return rows
  const words = foldText(text).split(' ').filter(Boolean)
  return rows.filter(
    (row) =>
      (findingId === undefined || row.findingId === findingId) &&
      (target === undefined || row.targets.includes(target)) &&
      (severity === undefined || row.severity === severity) &&
      (rule === undefined || row.rule === rule) &&
      (accepted === undefined || isAccepted(row, acceptances) === accepted) &&
      words.every((word) => row.searched.includes(word)),
  )
}

/** Counts the findings of each target: those that are accepted alone. */
function countsOf({ counts: all, byId }: Result, acceptances: Acceptances): LintCount[] {
  const counts = structuredClone(all)
  for (const id of acceptances.keys()) {
    const row = byId.get(id)
    if (!row || !isAccepted(row, acceptances)) continue
    for (const target of row.targets) {
      counts[target][row.severity]--
      counts[target].accepted++
    }
  }
  return Object.values(counts)
}

type Page = { filter?: LintFilter | undefined; offset?: number; limit?: number }

type Accepting = {
  findingIds?: readonly string[] | undefined
  filter?: LintFilter | undefined
  total: number
  reason: string
}

/**
 * Says what keeps organizations from moving, from their newest complete snapshots. What it computes
 * is kept in memory as long as snapshot, decisions and exports are the same. Source: LINT-00.
 */
export function createLinter(lines: Lines) {
  const models = lately<{ snapshotId: string; read: Promise<ReadModel> }>(maxKept)
  const results = lately<{ version: string; result: Promise<Result> }>(maxKept)

  const modelIn = (store: Store, directory: string, snapshotId: string) => {
    const before = models.get(directory)
    // Not by the digest: sizes, which it does not cover, may be others.
    if (before?.snapshotId === snapshotId) return before.read
    const read = readModel(store, lines, snapshotId)
    models.set(directory, { snapshotId, read })
    read.catch(() => models.delete(directory))
    return read
  }

  /** Returns what rules find now, and what of it is accepted; undefined without a snapshot. */
  const resultOf = async (store: Store, scope: Scope, now: Date) => {
    const directory = directoryOf(scope)
    const snapshot = await newestSnapshot(store, scope)
    if (!snapshot) return undefined
    const [{ decisions }, exports, acceptances] = await Promise.all([
      decisionsOf(store, directory),
      exportsOf(store, scope),
      acceptancesOf(store, directory),
    ])
    const state = JSON.stringify([snapshot, decisions, [...exports]])
    // Days are counted by the hour.
    const version = `${now.toISOString().slice(0, 13)} ${hash('sha256', state)}`
    let kept = results.get(directory)
    if (kept?.version !== version) {
      const compute = async () => {
        const { model, digests } = await modelIn(store, directory, snapshot.snapshotId)
        return findingsIn(
          { ...model, now, snapshot, exports, decided: decided(decisions) },
          digests,
        )
      }
      kept = { version, result: compute() }
      results.set(directory, kept)
      kept.result.catch(() => results.delete(directory))
    }
    return { result: await kept.result, snapshot, acceptances }
  }

  return {
    /** Returns a snapshot as rules ask it, and as kits are made of it. */
    modelOf: (store: Store, scope: Scope, snapshotId: string) =>
      modelIn(store, directoryOf(scope), snapshotId).then(({ model }) => model),

    /** Returns the newest snapshot of everything as rules ask it, if there is one. */
    async newestModel(store: Store, scope: Scope) {
      const snapshot = await newestSnapshot(store, scope)
      return snapshot && (await modelIn(store, directoryOf(scope), snapshot.snapshotId)).model
    },

    /** Returns everything that rules find now; undefined without a snapshot. */
    async findings(store: Store, scope: Scope, now: Date) {
      const known = await resultOf(store, scope, now)
      if (!known) return undefined
      const { result, snapshot, acceptances } = known
      return { snapshot, findings: result.rows.map((row) => shown(row, acceptances)) }
    },

    async list(store: Store, scope: Scope, now: Date, { filter = {}, ...page }: Page) {
      const { offset = 0, limit = defaultLimit } = page
      const known = await resultOf(store, scope, now)
      if (!known) return { items: [], total: 0 }
      const { result, snapshot, acceptances } = known
      const rows = found(result, filter, acceptances)
      return {
        items: rows.slice(offset, offset + limit).map((row) => shown(row, acceptances)),
        total: rows.length,
        snapshot: { snapshotId: snapshot.snapshotId, createdAt: snapshot.createdAt },
        ...(offset === 0 ? { counts: countsOf(result, acceptances) } : {}),
      }
    },

    /** Errors: `Conflict` if others are found by now than the person saw. */
    async accept(
      store: Store,
      scope: Scope,
      now: Date,
      { findingIds, filter = {}, total, reason, ...by }: Accepting & { name: string; at: string },
    ): Promise<number> {
      const known = await resultOf(store, scope, now)
      const named = findingIds && new Set(findingIds)
      const wanted = !known
        ? []
        : named
          ? [...named].flatMap((id) => known.result.byId.get(id) ?? [])
          : found(known.result, { ...filter, accepted: false }, known.acceptances)
      if (wanted.length !== total)
        throw refusal('Conflict', 'Other findings are there by now than those that were shown.')
      await store
        .transaction()
        .execute((db) => putAcceptances(db, directoryOf(scope), wanted, { reason, ...by }))
      return wanted.length
    },
  }
}
export type Linter = ReturnType<typeof createLinter>
