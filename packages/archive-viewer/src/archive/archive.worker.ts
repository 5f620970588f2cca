import { config } from 'zod/mini'
import { comparisonTable, isNewer } from '../snapshot/compare.ts'
import { pageOf } from '../snapshot/pages.ts'
import type { Answers, Ask, Reply } from './ask.ts'
import { addChosen, addZip, type Files, OpenProblem, unpackEmbedded } from './files.ts'
import { type Opened, openArchive, withEvidence } from './open.ts'

// The policy forbids code made from texts, and even asking for it would be reported.
config({ jitless: true })

let opened: Opened | undefined

/** How many rows are taken up for the search at once, between two questions. */
const someRows = 5_000

function prepareSearch(search: Opened['search']) {
  if (opened?.search === search && !search.prepare(someRows))
    setTimeout(() => prepareSearch(search))
}

async function filesOf(
  { embedded, chosen }: { embedded?: string; chosen?: readonly File[] },
  onPart: (part: number) => void,
): Promise<Files> {
  const files: Files = new Map()
  if (embedded !== undefined)
    addZip(files, await unpackEmbedded(embedded, (part) => onPart(part * 0.3)))
  await addChosen(files, chosen ?? [])
  return files
}

async function answer(ask: Ask, onPart: (part: number) => void): Promise<Answers[Ask['ask']]> {
  if (ask.ask === 'open') {
    const files = await filesOf(ask, onPart)
    const isOnlyEvidence = files.has('evidence.ndjson') && !files.has('state.ndjson')
    const next = await (opened && isOnlyEvidence
      ? withEvidence(opened, files)
      : openArchive(files, onPart))
    opened = next
    setTimeout(() => prepareSearch(next.search))
    return next.summary
  }
  if (!opened) throw new OpenProblem('nothing')
  if (ask.ask === 'page') return pageOf(opened, ask.page, ask.id)
  if (ask.ask === 'search') return opened.search.find(ask.text)
  const other = await openArchive(await filesOf(ask, onPart), onPart)
  const ended = ({ summary }: Opened) => summary.provenance?.endedAt
  const isOtherNewer = isNewer(ended(other), ended(opened))
  const table = isOtherNewer
    ? comparisonTable(opened.model, other.model)
    : comparisonTable(other.model, opened.model)
  return { summary: other.summary, table, isOtherNewer }
}

addEventListener('message', ({ data }: MessageEvent<{ number: number; ask: Ask }>) => {
  const { number, ask } = data
  const reply = (message: Reply) => postMessage({ number, ...message })
  answer(ask, (part) => reply({ part })).then(
    (answer) => reply({ answer }),
    (error: unknown) =>
      reply({
        fault: error instanceof OpenProblem ? error.fault : 'unexpected',
        why: String(error),
      }),
  )
})
