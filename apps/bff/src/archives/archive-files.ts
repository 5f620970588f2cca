import { createHash } from 'node:crypto'
import { compareCodePoints } from '@mailroom/schemas/compare-code-points'
import { type ArchiveFile, embeddedData, pageWith } from './embed.ts'
import { readMe } from './read-me.ts'

type Files = () => AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>

/** What an archive is made of; each file is read more than once. */
export type ArchiveSources = {
  /** The page of the viewer, as it was built. */
  page: string
  /** SHA-256 of the snapshot's `manifest.json`. */
  digest: string
  snapshot: Files
  evidence: Files | undefined
}

/** The files that the page itself shows. */
const shown = [
  ...['snapshot/manifest.json', 'snapshot/provenance.json', 'snapshot/state.ndjson'],
  ...['snapshot/observed.ndjson', 'evidence/evidence.ndjson', 'evidence/SHA256SUMS'],
]

async function* inFolder(folder: string, files: Files): AsyncGenerator<ArchiveFile> {
  for await (const { name, content } of files()) yield { name: `${folder}/${name}`, content }
}

/** Goes through the files in the order of their names; those of an evidence pack have sums to come. */
async function* dataFiles({ snapshot, evidence }: ArchiveSources): AsyncGenerator<ArchiveFile> {
  if (evidence) yield* inFolder('evidence', evidence)
  yield* inFolder('snapshot', snapshot)
}

async function* shownFiles(sources: ArchiveSources): AsyncGenerator<ArchiveFile> {
  for await (const file of dataFiles(sources)) {
    if (shown.includes(file.name)) yield file
    // What is not shown is read all the same: the sums of a pack are known after its files.
    else for await (const _ of file.content);
  }
}

async function* bytesOf(text: string) {
  yield Buffer.from(text)
}

/** The files of an archive, without their sums. */
async function* contentFiles(sources: ArchiveSources): AsyncGenerator<ArchiveFile> {
  const data = await embeddedData(shownFiles(sources))
  const isEmbedded = data !== undefined
  yield { name: 'README.txt', content: bytesOf(readMe({ digest: sources.digest, isEmbedded })) }
  if (sources.evidence) yield* inFolder('evidence', sources.evidence)
  yield { name: 'index.html', content: pageWith(sources.page, data) }
  yield* inFolder('snapshot', sources.snapshot)
}

/** Returns the name of an archive's folder. */
export const archiveFolder = (digest: string) => `workmail-archive-${digest.slice(0, 12)}`

/**
 * Returns the files of an archive: the same sources give the same bytes. Their sums come last, as
 * `sha256sum -c` reads them. Source: ARC-01.
 */
export async function* archiveFiles(sources: ArchiveSources): AsyncGenerator<ArchiveFile> {
  const sums: { name: string; sum: string }[] = []
  for await (const { name, content } of contentFiles(sources)) {
    const hash = createHash('sha256')
    const summed = async function* () {
      for await (const piece of content) {
        hash.update(piece)
        yield piece
      }
      sums.push({ name, sum: hash.digest('hex') })
    }
    yield { name, content: summed() }
  }
  const lines = sums
    .sort((one, other) => compareCodePoints(one.name, other.name))
    .map(({ name, sum }) => `${sum}  ${name}\n`)
  yield { name: 'SHA256SUMS', content: bytesOf(lines.join('')) }
}
