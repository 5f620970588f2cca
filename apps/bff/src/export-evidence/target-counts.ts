import type { Finding, TargetCount } from '@mailroom/schemas/export-evidence'
import { sql } from 'kysely'
import { stateOf } from './judge.ts'
import { newest } from './lists.ts'
import { parseResultLog } from './result-log.ts'
import { type Db, parsed, updateEvidence } from './tables.ts'

/** What a target's report says about an export. */
export const targetFindings: readonly Finding['code'][] = ['atTarget', 'fewerAtTarget']

/** How many mailboxes one query asks for. */
const atOnce = 500

/**
 * Takes the numbers of messages that the target reports, by primary addresses. Where it has at least
 * those of the log, an export that is verified is proved to level 4; fewer do not match. A later
 * report takes the place of an earlier one. Source: VER-01.
 */
export async function takeCounts(
  db: Db,
  directory: string,
  counts: readonly TargetCount[],
  by: { name: string; at: string },
) {
  const told = new Map(counts.map(({ address, messages }) => [address.toLowerCase(), messages]))
  const unknown = new Set(told.keys())
  const answer = { complete: 0, fewer: 0 }
  const addresses = [...told.keys()]
  for (let from = 0; from < addresses.length; from += atOnce) {
    const rows = await newest(db, directory)
      .selectAll()
      .where(sql`lower(email)`, 'in', addresses.slice(from, from + atOnce))
      .execute()
    for (const row of rows) {
      const address = row.email?.toLowerCase() ?? ''
      const found = told.get(address)
      const log = row.log === null ? undefined : parseResultLog(row.log)
      if (!log || found === undefined) continue
      unknown.delete(address)
      const { findings: before } = parsed(row)
      const expected = log.totalMessages
      const isComplete = found >= expected
      answer[isComplete ? 'complete' : 'fewer']++
      const findings: Finding[] = [
        ...before.filter(({ code }) => !targetFindings.includes(code)),
        { code: isComplete ? 'atTarget' : 'fewerAtTarget', expected, found },
      ]
      await updateEvidence(db, row, {
        ...{ findings: JSON.stringify(findings), state: stateOf(findings) },
        ...{ checked_at: by.at, checked_by: by.name },
      })
    }
  }
  return { ...answer, unknown: [...unknown].slice(0, 100) }
}
