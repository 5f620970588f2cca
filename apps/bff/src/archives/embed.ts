import { Gzip } from 'fflate'
import { zipOf } from '../snapshots/snapshot-files.ts'

/** A file whose content comes in pieces. */
export type ArchiveFile = { name: string; content: AsyncIterable<Uint8Array> }

/** The largest block of data in the page, in base64; larger snapshots lie beside it. Source: ARC-02. */
export const mostEmbedded = 32 * 1024 ** 2

/** How many bytes are packed at once, so that other requests get their turn. */
const piece = 128 * 1024

/**
 * Packs files as the page reads them: a zip in gzip in base64. The packer is the same on every
 * machine, so that the bytes are. Returns undefined if that is more than may stand in the page; no
 * more than that is ever in memory.
 */
export async function embeddedData(
  files: AsyncIterable<ArchiveFile>,
  most = mostEmbedded,
): Promise<Buffer | undefined> {
  const packed: Uint8Array[] = []
  let bytes = 0
  const gzip = new Gzip({ mtime: 0, level: 6 }, (part) => {
    packed.push(part)
    bytes += part.length
  })
  for await (const part of zipOf(files))
    for (let from = 0; from < part.length; from += piece) {
      gzip.push(part.subarray(from, from + piece))
      if (Math.ceil(bytes / 3) * 4 > most) return undefined
      await new Promise((resolve) => setImmediate(resolve))
    }
  gzip.push(new Uint8Array(), true)
  return Math.ceil(bytes / 3) * 4 > most ? undefined : Buffer.concat(packed)
}

/** Where the page takes its data from. */
const place = '<!--archive-data-->'

/** How much is written as base64 at once: a multiple of three bytes. */
const written = 3 * 64 * 1024

/** Returns the page with what it shows in it, or with the note that it lies beside. Source: ARC-02. */
export async function* pageWith(page: string, data: Buffer | undefined): AsyncGenerator<Buffer> {
  const at = page.indexOf(place)
  if (at === -1) throw new Error('The page of the viewer has no place for data')
  yield Buffer.from(page.slice(0, at))
  const beside = data ? '' : ' data-beside="snapshot"'
  yield Buffer.from(`<script type="application/octet-stream" id="archive-data"${beside}>`)
  for (let from = 0; from < (data?.length ?? 0); from += written)
    yield Buffer.from(data?.subarray(from, from + written).toString('base64') ?? '')
  yield Buffer.from(`</script>${page.slice(at + place.length)}`)
}
