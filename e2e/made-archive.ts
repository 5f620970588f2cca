import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { compareCodePoints } from '@mailroom/schemas/compare-code-points'
import {
  firstObserved,
  kindNumber,
  rowOf,
  type SnapshotRow,
  sortKeyOf,
} from '@mailroom/schemas/snapshot-kinds'
import { archiveFiles, archiveFolder } from '../apps/bff/src/archives/archive-files.ts'
import { builtViewer, viewerPage } from '../apps/bff/src/archives/viewer-page.ts'
import { canonicalJson } from '../apps/bff/src/snapshots/canonical.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** The files of a snapshot with these rows, in the order of its zip. Source: INV-06. */
export function snapshotFilesOf(rows: readonly Record<string, unknown>[]): Record<string, string> {
  // The rows are as AWS tells them; what the kinds do not know goes to `other`.
  const all = rows.map(
    ({ kind, ...members }) => rowOf(kind as SnapshotRow['kind'], members) as SnapshotRow,
  )
  all.sort(
    (one, other) =>
      kindNumber(one.kind) - kindNumber(other.kind) ||
      compareCodePoints(sortKeyOf(one), sortKeyOf(other)),
  )
  const linesOf = (some: readonly SnapshotRow[]) => some.map((row) => `${canonicalJson(row)}\n`)
  const isState = ({ kind }: SnapshotRow) => kindNumber(kind) < firstObserved
  const lines = linesOf(all.filter(isState))
  const state = lines.join('')
  const observed = linesOf(all.filter((row) => !isState(row))).join('')
  const counts: Record<string, number> = {}
  for (const { kind } of all.filter(isState)) counts[kind] = (counts[kind] ?? 0) + 1
  const manifest = canonicalJson({
    ...{ format: 'mailroom-snapshot', version: 1, scope: 'complete', counts },
    ...{ organizationId: `m-${'0'.repeat(32)}`, region: 'us-east-1' },
    complete: !counts.gap,
    files: [
      {
        ...{ name: 'state.ndjson', bytes: Buffer.byteLength(state), lines: lines.length },
        sha256: sha256(state),
      },
    ],
  })
  const provenance = canonicalJson({
    ...{ startedAt: '2026-11-28T15:36:28.000Z', endedAt: '2026-11-28T15:40:00.000Z' },
    ...{ changedMeanwhile: 0, mailroomVersion: '0.1.0', connection: 'local' },
    ...{ createdBy: 'Ada Administrator', manifestSha256: sha256(manifest) },
    observedSha256: sha256(observed),
  })
  return {
    ...{ 'manifest.json': manifest, 'provenance.json': provenance },
    ...{ 'README.txt': 'A snapshot\n', 'observed.ndjson': observed, 'state.ndjson': state },
  }
}

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

const contentsOf = (files: Record<string, string>) => () =>
  Object.entries(files).map(([name, text]) => ({ name, content: bytesOf(text) }))

/** Writes the archive of a snapshot, as the console builds it, and returns its folder. */
export async function writeArchive(
  target: string,
  snapshot: Record<string, string>,
  evidence?: Record<string, string>,
): Promise<string> {
  const viewer = await viewerPage(builtViewer)
  if (!viewer) throw new Error('The viewer is not built')
  const digest = sha256(snapshot['manifest.json'] ?? '')
  const folder = join(target, archiveFolder(digest))
  const sources = { page: viewer.page, digest, snapshot: contentsOf(snapshot) }
  const files = archiveFiles({ ...sources, evidence: evidence && contentsOf(evidence) })
  for await (const { name, content } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(content, createWriteStream(path))
  }
  return folder
}

const user = (number: number) => `user-${String(number).padStart(6, '0')}`
const group = (number: number) => `group-${String(number).padStart(6, '0')}`

/** Makes the rows of a directory as large as wanted: each user has nine lines about them. */
export function manyRows(users: number): Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = [
    { kind: 'organization', id: `m-${'0'.repeat(32)}`, alias: 'example-corp', state: 'Active' },
    { kind: 'domain', name: 'example.com', isDefault: true },
  ]
  const groups = Math.ceil(users / 20)
  for (let number = 0; number < groups; number++) {
    const email = `team${number}@example.com`
    rows.push({ kind: 'group', id: group(number), name: `team${number}`, email, state: 'ENABLED' })
    rows.push({
      kind: 'address',
      address: email,
      ownerId: group(number),
      ownerKind: 'GROUP',
      primary: true,
    })
    if (number > 0)
      rows.push({
        ...{ kind: 'membership', groupId: group(Math.floor(number / 4)), memberKind: 'GROUP' },
        memberId: group(number),
      })
  }
  for (let number = 0; number < users; number++) {
    const id = user(number)
    const email = `given${number}.family${number % 997}@example.com`
    rows.push({
      ...{ kind: 'user', id, name: `given${number}`, email, state: 'ENABLED', role: 'USER' },
      ...{ displayName: `Given${number} Family${number % 997}`, firstName: `Given${number}` },
      ...{ lastName: `Family${number % 997}`, department: `Department ${number % 40}` },
      ...{ jobTitle: 'Engineer', city: 'Berlin', country: 'Germany', quotaMb: 51_200 },
      enabledDate: '2024-01-02T03:04:05.000Z',
    })
    for (const [index, address] of [
      email,
      `g${number}@example.com`,
      `x${number}@example.org`,
    ].entries())
      rows.push({ kind: 'address', address, ownerId: id, ownerKind: 'USER', primary: index === 0 })
    for (const at of [number % groups, (number * 7 + 1) % groups])
      rows.push({ kind: 'membership', groupId: group(at), memberId: id, memberKind: 'USER' })
    rows.push({
      ...{ kind: 'permission', mailboxId: id, mailboxKind: 'USER', granteeKind: 'USER' },
      ...{ granteeId: user((number + 1) % users), values: ['FULL_ACCESS'] },
    })
    if (number % 3 === 0)
      rows.push({
        ...{ kind: 'permission', mailboxId: id, mailboxKind: 'USER', granteeKind: 'GROUP' },
        ...{ granteeId: group(number % groups), values: ['SEND_AS'] },
      })
    rows.push({
      kind: 'mailboxSize',
      userId: id,
      sizeMb: number % 5_000,
      readAt: '2026-11-28T15:36:28.000Z',
    })
  }
  return rows
}
