import { createHash } from 'node:crypto'
import type { ExportVariantRecord } from '../state/export-variants.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { exportArchive } from './archive.ts'

/** What an export is unless a control says otherwise. */
export const usualVariant: ExportVariantRecord = {
  log: 'beside',
  sha384Hash: 'right',
  times: 'seconds',
  archive: 'whole',
}

/** The number of the entry that a damaged archive cannot give back. */
const damagedEntry = 17

/** Where the name, the extra field and the content of an entry begin, and their lengths. Source: APPNOTE 4.3.7. */
const header = { size: 30, compressedSize: 18, nameLength: 26, extraLength: 28 }

/** Returns the archive with one wrong byte in the content of an entry, or of the last one. */
function damaged(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  let at = 0
  let content = 0
  for (let entry = 1; entry <= damagedEntry && bytes.readUInt32LE(at) === 0x04034b50; entry += 1) {
    const names =
      bytes.readUInt16LE(at + header.nameLength) + bytes.readUInt16LE(at + header.extraLength)
    content = at + header.size + names
    at = content + bytes.readUInt32LE(at + header.compressedSize)
  }
  const middle = content + Math.floor((at - content) / 2)
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle)
  return bytes
}

/**
 * Returns the files of an export by what follows the job's id in their keys: its archive, and the log
 * beside it, in the variant that was set. Source: 07/S3L-06.
 */
export function exportFiles(
  job: MailboxExportJobRecord,
  variant: ExportVariantRecord = usualVariant,
): [suffix: string, content: Uint8Array][] {
  const { zip: whole, log } = exportArchive(job)
  const zip = variant.archive === 'damaged' ? damaged(whole) : whole
  const hash = createHash('sha384').update(zip).digest('hex')
  const isTruncated = variant.archive === 'truncated'
  const kept = isTruncated ? zip.subarray(0, Math.floor(zip.length * 0.6)) : zip
  const told = {
    ...log,
    sha384Hash: variant.sha384Hash === 'wrong' ? [...hash].reverse().join('') : hash,
    ...(variant.times === 'milliseconds'
      ? { startTime: `${log.startTime}000`, endTime: `${log.endTime}000` }
      : {}),
  }
  const content = Buffer.from(JSON.stringify(told, null, 2))
  return [
    ['.zip', kept],
    ...(variant.log === 'absent'
      ? []
      : [[variant.log === 'renamed' ? '-export.log' : '.json', content] as [string, Uint8Array]]),
  ]
}
