import type { SnapshotRow } from '@mailroom/schemas/snapshot-kinds'
import { ExportEvidence } from '../evidence.ts'
import { type Model, modelOf } from '../snapshot/model.ts'
import { type Search, searchIn } from '../snapshot/search.ts'
import { checkEvidence, checkFiles, type FileCheck, type Provenance } from './check-files.ts'
import { type Files, OpenProblem } from './files.ts'
import type { Verdict } from './proof.ts'
import { type OddLine, readLines } from './read-lines.ts'

/** How many odd lines are kept; more are counted. */
const maxOdd = 1_000

function evidenceIn(files: Files, onOdd: (odd: OddLine) => void): ExportEvidence[] {
  const bytes = files.get('evidence.ndjson')
  if (!bytes) return []
  const text = new TextDecoder().decode(bytes)
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return []
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      value = undefined
    }
    const { data } = ExportEvidence.safeParse(value)
    if (data) return [data]
    onOdd({
      file: 'evidence.ndjson',
      line: index + 1,
      fault: 'badMember',
      text: line.slice(0, 2_000),
    })
    return []
  })
}

function verdictOf(checks: readonly FileCheck[]): Verdict {
  if (checks.some(({ verdict }) => verdict === 'different')) return 'different'
  return checks.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'equal'
}

/** Adds the evidence that a person has chosen to the snapshot that is open. */
export async function withEvidence(opened: Opened, files: Files): Promise<Opened> {
  const odd: OddLine[] = []
  const evidence = evidenceIn(files, (line) => odd.push(line))
  const checks = await checkEvidence(files)
  const verdict = odd.length > 0 ? 'different' : verdictOf(checks)
  const { summary } = opened
  return {
    ...{ ...opened, evidence, odd: [...opened.odd, ...odd] },
    summary: {
      ...{ ...summary, evidence, oddCount: summary.oddCount + odd.length },
      checks: [...summary.checks.filter(({ name }) => name !== 'evidence.ndjson'), ...checks],
      verdict: verdict === 'equal' || summary.verdict === 'different' ? summary.verdict : verdict,
    },
  }
}

/**
 * Reads the files of a snapshot and of evidence, checks them, and returns what the pages ask and
 * what they say on top. Error: OpenProblem. Source: ARC-04, ARC-08.
 */
export async function openArchive(files: Files, onPart: (part: number) => void): Promise<Opened> {
  const state = files.get('state.ndjson')
  if (!state) throw new OpenProblem('nothing')
  const { digest, manifest, provenance, checks: ofSnapshot, stated } = await checkFiles(files)
  const checks = [...ofSnapshot, ...(await checkEvidence(files))]
  onPart(0.4)
  const rows: SnapshotRow[] = []
  const odd: OddLine[] = []
  let oddCount = 0
  const onOdd = (line: OddLine) => {
    oddCount++
    if (odd.length < maxOdd) odd.push(line)
  }
  const hooks = { onRow: (row: SnapshotRow) => rows.push(row), onOdd }
  const lines = readLines('state.ndjson', state, hooks)
  onPart(0.8)
  const observed = files.get('observed.ndjson')
  if (observed) readLines('observed.ndjson', observed, hooks)
  const evidence = evidenceIn(files, onOdd)
  const model = modelOf(rows)
  onPart(0.95)
  const counts = Object.fromEntries([...model.byKind].map(([kind, some]) => [kind, some.length]))
  const isCountedOtherwise =
    manifest !== undefined &&
    (stated?.lines !== lines ||
      Object.entries(manifest.counts).some(([kind, count]) => (counts[kind] ?? 0) !== count))
  const verdict = isCountedOtherwise || oddCount > 0 ? 'different' : verdictOf(checks)
  const organization = model.of('organization')[0]
  return {
    ...{ model, odd, evidence, search: searchIn(model) },
    summary: {
      organizationId: manifest?.organizationId ?? organization?.id ?? '',
      name: organization?.alias ?? organization?.defaultMailDomain ?? '',
      region: manifest?.region ?? '',
      isComplete: manifest?.complete,
      digest,
      provenance,
      ...{ verdict, checks, counts, oddCount, evidence },
    },
  }
}

/** What the frame and the overview say about an opened snapshot. */
export type Summary = {
  organizationId: string
  name: string
  region: string
  /** Absent if there is no manifest that says so. */
  isComplete: boolean | undefined
  digest: string | undefined
  provenance: Provenance | undefined
  verdict: Verdict
  checks: FileCheck[]
  counts: Record<string, number>
  /** Lines that are not as they have to be. */
  oddCount: number
  evidence: ExportEvidence[]
}

/** What the worker has of an archive. */
export type Opened = {
  model: Model
  odd: readonly OddLine[]
  evidence: readonly ExportEvidence[]
  search: Search
  summary: Summary
}
