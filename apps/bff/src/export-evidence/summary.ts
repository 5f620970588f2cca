import type { Finding } from '@mailroom/schemas/export-evidence'
import { parseResultLog } from './result-log.ts'
import { type EvidenceRecord, parsed } from './tables.ts'

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (character) => names[character] ?? '')
}

/** No script, nothing from elsewhere; the table repeats its head on each printed page. */
const style = `
:root { font: 10pt/1.4 system-ui, sans-serif; color-scheme: light }
body { margin: 2rem } h1 { font-size: 16pt }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #888; padding: 2px 6px; text-align: left; vertical-align: top; overflow-wrap: anywhere }
td.number { text-align: right } code { font-size: 8pt }
@page { size: A4 landscape; margin: 12mm; @bottom-right { content: counter(page) " / " counter(pages) } }
@media print { body { margin: 0 } thead { display: table-header-group } tr { break-inside: avoid } }
`

const stateWords: Record<string, string> = {
  VERIFIED: 'Verified',
  MISMATCH: 'Does not match',
  UNVERIFIABLE: 'Cannot be verified',
  BELOW_LEVEL: 'Verified, below the level that is needed',
  NOT_CHECKED: 'Not checked',
  ACCEPTED: 'Accepted with a reason',
}

const levelWords = [
  'the job is complete',
  'the log was read',
  'the hash is equal',
  'every message is whole',
  'the target has at least as many messages',
]

const findingWords: Record<Finding['code'], string> = {
  notAllowed: 'AWS did not allow to look',
  archiveNotAllowed: 'AWS did not allow to read the archive',
  noBucket: 'the bucket no longer exists',
  otherRegion: 'the bucket is in another Region',
  serviceOff: 'Amazon S3 is switched off for the connection',
  noArchive: 'there is no archive',
  olderArchive: 'the archive is older than the export',
  otherArchive: 'the archive has another key than AWS names',
  noLog: 'there is no log',
  logOfOtherJob: 'the log is of another time',
  objectChanged: 'the archive changed while it was read',
  tooManyEntries: 'the archive has more than 500,000 entries',
  emptyArchive: 'the archive is empty',
  tooSmall: 'the archive is too small for its messages',
  hashDiffers: 'the hash differs',
  hashOfOtherThing: 'the hash differs, as with all archives, but every message is whole',
  messagesDiffer: 'the number of messages differs',
  damagedEntries: 'entries cannot be read',
  notAZip: 'the archive cannot be opened',
  hostileArchive: 'the archive has entries that would grow beyond measure',
  fewerThanFirst: 'fewer messages than in the pass before',
  severalLogs: 'there are several logs; the newest one counts',
  wasVerified: 'it was verified before',
  logPasted: 'a person gave the log',
  hashByScript: 'the hash was computed by a script',
  bytesDiffer: 'the log tells another size than the archive has',
  nonExportable: 'contacts, tasks and notes are not in the archive',
  atTarget: 'messages that the target reports',
  fewerAtTarget: 'the target reports fewer messages',
}

function findingText({ code, expected, found, entries = [] }: Finding): string {
  const numbers =
    code === 'wasVerified'
      ? ` (${found})`
      : typeof found !== 'number'
        ? ''
        : typeof expected === 'number'
          ? ` (${found} of ${expected})`
          : ` (${found})`
  const places = entries.map(({ number, folder }) => `${number} in ${folder || 'no folder'}`)
  return findingWords[code] + numbers + (places.length > 0 ? `: ${places.join(', ')}` : '')
}

/** Begins the page: what it is about, and how many mailboxes are in each state. */
export function summaryHead(about: {
  organizationId: string
  region: string
  asOf: string
  snapshotDigest: string | undefined
  counts: Record<string, number>
}): string {
  const { organizationId, region, asOf, snapshotDigest, counts } = about
  const states = Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([state, count]) => `<li>${escaped(stateWords[state] ?? state)}: ${count}</li>`)
    .join('')
  const heads = ['Mailbox', 'Address', 'State', 'Level', 'Messages', 'Not exportable', 'Bytes']
  const head = [...heads, 'Exported (UTC)', 'Checked (UTC)', 'Findings', 'Accepted']
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evidence of mailbox exports</title><style>${style}</style>
<h1>Evidence of mailbox exports</h1>
<p>Organization <code>${escaped(organizationId)}</code> in ${escaped(region)}, as of ${escaped(asOf)}.
Snapshot: <code>${escaped(snapshotDigest ?? 'none')}</code></p>
<p>How to check this pack: README.txt beside this page.</p>
<ul>${states}</ul>
<table><thead><tr>${head.map((each) => `<th scope="col">${each}</th>`).join('')}</tr></thead><tbody>
`
}

/** Returns the row of a mailbox. */
export function summaryRow(row: EvidenceRecord): string {
  const { findings, level, archive } = parsed(row)
  const log = row.log === null ? undefined : parseResultLog(row.log)
  const accepted =
    row.accepted_at === null
      ? ''
      : `${row.accepted_reason ?? ''} (${row.accepted_by ?? ''}, ${row.accepted_at})`
  const numbers = [log?.totalMessages, log?.totalNonExportableItems, archive?.size]
  const text = (value: string) => `<td>${escaped(value)}</td>`
  const before = [row.name ?? row.entity_id, row.email ?? '']
  const state = row.state === null ? 'Not checked' : (stateWords[row.state] ?? row.state)
  return `<tr>${[
    ...[...before, state, `${level}: ${levelWords[level]}`].map(text),
    ...numbers.map((value) => `<td class="number">${value ?? ''}</td>`),
    ...[row.ended_at ?? '', row.checked_at ?? '', findings.map(findingText).join('; ')].map(text),
    text(accepted),
  ].join('')}</tr>\n`
}

/** Ends the page: how many mailboxes have no complete export; undefined if nobody can tell. */
export function summaryEnd(missing: { needed: number; notNeeded: number } | undefined): string {
  const words = missing
    ? `Mailboxes of the snapshot without a complete export: ${missing.needed}, and ${missing.notNeeded} that nobody needs or that AWS does not have. They are in missing.csv.`
    : 'There is no complete snapshot: nobody can tell which mailboxes are missing here.'
  return `</tbody></table><p><strong>${words}</strong></p></html>\n`
}
