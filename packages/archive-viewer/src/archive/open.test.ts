import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { pageOf } from '../snapshot/pages.ts'
import { addChosen, addZip, type Files } from './files.ts'
import { openArchive, withEvidence } from './open.ts'
import { proofOf } from './proof.ts'

const sum = (text: string | Buffer, hash = 'sha256') => createHash(hash).update(text).digest('hex')
const bytes = (text: string) => new TextEncoder().encode(text)

const tag = '{"key":"a","kind":"tag","value":"1"}'
const ana = '{"id":"u-1","kind":"user","name":"ana","state":"ENABLED"}'

/** The files of a snapshot that is as it was sealed; `over` replaces some afterwards. */
function sealed(
  lines: readonly string[],
  over: Record<string, string> = {},
): Record<string, string> {
  const state = lines.map((line) => `${line}\n`).join('')
  const counts = { tag: 1, user: 1 }
  const manifest = JSON.stringify({
    ...{ complete: true, counts },
    files: [{ bytes: state.length, lines: lines.length, name: 'state.ndjson', sha256: sum(state) }],
    ...{ format: 'mailroom-snapshot', organizationId: 'm-1', region: 'us-east-1' },
    ...{ scope: 'complete', version: 1 },
  })
  const provenance = JSON.stringify({
    ...{ changedMeanwhile: 0, connection: 'local', createdBy: 'Ada', endedAt: 'later' },
    ...{ mailroomVersion: '0.1.0', manifestSha256: sum(manifest), observedSha256: sum('') },
    startedAt: 'now',
  })
  return {
    ...{ 'manifest.json': manifest, 'provenance.json': provenance },
    ...{ 'observed.ndjson': '', 'state.ndjson': state, ...over },
  }
}

const filesOf = (texts: Record<string, string>): Files =>
  new Map(Object.entries(texts).map(([name, text]) => [name, bytes(text)]))
const openTexts = (texts: Record<string, string>) => openArchive(filesOf(texts), () => {})
const zipOf = (texts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, bytes(text)])))

describe('ARC-08 INV-11 the check of a snapshot', () => {
  test('says that everything is equal, and the digest', async () => {
    const files = sealed([tag, ana])
    const { summary, odd } = await openTexts(files)
    expect(summary).toMatchObject({ verdict: 'equal', oddCount: 0, counts: { tag: 1, user: 1 } })
    expect([summary.digest, odd]).toEqual([sum(files['manifest.json'] ?? ''), []])
  })

  test.each([
    ['notJson', [tag, ana, '{"kind":'], 3],
    ['unknownKind', [tag, ana, '{"kind":"mailTip"}'], 3],
    ['badMember', [tag, '{"id":7,"kind":"user"}'], 2],
    ['badMember', [tag, ana, '{"id":"u-2","kind":"user","surprise":1}'], 3],
    ['notCanonical', ['{"kind":"tag", "key":"a"}', ana], 1],
    ['notCanonical', ['{"kind":"tag","key":"a"}', ana], 1],
    ['order', [ana, tag], 2],
    ['order', [tag, tag, ana], 2],
    [
      'otherFile',
      [tag, '{"kind":"mailboxSize","readAt":"2026-11-28T15:36:28.000Z","userId":"u"}'],
      2,
    ],
  ])('finds a line that is %s, and keeps it', async (fault, lines, line) => {
    const opened = await openTexts(sealed(lines))
    expect(opened.odd[0]).toEqual({ file: 'state.ndjson', line, fault, text: lines[line - 1] })
    expect(opened.summary.verdict).toBe('different')
    expect(pageOf(opened, 'gaps', undefined)?.sections).toMatchObject([
      {},
      { id: 'oddLines', count: 1 },
    ])
  })

  test.each([
    ['a value changed', { 'state.ndjson': `${tag}\n${ana.replace('ana', 'bob')}\n` }, 'different'],
    ['a line taken out', { 'state.ndjson': `${ana}\n` }, 'different'],
    ['a manifest of another', { 'manifest.json': '{"format":"mailroom-snapshot"}' }, 'different'],
    [
      'observed changed',
      { 'observed.ndjson': '{"id":"t","kind":"tokenUse","readAt":"2026-11-28T15:36:28.000Z"}\n' },
      'different',
    ],
    ['no provenance', { 'provenance.json': '' }, 'unknown'],
  ] as const)('with %s it is told', async (_, over, verdict) => {
    expect((await openTexts(sealed([tag, ana], over))).summary.verdict).toBe(verdict)
  })
})

