// `npm run snapshot:verify -- <folder or zip>`: checks a downloaded snapshot, and changes nothing.
// The exit code is 0 if it holds, 1 if it does not, 2 if it cannot be read.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'
import { type Opened, SnapshotProblem, verifyFiles } from './verify-files.ts'

/** The most that is read of a zip, unpacked: a hostile one must not fill the memory. Bytes. */
const mostUnpacked = 512 * 1024 * 1024

async function* only(content: Uint8Array) {
  yield content
}

function openZip(path: string): Opened {
  let unpacked = 0
  const entries = unzipSync(readFileSync(path), {
    filter({ originalSize }) {
      unpacked += originalSize
      if (unpacked > mostUnpacked)
        throw new SnapshotProblem(`${path}: it has more than ${mostUnpacked} bytes`)
      return true
    },
  })
  const files = new Map(
    Object.entries(entries).map(([name, content]) => [basename(name), content] as const),
  )
  return {
    read(name) {
      const content = files.get(name)
      return content && only(content)
    },
  }
}

function openFolder(folder: string): Opened {
  return {
    read(name) {
      const path = join(folder, name)
      return existsSync(path) ? createReadStream(path) : undefined
    },
  }
}

const [, , path = '.'] = process.argv
try {
  const opened = statSync(path).isDirectory() ? openFolder(path) : openZip(path)
  const { digest, manifest, lines } = await verifyFiles(opened)
  const { organizationId, complete } = manifest
  process.stdout.write(
    `The snapshot of ${organizationId} holds: ${lines} lines, ${complete ? 'complete' : 'incomplete'}, digest ${digest}\n`,
  )
} catch (error) {
  const isProblem = error instanceof SnapshotProblem
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(
    isProblem ? `The snapshot does not hold. ${why}.\n` : `It cannot be read: ${why}\n`,
  )
  process.exitCode = isProblem ? 1 : 2
}
