import { hash, randomUUID } from 'node:crypto'
import type { MadeKit } from '@mailroom/kits/make-kit'
import { recipeOf, recipes } from '@mailroom/kits/recipes'
import { resultLines, resultSteps } from '@mailroom/kits/result-lines'
import { foldText } from '@mailroom/schemas/fold-text'
import { type Kit, type KitCounts, type KitRow, recipeValidDays } from '@mailroom/schemas/kits'
import { directoryOf, type Scope } from '../directory-index/scope.ts'
import { lately } from '../exit/lately.ts'
import { newestSnapshot } from '../exit/snapshot-facts.ts'
import type { Linter } from '../lint/linter.ts'
import { decisionsOf } from '../lint/tables.ts'
import { refusal } from '../operations/refusal.ts'
import type { Store } from '../store/open-store.ts'
import { type Asked, blockersOf } from './blockers.ts'
import { madeFrom, modelFor, summaryOf } from './make.ts'
import {
  findKit,
  type KeptKit,
  type KitSource,
  keptKits,
  putKit,
  resultsOf,
  sampleChecks,
  snapshotsThere,
} from './tables.ts'

/** How many kits stay in memory, for those who look through their rows. */
const maxKept = 2

/** How many findings a preview names. */
const maxNamed = 20

const defaultLimit = 25
const dayMs = 24 * 60 * 60_000

type Language = KitSource['language']
type Filter = {
  kind?: string | undefined
  disposition?: KitRow['disposition'] | undefined
  text?: string | undefined
}

const notFound = () => refusal('KitNotFound', 'There is no such kit.')

const countsOf = ({ counts }: MadeKit): KitCounts[] =>
  Object.entries(counts).map(([kind, each]) => ({ kind, ...each }))

function rowsFound({ rows }: MadeKit, { kind, disposition, text = '' }: Filter) {
  const words = foldText(text).split(' ').filter(Boolean)
  return rows.filter(
    (row) =>
      (kind === undefined || row.kind === kind) &&
      (disposition === undefined || row.disposition === disposition) &&
      (words.length === 0 ||
        words.every((word) =>
          foldText(`${row.label}\n${row.id}\n${row.reason ?? ''}`).includes(word),
        )),
  )
}

/**
 * Makes kits of the newest snapshots and of what was decided. A kit is kept as its input; what was
 * made of it lately stays in memory. Source: KIT-01.
 */