describe('ARC-02 what a person chooses', () => {
  const snapshot = sealed([tag, ana])
  const line = `{"archiveSha384":"ab","entityId":"u-1","jobId":"j-1","state":"VERIFIED"}\n`
  const pack = {
    ...{ 'evidence.ndjson': line, SHA256SUMS: `${sum(line)}  evidence.ndjson\n` },
    'snapshot/manifest.json': 'of another snapshot',
  }
  const below = (folder: string, texts: Record<string, string>) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [folder + name, text]))

  test.each([
    ['the zip of a snapshot', below('workmail-x/', snapshot)],
    ['files without a folder', snapshot],
    [
      'a whole archive, packed on a Mac',
      {
        ...below('workmail-archive-x/snapshot/', snapshot),
        ...below('workmail-archive-x/evidence/', pack),
        ...below('__MACOSX/workmail-archive-x/snapshot/', { 'state.ndjson': 'rubbish' }),
        'workmail-archive-x/SHA256SUMS': 'of the archive',
      },
    ],
  ])('opens %s', async (_, texts) => {
    const files: Files = new Map()
    addZip(files, zipOf(texts))
    expect((await openArchive(files, () => {})).summary).toMatchObject({
      verdict: 'equal',
      oddCount: 0,
    })
  })

  test('adds evidence to the snapshot that is open, and says if it was changed', async () => {
    const opened = await openTexts(snapshot)
    const files: Files = new Map()
    await addChosen(files, [new File([zipOf(pack)], 'evidence.zip')])
    expect((await withEvidence(opened, files)).summary).toMatchObject({
      ...{ verdict: 'equal', evidence: [{ jobId: 'j-1', state: 'VERIFIED' }] },
    })
    files.set('evidence.ndjson', bytes(line.replace('VERIFIED', 'MISMATCH')))
    expect((await withEvidence(opened, files)).summary.verdict).toBe('different')
  })

  test.each([
    ['notZip', [new File(['PK, but no zip'], 'a.zip')]],
    ['notZip', [new File([zipOf(snapshot).slice(0, 300)], 'a.zip')]],
    [
      'twoSnapshots',
      [new File([zipOf({ ...below('a/', snapshot), ...below('b/', snapshot) })], 'a.zip')],
    ],
    ['nothing', [new File(['x'], 'holiday.jpg')]],
  ])('is refused as %s', async (fault, chosen) => {
    const files: Files = new Map()
    const opening = addChosen(files, chosen).then(() => openArchive(files, () => {}))
    await expect(opening).rejects.toMatchObject({ fault })
  })
})

test('ARC-08 the sum of a file is equal, different or unknown, computed at once or in pieces', async () => {
  const content = Buffer.alloc(4.5 * 1024 * 1024, 'mail')
  const expected = sum(content, 'sha384')
  const file = new Blob([content])
  // A file of which nobody has so much memory is read in pieces.
  const large = Object.defineProperty(new Blob([content]), 'arrayBuffer', {
    value: () => Promise.reject(new Error('too large')),
  })
  for (const [each, mostWhole] of [
    [file, content.length],
    [large, 1024],
  ] as const) {
    const parts: number[] = []
    const onPart = (part: number) => parts.push(part)
    expect(await proofOf(each, expected.toUpperCase(), { onPart, mostWhole })).toEqual({
      ...{ verdict: 'equal', found: expected, expected },
    })
    expect(parts.at(-1)).toBe(1)
  }
  expect(await proofOf(file, '00')).toMatchObject({ verdict: 'different' })
  expect(await proofOf(file, undefined)).toEqual({ verdict: 'unknown', found: expected })
  await expect(proofOf(file, '00', { signal: AbortSignal.abort() })).rejects.toThrow('aborted')
})
