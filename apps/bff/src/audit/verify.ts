// `npm run audit:verify [-- --anchor <number>:<hash>] [--anchor-file <file>]`: checks the audit
// trail, and changes nothing (docs/audit.md). The exit code is 0 if it holds, 1 if it is broken, 2
// if it cannot be checked.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { readAnchors } from './anchors.ts'
import { anchorFileOf } from './audit.ts'
import { type AuditCheck, checkAuditTrail, type Fault, type TrailRows } from './check.ts'
import { keyToCheck, NotCheckable, openToRead } from './open-to-read.ts'
import type { Head } from './trail.ts'
import { trailRows } from './trail-rows.ts'

/** Rows read at a time. Many more outlive the young generation of the heap, few are many trips. */
const batch = 3_000

const Anchor = z
  .string()
  .regex(/^\d{1,15}:[0-9a-f]{64}$/, 'the anchor is <number>:<hash>')
  .transform((text): Head => {
    const [number, hash = ''] = text.split(':')
    return { number: Number(number), hash }
  })

function readArguments() {
  const { values } = parseArgs({
    options: { anchor: { type: 'string', multiple: true }, 'anchor-file': { type: 'string' } },
  })
  return { anchors: z.array(Anchor).parse(values.anchor ?? []), file: values['anchor-file'] }
}

/** Returns the anchors that were given, and those of the file that the backend writes. */
function anchorsFor(settings: ReturnType<typeof readConfiguration>): Head[] {
  const { anchors, file } = readArguments()
  const ours = anchorFileOf(settings)
  const from = file ?? (ours !== undefined && existsSync(ours) ? ours : undefined)
  if (from === undefined) return anchors
  try {
    return [...anchors, ...readAnchors(from)]
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it has a line that is no anchor' : String(error)
    throw new NotCheckable(`The anchors in ${from} cannot be read: ${why}.`)
  }
}

const reasons: Record<Fault['kind'], string> = {
  missing: 'it is missing',
  changed: 'it was changed, moved, or written without the key',
  cutOff: 'it is missing: an anchor shows that the trail was longer',
  rewritten: 'it differs from an anchor: the trail was written again',
  unsealed: 'nothing in this trail was written with the key',
}

function explain({ entries, head, cutTo, anchors, fault }: AuditCheck): string {
  if (fault)
    return `The audit trail is broken at entry ${fault.number}: ${reasons[fault.kind]}. ${entries} entries before it hold.`
  const lines = [
    `The audit trail holds: ${entries} entries, the last is ${head.number}:${head.hash}`,
  ]
  if (cutTo > 0) lines.push(`The entries up to ${cutTo} were cut off by the retention.`)
  lines.push(
    anchors > 0
      ? `It agrees with ${anchors} anchors. What was written after the newest of them is not proven to be complete.`
      : 'No anchor was given: entries that were cut off at the end cannot be seen, nor a trail that was written again with the key.',
  )
  return lines.join('\n')
}

/** Asks for the next rows before they are wanted: PostgreSQL reads them while others are checked. */
function readAhead(rows: TrailRows): TrailRows {
  let ahead: { number: number; batch: ReturnType<TrailRows['after']> } | undefined
  return {
    ...rows,
    async after(number) {
      const batch = await (ahead?.number === number ? ahead.batch : rows.after(number))
      const last = batch.at(-1)
      if (!last) return batch
      ahead = { number: last.sequence, batch: rows.after(last.sequence) }
      // After a bad row, nobody waits for the rows behind it.
      ahead.batch.catch(() => {})
      return batch
    },
  }
}

async function verify(): Promise<AuditCheck> {
  const settings = readConfiguration(process.env)
  const anchors = anchorsFor(settings)
  const store = await openToRead(settings)
  try {
    const { auditKey: setting, dataDir } = settings
    const key = await keyToCheck(store, { setting, dataDir })
    return await checkAuditTrail(readAhead(trailRows(store, batch)), { key, anchors })
  } finally {
    await store.destroy()
  }
}

try {
  const check = await verify()
  const stream = check.fault ? process.stderr : process.stdout
  stream.write(`${explain(check)}\n`)
  process.exitCode = check.fault ? 1 : 0
} catch (error) {
  const why =
    error instanceof z.ZodError
      ? z.prettifyError(error)
      : error instanceof Error
        ? error.message || ('code' in error ? String(error.code) : error.name)
        : String(error)
  const what = error instanceof ConfigurationError ? 'These settings cannot be used:\n' : ''
  process.stderr.write(`The audit trail cannot be checked. ${what}${why}\n`)
  process.exitCode = 2
}
// `npm run` keeps an IPC channel open, which would keep this process running.
process.disconnect?.()
