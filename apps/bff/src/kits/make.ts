import { createHash, hash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'

import { type MadeKit, makeKit } from '@mailroom/kits/make-kit'
import { recipeOf } from '@mailroom/kits/recipes'
import { decided } from '@mailroom/schemas/lint/decisions'
import type { LintModel, SnapshotModel } from '@mailroom/schemas/lint/model'
import { zipOf } from '../snapshots/snapshot-files.ts'
import type { KitSource, KitSummary } from './tables.ts'

/** After how many milliseconds other requests get their turn. */
const sliceMs = 15

/** Returns a snapshot with what was decided. Nothing in it depends on when a kit is made. */
export function modelFor(
  model: SnapshotModel,
  { snapshot, snapshotId, decisions }: Pick<KitSource, 'snapshot' | 'snapshotId' | 'decisions'>,
): LintModel {
  return {
    ...model,
    now: new Date(snapshot.createdAt),
    exports: new Map(),
    snapshot: { snapshotId, createdAt: snapshot.createdAt, isComplete: snapshot.isComplete },
    decided: decided(decisions),
  }
}

/** Makes the files of a kit, some at a time. Source: KIT-01. */
export async function madeFrom(model: LintModel, source: KitSource): Promise<MadeKit> {
  const { target, language, snapshot, decisions, byHand, excluded } = source
  const recipe = recipeOf(target)
  if (!recipe) throw new Error(`There is no recipe for ${target}`)
  const steps = makeKit({
    ...{ recipe, model, language, snapshot },
    decisionsDigest: hash('sha256', JSON.stringify([decisions, byHand, excluded])),
    aliasGroups: model.decided.aliasGroups,
    ...{ byHand: new Map(byHand), excluded: new Map(excluded) },
  })
  let until = performance.now() + sliceMs
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await othersTurn()
    until = performance.now() + sliceMs
  }
}

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

/** Returns the zip of a kit, a file at a time. */
export function zipOfKit({ files }: MadeKit): AsyncGenerator<Uint8Array> {
  return zipOf(
    (async function* () {
      for (const { path, content } of files) {
        yield { name: path, content: bytesOf(content) }
        await othersTurn()
      }
    })(),
  )
}

/** Returns what is kept of a kit. */
export async function summaryOf(made: MadeKit, checkedOn: string): Promise<KitSummary> {
  const sum = createHash('sha256')
  let bytes = 0
  for await (const piece of zipOfKit(made)) {
    sum.update(piece)
    bytes += piece.length
  }
  return {
    ...{ checkedOn, digest: sum.digest('hex'), bytes },
    counts: Object.entries(made.counts).map(([kind, counts]) => ({ kind, ...counts })),
    ...{ passwords: made.passwords, passwordMark: made.passwordMark },
    files: made.files.map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content) })),
  }
}
