import { hash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import { foldText } from '@mailroom/schemas/fold-text'
import { decided } from '@mailroom/schemas/lint/decisions'
import { type LintModel, objectKey } from '@mailroom/schemas/lint/model'
import { lint } from '@mailroom/schemas/lint/rules'
import {
  type LintCount,
  type LintFilter,
  type LintFinding,
  lintSeverities,
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

/** A finding with the digest of its object and what is searched. */
type Row = LintFinding & { digest: string; searched: string }

/** Runs the rules, the worst findings first, some at a time. */
async function findingsIn(model: LintModel, digests: ReadModel['digests']): Promise<Row[]> {
  const found: Row[] = []
  let until = performance.now() + sliceMs
  for (const { key, ...finding } of lint(model)) {
    const { objectName, objectId, values } = finding
    found.push({
      ...{ ...finding, findingId: hash('sha256', key).slice(0, 32) },
      digest: digests.get(objectKey(finding)) ?? '',
      searched: foldText([objectName, objectId, ...Object.values(values).flat()].join('\n')),
    })
    if (performance.now() < until) continue
    await othersTurn()
    until = performance.now() + sliceMs
  }
  return lintSeverities.flatMap((severity) => found.filter((each) => each.severity === severity))
}

function matcher({ findingId, target, severity, rule, accepted, text = '' }: LintFilter) {
  const words = foldText(text).split(' ').filter(Boolean)
  return (row: Row) =>
    (findingId === undefined || row.findingId === findingId) &&
    (target === undefined || row.targets.includes(target)) &&
    (severity === undefined || row.severity === severity) &&
    (rule === undefined || row.rule === rule) &&
    (accepted === undefined || (row.acceptance !== undefined) === accepted) &&
    words.every((word) => row.searched.includes(word))
}

/** Counts the findings of each target: those that are accepted alone. */
function countsOf(rows: readonly Row[]): LintCount[] {
  const counts = new Map(
    lintTargets.map((target) => [target, { target, error: 0, warning: 0, info: 0, accepted: 0 }]),
  )
  for (const { targets, severity, acceptance } of rows)
    for (const target of targets) {
      const count = counts.get(target)
      if (count) count[acceptance ? 'accepted' : severity]++
    }
  return [...counts.values()]
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
  const models = lately<{ digest: string; read: Promise<ReadModel> }>(maxKept)
  const results = lately<{ version: string; findings: Promise<Row[]> }>(maxKept)

  const modelIn = (
    store: Store,
    directory: string,
    snapshot: { snapshotId: string; digest: string },
  ) => {
    const before = models.get(directory)
    if (before?.digest === snapshot.digest) return before.read
    const read = readModel(store, lines, snapshot.snapshotId)
    models.set(directory, { digest: snapshot.digest, read })
    read.catch(() => models.delete(directory))
    return read
  }

  /** Returns all findings with their acceptances; nothing without a snapshot. */
  const rowsOf = async (store: Store, scope: Scope, now: Date) => {
    const directory = directoryOf(scope)
    const snapshot = await newestSnapshot(store, scope)
    if (!snapshot) return { rows: [], snapshot }
    const [{ decisions }, exports, acceptances] = await Promise.all([
      decisionsOf(store, directory),
      exportsOf(store, scope),
      acceptancesOf(store, directory),
    ])
    const state = JSON.stringify([snapshot, decisions, [...exports]])
    // Days are counted by the hour.
    const version = `${now.toISOString().slice(0, 13)} ${hash('sha256', state)}`
    let result = results.get(directory)
    if (result?.version !== version) {
      const compute = async () => {
        const { model, digests } = await modelIn(store, directory, snapshot)
        return findingsIn(
          { ...model, now, snapshot, exports, decided: decided(decisions) },
          digests,
        )
      }
      result = { version, findings: compute() }
      results.set(directory, result)
      result.findings.catch(() => results.delete(directory))
    }
    const rows = (await result.findings).map((finding): Row => {
      const known = acceptances.get(finding.findingId)
      if (!known) return finding
      const { digest, ...acceptance } = known
      return digest === finding.digest
        ? { ...finding, acceptance }
        : { ...finding, ended: acceptance }
    })
    return { rows, snapshot }
  }

  return {
    async list(store: Store, scope: Scope, now: Date, { filter = {}, ...page }: Page) {
      const { offset = 0, limit = defaultLimit } = page
      const { rows, snapshot } = await rowsOf(store, scope, now)
      const found = rows.filter(matcher(filter))
      return {
        items: found
          .slice(offset, offset + limit)
          .map(({ digest: _, searched: __, ...finding }): LintFinding => finding),
        total: found.length,
        ...(snapshot
          ? { snapshot: { snapshotId: snapshot.snapshotId, createdAt: snapshot.createdAt } }
          : {}),
        ...(offset === 0 ? { counts: countsOf(rows) } : {}),
      }
    },

    /** Errors: `Conflict` if others are found by now than the person saw. */
    async accept(
      store: Store,
      scope: Scope,
      now: Date,
      { findingIds, filter = {}, total, reason, ...by }: Accepting & { name: string; at: string },
    ): Promise<number> {
      const { rows } = await rowsOf(store, scope, now)
      const named = findingIds && new Set(findingIds)
      const isFound = matcher({ ...filter, accepted: false })
      const found = rows.filter((row) => (named ? named.has(row.findingId) : isFound(row)))
      if (found.length !== total)
        throw refusal('Conflict', 'Other findings are there by now than those that were shown.')
      await store
        .transaction()
        .execute((db) => putAcceptances(db, directoryOf(scope), found, { reason, ...by }))
      return found.length
    },
  }
}
export type Linter = ReturnType<typeof createLinter>
