import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/open-store.ts'
import { removeLines } from './delete.ts'
import type { Lines } from './lines.ts'
import { openZipIn } from './open-zip.ts'
import { gapsOf, type Sealed } from './seal.ts'
import { type Db, type SnapshotRecord, updateSnapshot } from './tables.ts'
import { forgetUpload, piecesOf, rangeOfUpload } from './uploads.ts'
import { SnapshotProblem, verifyFiles } from './verify-files.ts'

/** How many lines are stored together. */
const storedAtOnce = 500

type Parts = {
  store: Store
  lines: Lines
  clock: Clock
  /** Changes what belongs to the snapshot, unless the right to do so is lost. */
  keep: (work: (db: Db) => Promise<void>) => Promise<void>
}

/** Checks an uploaded snapshot and stores its lines on the way; nobody sees them before. */
async function readUpload(snapshot: SnapshotRecord, { store, lines, keep }: Parts) {
  const { id } = snapshot
  // A process may have died in the middle.
  await removeLines(store, id)
  const pieces = await piecesOf(store, id)
  if (!pieces) throw new SnapshotProblem({ fault: 'notZip', file: 'zip' }, 'it is not whole')
  const bytes = pieces.reduce((sum, piece) => sum + piece.bytes, 0)
  const opened = await openZipIn(bytes, rangeOfUpload(store, id))
  let rows: SnapshotRow[] = []
  const putRows = async () => {
    const some = rows.map((row) => ({ owner: 'imported', row }))
    rows = []
    await keep((db) => lines.put(db, id, some))
  }
  const checked = await verifyFiles(opened, {
    async onRow(row) {
      rows.push(row)
      if (rows.length >= storedAtOnce) await putRows()
    },
  })
  await putRows()
  return checked
}

/**
 * Imports what was uploaded under the id of a snapshot, after it was checked; or keeps why it does
 * not hold. Errors: those of the store. Source: INV-13.
 */
export async function importSnapshot(snapshot: SnapshotRecord, parts: Parts): Promise<void> {
  const { store, lines, clock, keep } = parts
  const { id } = snapshot
  try {
    const { digest, manifest, provenance, state, observed, texts } = await readUpload(
      ...([snapshot, parts] as const),
    )
    const sealed: Sealed = {
      ...{ ...texts, state, observed, counts: manifest.counts },
      gaps: await gapsOf(store, lines, id),
    }
    await keep(async (db) => {
      await updateSnapshot(db, id, {
        ...{ state: 'COMPLETED', scope: manifest.scope, digest, sealed: JSON.stringify(sealed) },
        ...{ is_complete: manifest.complete ? 1 : 0, changed: provenance.changedMeanwhile },
        ...{ organization_id: manifest.organizationId, region: manifest.region },
        ...{ created_by: provenance.createdBy, created_at: provenance.startedAt },
        ended_at: provenance.endedAt,
      })
      await forgetUpload(db, id)
    })
  } catch (error) {
    if (!(error instanceof SnapshotProblem)) throw error
    const { refusal } = error
    await keep(async (db) => {
      await updateSnapshot(db, id, {
        ...{ state: 'FAILED', refused: JSON.stringify(refusal) },
        ended_at: clock.now().toISOString(),
      })
      await forgetUpload(db, id)
    })
    await removeLines(store, id)
  }
}
