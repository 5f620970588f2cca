import { createHash } from 'node:crypto'
import { kindNumber, parseRow, type SnapshotRow, sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import type { SnapshotFault, SnapshotRefusal } from '@mailroom/schemas/snapshots'
import * as z from 'zod'
import { canonicalJson, compareCodePoints } from './canonical.ts'
import { Manifest, Provenance, sha256 } from './seal.ts'

/** The files of a snapshot; a file comes in pieces, so that it need not be in memory. */
export type Opened = { read: (name: string) => AsyncIterable<Uint8Array> | undefined }

/** The longest line that is read; AWS's longest objects are far below. Bytes. */
const longestLine = 4 * 1024 * 1024

/** Why a snapshot does not hold, in words, with the line where one can be named. */
export class SnapshotProblem extends Error {
  readonly refusal: SnapshotRefusal

  constructor(refusal: SnapshotRefusal, why: string) {
    const { file, line } = refusal
    super(line === undefined ? `${file}: ${why}` : `${file}, line ${line}: ${why}`)
    this.refusal = refusal
  }
}

type Where = { file: string; line?: number }

function refuse(where: Where, fault: SnapshotFault, why: string): never {
  throw new SnapshotProblem({ fault, ...where }, why)
}

/** Splits a file into its lines, each without its end. */
async function* linesIn(file: string, pieces: AsyncIterable<Uint8Array>) {
  let rest = Buffer.alloc(0)
  let number = 0
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece])
    let from = 0
    for (let to = rest.indexOf(10); to !== -1; to = rest.indexOf(10, from)) {
      yield { number: ++number, bytes: rest.subarray(from, to) }
      from = to + 1
    }
    rest = rest.subarray(from)
    if (rest.length > longestLine) refuse({ file, line: number + 1 }, 'longLine', 'it is too long')
  }
  if (rest.length > 0) refuse({ file, line: number + 1 }, 'noEnd', 'it has no end')
}

function parsed(where: Where, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return refuse(where, 'notJson', 'it is not JSON in UTF-8')
  }
}

function rowOfLine(where: Where, bytes: Buffer): SnapshotRow {
  const value = parsed(where, bytes)
  const result = parseRow(value)
  if ('problem' in result)
    return refuse(where, result.isKind ? 'badMember' : 'unknownKind', result.problem)
  if (!Buffer.from(canonicalJson(result.row)).equals(bytes))
    refuse(where, 'notCanonical', 'it is not in canonical form (RFC 8785)')
  return result.row
}

/** Checks a file of lines, and returns its sums and the number of lines by kind. */
async function checkLines({ read }: Opened, file: string, { onRow }: Hooks) {
  const pieces = read(file) ?? refuse({ file }, 'missing', 'it is missing')
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let [bytes, lines] = [0, 0]
  let before: SnapshotRow | undefined
  for await (const line of linesIn(file, pieces)) {
    const where = { file, line: line.number }
    const row = rowOfLine(where, line.bytes)
    if (before) {
      const order =
        kindNumber(before.kind) - kindNumber(row.kind) ||
        compareCodePoints(sortKeyOf(before), sortKeyOf(row))
      if (order >= 0) refuse(where, 'order', 'it is not after the line before it')
    }
    before = row
    await onRow?.(row)
    hash.update(line.bytes).update('\n')
    bytes += line.bytes.length + 1
    lines++
    counts[row.kind] = (counts[row.kind] ?? 0) + 1
  }
  return { sums: { bytes, lines, sha256: hash.digest('hex') }, counts }
}

async function readText({ read }: Opened, file: string): Promise<string> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of read(file) ?? refuse({ file }, 'missing', 'it is missing')) {
    pieces.push(piece)
    bytes += piece.length
    if (bytes > longestLine) refuse({ file }, 'longLine', 'it is too long')
  }
  return Buffer.concat(pieces).toString()
}

const OfSomeVersion = z.object({ format: z.literal('mailroom-snapshot'), version: z.number() })

/** Reads a file of one object, which must be in canonical form. */
async function readObject<Value extends object>(
  opened: Opened,
  file: string,
  schema: { safeParse(value: unknown): { data?: Value | undefined } },
) {
  const text = await readText(opened, file)
  const value = parsed({ file }, Buffer.from(text))
  const { data } = schema.safeParse(value)
  if (data === undefined) {
    const { data: known } = OfSomeVersion.safeParse(value)
    if (known && known.version > 1)
      return refuse({ file }, 'newerVersion', 'it is of another format or version')
    return refuse({ file }, 'otherFormat', 'it is of another format or version')
  }
  if (canonicalJson(data) !== text)
    refuse({ file }, 'notCanonical', 'it is not in canonical form (RFC 8785)')
  return { data, text, sha256: sha256(text) }
}

/** `onRow` gets every line that is well-formed so far, also of a snapshot that fails later. */
type Hooks = { onRow?: (row: SnapshotRow) => Promise<void> }

/**
 * Recomputes everything that a snapshot says of itself: sums, numbers of lines, order, canonical
 * form. Returns its digest and what it is. Error: SnapshotProblem, which names the first line that
 * differs. Source: INV-11.
 */
export async function verifyFiles(opened: Opened, hooks: Hooks = {}) {
  const manifest = await readObject(opened, 'manifest.json', Manifest)
  const provenance = await readObject(opened, 'provenance.json', Provenance)
  if (provenance.data.manifestSha256 !== manifest.sha256)
    refuse({ file: 'provenance.json' }, 'otherManifest', 'it is about another manifest.json')
  const state = await checkLines(opened, 'state.ndjson', hooks)
  const [file] = manifest.data.files
  for (const [fault, is, wanted] of [
    ['lines', state.sums.lines, file.lines],
    ['bytes', state.sums.bytes, file.bytes],
    ['sha256', state.sums.sha256, file.sha256],
    ['counts', canonicalJson(state.counts), canonicalJson(manifest.data.counts)],
  ] as const)
    if (is !== wanted)
      refuse(
        { file: 'state.ndjson' },
        fault,
        `its ${fault === 'sha256' ? 'SHA-256' : fault} should be ${wanted} by the manifest, and is ${is}`,
      )
  const observed = await checkLines(opened, 'observed.ndjson', hooks)
  if (observed.sums.sha256 !== provenance.data.observedSha256)
    refuse({ file: 'observed.ndjson' }, 'observed', 'its SHA-256 is not the one in provenance.json')
  return {
    ...{ digest: manifest.sha256, manifest: manifest.data, lines: state.sums.lines },
    ...{ state: state.sums, observed: observed.sums, provenance: provenance.data },
    texts: { manifest: manifest.text, provenance: provenance.text },
  }
}
