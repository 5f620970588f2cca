// `npm run archive:build -- <snapshot.zip> [<evidence.zip>] <folder>`: builds the folder that the
// console builds, from files, on any machine. The exit code is 0 if it is built, 1 if the snapshot
// does not hold, 2 if it cannot be read or written.
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import yauzl from 'yauzl'
import { openZipFile } from '../snapshots/open-zip.ts'
import { readMe as snapshotReadMe } from '../snapshots/snapshot-files.ts'
import { SnapshotProblem, verifyFiles } from '../snapshots/verify-files.ts'
import { type ArchiveSources, archiveFiles, archiveFolder } from './archive-files.ts'
import type { ArchiveFile } from './embed.ts'
import { builtViewer, viewerPage } from './viewer-page.ts'

class Failure extends Error {}

/** The files of a snapshot, as the console sends them. Error: SnapshotProblem. */
async function openSnapshot(path: string): Promise<Pick<ArchiveSources, 'digest' | 'snapshot'>> {
  const opened = await openZipFile(path)
  const { digest } = await verifyFiles(opened)
  async function* snapshot(): AsyncGenerator<ArchiveFile> {
    for (const name of ['manifest.json', 'provenance.json', 'README.txt'] as const) {
      const content =
        name === 'README.txt' ? Readable.from([Buffer.from(snapshotReadMe)]) : opened.read(name)
      if (content) yield { name, content }
    }
    for (const name of ['observed.ndjson', 'state.ndjson']) {
      const content = opened.read(name)
      if (content) yield { name, content }
    }
  }
  return { digest, snapshot }
}

/** Goes through the files of a zip in their order; yauzl refuses names that lead out of it. */
async function* entriesOf(path: string): AsyncGenerator<ArchiveFile> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, strictFileNames: true })
  for await (const entry of zip.eachEntry())
    if (!entry.fileName.endsWith('/'))
      yield { name: entry.fileName, content: await zip.openReadStreamPromise(entry) }
}

async function write(folder: string, sources: ArchiveSources): Promise<void> {
  for await (const { name, content } of archiveFiles(sources)) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await pipeline(content, createWriteStream(path))
  }
}

async function build(): Promise<string> {
  const { positionals } = parseArgs({ allowPositionals: true })
  const target = positionals.length < 4 ? positionals.at(-1) : undefined
  const [snapshotZip, evidenceZip] = positionals.slice(0, -1)
  if (target === undefined || snapshotZip === undefined)
    throw new Failure('usage: npm run archive:build -- <snapshot.zip> [<evidence.zip>] <folder>')
  const viewer = await viewerPage(builtViewer)
  if (!viewer) throw new Failure('The archive viewer is not built: npm run build')
  const { digest, snapshot } = await openSnapshot(snapshotZip)
  const evidence = evidenceZip === undefined ? undefined : () => entriesOf(evidenceZip)
  const folder = join(target, archiveFolder(digest))
  if (existsSync(folder)) throw new Failure(`${folder} is there already`)
  // Whoever stops this finds no half of an archive under its name.
  const unfinished = `${folder}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await write(unfinished, { page: viewer.page, digest, snapshot, evidence })
  await rename(unfinished, folder)
  return folder
}

try {
  process.stdout.write(`The archive is built: open ${join(await build(), 'index.html')}\n`)
} catch (error) {
  const isProblem = error instanceof SnapshotProblem
  const why = error instanceof Error ? error.message : String(error)
  const isWords = error instanceof Failure
  process.stderr.write(
    isProblem ? `The snapshot does not hold. ${why}.\n` : `${isWords ? '' : 'It failed: '}${why}\n`,
  )
  process.exitCode = isProblem ? 1 : 2
}
