import type { Finding } from '@mailroom/schemas/export-evidence'
import { stateOf } from './judge.ts'
import { newest } from './lists.ts'
import { parseResultLog } from './result-log.ts'
import { type Db, parsed, updateEvidence } from './tables.ts'

/** What the scripts say about one mailbox. */
export type UploadedHash = { entityId: string; sha384: string }

/** How many given results are kept of one export. */
const maxGiven = 100

/** How many mailboxes one query asks for. */
const atOnce = 500

/**
 * Takes the hashes that the scripts have computed elsewhere as proof of level 2, and keeps who gave
 * them. What reading the archive here has found stays, and a difference stays until it is accepted or
 * the archive is read. Source: VER-03, VER-06.
 */
export async function takeUploaded(
  db: Db,
  directory: string,
  results: readonly UploadedHash[],
  by: { name: string; at: string },
) {
  const hashes = new Map(results.map(({ entityId, sha384 }) => [entityId, sha384]))
  const unknown = new Set(hashes.keys())
  const counts = { equal: 0, different: 0, kept: 0 }
  const ids = [...hashes.keys()]
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await newest(db, directory)
      .selectAll()
      .where('entity_id', 'in', ids.slice(from, from + atOnce))
      .execute()
    for (const row of rows) {
      const log = row.log === null ? undefined : parseResultLog(row.log)
      const hash = hashes.get(row.entity_id)
      if (!log || hash === undefined) continue
      unknown.delete(row.entity_id)
      const { findings: before, given, archiveLevel } = parsed(row)
      const isEqual = hash === log.sha384Hash
      counts[isEqual ? 'equal' : 'different']++
      const result = { sha384: hash, isEqual, at: by.at, by: by.name }
      const results = JSON.stringify([...given, result].slice(-maxGiven))
      const isOpen = row.accepted_at === null && before.some(({ code }) => code === 'hashDiffers')
      if (isEqual && isOpen) {
        counts.kept++
        await updateEvidence(db, row, { given: results })
        continue
      }
      const others = before.filter(
        // An equal hash proves that the archive is there, whatever may be listed.
        ({ code }) =>
          !['hashDiffers', 'hashByScript', ...(isEqual ? ['notAllowed'] : [])].includes(code),
      )
      const findings: Finding[] = [
        ...others,
        ...(isEqual
          ? []
          : [{ code: 'hashDiffers', expected: log.sha384Hash, found: hash } as const]),
        { code: 'hashByScript' },
      ]
      await updateEvidence(db, row, {
        ...{ findings: JSON.stringify(findings), state: stateOf(findings), archive_hash: hash },
        ...{ given: results, checked_at: by.at, checked_by: by.name },
        level: isEqual ? Math.max(archiveLevel, 2) : Math.min(archiveLevel, 1),
      })
    }
  }
  return { ...counts, unknown: [...unknown].slice(0, 100) }
}