export function createKits(linter: Linter) {
  const made = lately<{ kit: Promise<MadeKit> }>(maxKept)

  /** Makes a kit, or returns what was made of the same input. */
  const make = (store: Store, scope: Scope, source: KitSource): Promise<MadeKit> => {
    const key = hash('sha256', `${directoryOf(scope)} ${JSON.stringify(source)}`)
    const before = made.get(key)
    if (before) return before.kit
    const kit = linter
      .modelOf(store, scope, source.snapshotId)
      .then((model) => madeFrom(modelFor(model, source), source))
    made.set(key, { kit })
    kit.catch(() => made.delete(key))
    return kit
  }

  /** Returns what a kit would be made of now, and what keeps it from being made. */
  const prepared = async (store: Store, scope: Scope, now: Date, asked: Asked) => {
    const known = await linter.findings(store, scope, now)
    if (!known) return undefined
    const { snapshot, findings } = known
    const { snapshotId, digest, createdAt, isComplete } = snapshot
    const { decisions } = await decisionsOf(store, directoryOf(scope))
    const base = { snapshotId, snapshot: { digest, createdAt, isComplete }, decisions }
    const model = await linter.modelOf(store, scope, snapshotId)
    const blockers = blockersOf(modelFor(model, base), findings, asked)
    return {
      blockers,
      snapshot: { snapshotId, createdAt, isComplete },
      isBlocked: blockers.needsConfirmation || blockers.errors + blockers.warnings > 0,
      sourceIn: (language: Language): KitSource => ({
        ...{ target: asked.target, language, ...base },
        ...{ byHand: [...blockers.byHand], excluded: [...blockers.excluded] },
      }),
    }
  }

  const shown = (
    kit: KeptKit,
    { newest, there, decisions }: { newest?: string; there: Set<string>; decisions: string },
  ): Kit => {
    const { source, summary, ...rest } = kit
    const { snapshotId, snapshot, target, language } = source
    const hasNewestDecisions = JSON.stringify(source.decisions) === decisions
    const { checkedOn, digest, bytes, counts, passwords } = summary
    const [isThere, isNewest] = [there.has(snapshotId), snapshotId === newest]
    return {
      ...{ ...rest, target, language, checkedOn, digest, bytes, counts, passwords },
      hasNewestDecisions,
      snapshot: { snapshotId, ...snapshot, isThere, isNewest },
    }
  }

  const kept = async (store: Store, scope: Scope, kitId: string): Promise<KeptKit> => {
    const kit = await findKit(store, directoryOf(scope), kitId)
    if (!kit) throw notFound()
    return kit
  }

  /** Makes a kept kit again. Error: SnapshotNotFound, if its snapshot was deleted. */
  const again = async (store: Store, scope: Scope, { source }: KeptKit): Promise<MadeKit> => {
    const there = await snapshotsThere(store, [source.snapshotId])
    if (!there.has(source.snapshotId))
      throw refusal('SnapshotNotFound', 'The snapshot of this kit was deleted.')
    return make(store, scope, source)
  }

  return {
    async list(store: Store, scope: Scope, now: Date) {
      const directory = directoryOf(scope)
      const [snapshot, all, { decisions }, checks, findings] = await Promise.all([
        newestSnapshot(store, scope),
        keptKits(store, directory),
        decisionsOf(store, directory),
        sampleChecks(store, directory),
        linter.list(store, scope, now, { limit: 1 }),
      ])
      const counts = 'counts' in findings ? (findings.counts ?? []) : []
      const there = await snapshotsThere(
        store,
        all.map(({ source }) => source.snapshotId),
      )
      return {
        snapshot,
        kits: all.map((kit) =>
          shown(kit, {
            ...(snapshot ? { newest: snapshot.snapshotId } : {}),
            ...{ there, decisions: JSON.stringify(decisions) },
          }),
        ),
        targets: recipes.map(({ target, version, checkedOn, holds, samples = {} }) => {
          const found = counts.find((each) => each.target === target)
          return {
            ...{ target, version, checkedOn, holds },
            isOld: now.getTime() - Date.parse(checkedOn) > recipeValidDays * dayMs,
            ...{ errors: found?.error ?? 0, warnings: found?.warning ?? 0 },
            samples: Object.keys(samples).map((file) => ({
              file,
              checked: checks.get(`${target} ${file}`),
            })),
          }
        }),
      }
    },

    async describe(store: Store, scope: Scope, kitId: string) {
      const kit = await kept(store, scope, kitId)
      const [newest, there, { decisions }, results] = await Promise.all([
        newestSnapshot(store, scope),
        snapshotsThere(store, [kit.source.snapshotId]),
        decisionsOf(store, directoryOf(scope)),
        resultsOf(store, kitId),
      ])
      const { passwordMark, files } = kit.summary
      const now = {
        ...(newest ? { newest: newest.snapshotId } : {}),
        ...{ there, decisions: JSON.stringify(decisions) },
      }
      const steps = resultSteps(kit.source.target, files)
      return { ...shown(kit, now), passwordMark, files, resultSteps: steps, results }
    },

    async preview(
      store: Store,
      scope: Scope,
      now: Date,
      { language, ...asked }: Asked & { language: Language },
    ) {
      const ready = await prepared(store, scope, now, asked)
      const none = { errors: 0, blockingErrors: 0, warnings: 0, findings: [], unknown: [] }
      if (!ready) return { ...none, snapshot: undefined, needsConfirmation: false, made: undefined }
      const { blockers, snapshot, isBlocked, sourceIn } = ready
      const { byHand: _, excluded: __, findings, ...rest } = blockers
      const kit = isBlocked ? undefined : await make(store, scope, sourceIn(language))
      return {
        ...{ ...rest, snapshot, findings: findings.slice(0, maxNamed) },
        made: kit && {
          counts: countsOf(kit),
          files: kit.files.length,
          passwords: kit.passwords,
        },
      }
    },

    /** Makes a kit and keeps it. Errors: SnapshotNotFound without one, KitRefused. */
    async generate(
      store: Store,
      scope: Scope,
      now: Date,
      { language, name, at, ...asked }: Asked & { language: Language; name: string; at: string },
    ) {
      const ready = await prepared(store, scope, now, asked)
      if (!ready)
        throw refusal('SnapshotNotFound', 'There is no snapshot of everything to make a kit of.')
      const { blockers, isBlocked, sourceIn } = ready
      const { errors, warnings, needsConfirmation } = blockers
      if (isBlocked)
        throw refusal(
          'KitRefused',
          needsConfirmation
            ? 'The snapshot is incomplete or old, and nobody has confirmed that.'
            : `There are ${errors} open errors and ${warnings} open warnings for this target.`,
        )
      const source = sourceIn(language)
      const recipe = recipeOf(asked.target)
      const summary = await summaryOf(await make(store, scope, source), recipe?.checkedOn ?? '')
      const kit: KeptKit = { kitId: randomUUID(), createdBy: name, createdAt: at, source, summary }
      await store.transaction().execute(async (db) => {
        // Whoever deleted it in the meantime wins: a kit without a snapshot is worth nothing.
        const there = await snapshotsThere(db, [source.snapshotId])
        if (!there.has(source.snapshotId))
          throw refusal('SnapshotNotFound', 'The snapshot was deleted in the meantime.')
        await putKit(db, directoryOf(scope), kit)
      })
      return kit
    },

    async listRows(
      store: Store,
      scope: Scope,
      kitId: string,
      { offset = 0, limit = defaultLimit, ...filter }: Filter & { offset?: number; limit?: number },
    ) {
      const rows = rowsFound(await again(store, scope, await kept(store, scope, kitId)), filter)
      return {
        total: rows.length,
        items: rows.slice(offset, offset + limit).map((row) => ({
          ...{ kind: row.kind, id: row.id, label: row.label, disposition: row.disposition },
          ...{ file: row.place?.file, line: row.place?.line, reason: row.reason },
        })),
      }
    },

    /**
     * Makes the files of a kit again. Errors: KitNotFound, SnapshotNotFound, KitChanged if they are
     * not those that were made first.
     */
    async files(store: Store, scope: Scope, kitId: string) {
      const kit = await kept(store, scope, kitId)
      const files = await again(store, scope, kit)
      const { digest, bytes } = await summaryOf(files, kit.summary.checkedOn)
      if (digest !== kit.summary.digest)
        throw refusal('KitChanged', 'This version of Mailroom makes another kit of the same input.')
      return { kit, files, bytes, digest }
    },

    /**
     * Returns the lines of a step as its program reads them; undefined if there is no such step.
     * Errors: KitNotFound, SnapshotNotFound.
     */
    async linesOf(store: Store, scope: Scope, kitId: string, step: string) {
      const kit = await kept(store, scope, kitId)
      const { files } = await again(store, scope, kit)
      return resultLines(kit.source.target, files, step)
    },

    exists: (store: Store, scope: Scope, kitId: string) =>
      kept(store, scope, kitId).then(() => undefined),
  }
}
export type Kits = ReturnType<typeof createKits>
