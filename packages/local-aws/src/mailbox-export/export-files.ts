import { type Part, resized, sizeOf } from '../content-parts.ts'
import type { ExportVariantRecord } from '../state/export-variants.ts'
import type { MailboxExportJobRecord } from '../state/mailbox-export-jobs.ts'
import { exportArchive } from './archive.ts'

/** What an export is unless a control says otherwise. */
export const usualVariant: ExportVariantRecord = {
  log: 'beside',
  sha384Hash: 'right',
  times: 'seconds',
  archive: 'whole',
  layout: 'folders',
  calendar: 'eml',
  names: 'utf8',
  zip64: false,
  minBytes: 0,
}

/**
 * Returns the files of an export by what follows the job's id in their keys: its archive, and the log
 * beside it, in the variant that was set. Source: 07/S3L-06.
 */
export function exportFiles(
  job: MailboxExportJobRecord,
  variant: ExportVariantRecord = usualVariant,
): [suffix: string, content: readonly Part[]][] {
  const { zip, log } = exportArchive(job, variant)
  const isTruncated = variant.archive === 'truncated'
  const kept = isTruncated ? resized(zip, Math.floor(sizeOf(zip) * 0.6)) : zip
  const hash = log.sha384Hash ?? ''
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
      : [[variant.log === 'renamed' ? '-export.log' : '.json', [content]] as [string, Part[]]]),
  ]
}
