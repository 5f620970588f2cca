import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** The viewer as `npm run build` has built it. */
export const builtViewer = fileURLToPath(
  new URL('../../../../packages/archive-viewer/dist/page/index.html', import.meta.url),
)

/** Returns the page of the viewer and its sum; undefined if it was not built. */
export async function viewerPage(file: string) {
  if (!existsSync(file)) return undefined
  const page = await readFile(file, 'utf8')
  return { page, sha256: createHash('sha256').update(page).digest('hex') }
}
