// `npm run snapshot:verify -- <folder or zip>`: checks a downloaded snapshot, and changes nothing.
// The exit code is 0 if it holds, 1 if it does not, 2 if it cannot be read.
import { createReadStream, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openZipFile } from './open-zip.ts'
import { type Opened, SnapshotProblem, verifyFiles } from './verify-files.ts'

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
  const opened = statSync(path).isDirectory() ? openFolder(path) : await openZipFile(path)
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
