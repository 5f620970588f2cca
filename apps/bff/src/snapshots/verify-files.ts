import { createHash } from 'node:crypto'
import { kindNumber, parseRow, type SnapshotRow, sortKeyOf } from '@mailroom/schemas/snapshot-kinds'
import { canonicalJson, compareCodePoints } from './canonical.ts'
import { Manifest, Provenance, sha256 } from './seal.ts'

/** The files of a snapshot; a file comes in pieces, so that it need not be in memory. */
export type Opened = { read: (name: string) => AsyncIterable<Uint8Array> | undefined }

/** The longest line that is read; AWS's longest objects are far below. Bytes. */
const longestLine = 4 * 1024 * 1024

/** Why a snapshot does not hold, in words, with the line where one can be named. */
export class SnapshotProblem extends Error {}

function refuse(where: string, why: string): never {
  throw new SnapshotProblem(`${where}: ${why}`)
}

/** Splits a file into its lines, each without its end. */
async function* linesIn(name: string, pieces: AsyncIterable<Uint8Array>) {
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
    if (rest.length > longestLine) refuse(`${name}, line ${number + 1}`, 'it is too long')
  }
  if (rest.length > 0) refuse(`${name}, line ${number + 1}`, 'it has no end')
}

function parsed(where: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return refuse(where, 'it is not JSON in UTF-8')
  }
}

function rowOfLine(where: string, bytes: Buffer): SnapshotRow {
  const value = parsed(where, bytes)
  const result = parseRow(value)
  if ('problem' in result) return refuse(where, result.problem)
  if (!Buffer.from(canonicalJson(result.row)).equals(bytes))
    refuse(where, 'it is not in canonical form (RFC 8785)')
  return result.row
}

/** Checks a file of lines, and returns its sums and the number of lines by kind. */
async function checkLines({ read }: Opened, name: string) {
  const pieces = read(name) ?? refuse(name, 'it is missing')
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let [bytes, lines] = [0, 0]
  let before: SnapshotRow | undefined
  for await (const line of linesIn(name, pieces)) {
    const where = `${name}, line ${line.number}`
    const row = rowOfLine(where, line.bytes)
    if (before) {
      const order =
        kindNumber(before.kind) - kindNumber(row.kind) ||
        compareCodePoints(sortKeyOf(before), sortKeyOf(row))
      if (order >= 0) refuse(where, 'it is not after the line before it')
    }
    before = row
    hash.update(line.bytes).update('\n')
    bytes += line.bytes.length + 1
    lines++
    counts[row.kind] = (counts[row.kind] ?? 0) + 1
  }
  return { sums: { bytes, lines, sha256: hash.digest('hex') }, counts }
}

async function readText({ read }: Opened, name: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of read(name) ?? refuse(name, 'it is missing')) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

/** Reads a file of one object, which must be in canonical form. */
async function readObject<Value>(
  opened: Opened,
  name: string,
  schema: { safeParse(value: unknown): { data?: Value | undefined } },
) {
  const text = await readText(opened, name)
  const { data } = schema.safeParse(parsed(name, Buffer.from(text)))
  if (data === undefined) return refuse(name, 'it is of another format or version')
  if (canonicalJson(data as object) !== text) refuse(name, 'it is not in canonical form (RFC 8785)')
  return { data, sha256: sha256(text) }
}

/**
 * Recomputes everything that a snapshot says of itself: sums, numbers of lines, order, canonical
 * form. Returns its digest and what it is. Error: SnapshotProblem, which names the first line that
 * differs. Source: INV-11.
 */
export async function verifyFiles(opened: Opened) {
  const manifest = await readObject(opened, 'manifest.json', Manifest)
  const state = await checkLines(opened, 'state.ndjson')
  const [file] = manifest.data.files
  for (const [what, is, wanted] of [
    ['lines', state.sums.lines, file.lines],
    ['bytes', state.sums.bytes, file.bytes],
    ['SHA-256', state.sums.sha256, file.sha256],
    ['counts', canonicalJson(state.counts), canonicalJson(manifest.data.counts)],
  ] as const)
    if (is !== wanted)
      refuse('state.ndjson', `its ${what} should be ${wanted} by the manifest, and is ${is}`)
  const provenance = await readObject(opened, 'provenance.json', Provenance)
  if (provenance.data.manifestSha256 !== manifest.sha256)
    refuse('provenance.json', 'it is about another manifest.json')
  const observed = await checkLines(opened, 'observed.ndjson')
  if (observed.sums.sha256 !== provenance.data.observedSha256)
    refuse('observed.ndjson', 'its SHA-256 is not the one in provenance.json')
  return { digest: manifest.sha256, manifest: manifest.data, lines: state.sums.lines }
}
