/** Where a directory is. `shift`: how far everything stands from where the archive says it is. */
export type End = { start: number; bytes: number; count: number; shift: number }

/** The length of the end of a directory, without its comment. Source: APPNOTE 4.3.16. */
const endBytes = 22
const longestComment = 65_535

/** The record before it that says where the end for 64 bits is. Source: APPNOTE 4.3.15. */
const locatorBytes = 20
const end64Bytes = 56

async function viewOf(file: Blob, from: number, bytes: number): Promise<DataView | undefined> {
  if (from < 0 || from + bytes > file.size) return undefined
  return new DataView(await file.slice(from, from + bytes).arrayBuffer())
}

/** Returns what an archive says in 64 bits of its directory. Source: APPNOTE 4.3.14. */
async function end64(
  file: Blob,
  endAt: number,
): Promise<{ view: DataView; at: number } | undefined> {
  const locator = await viewOf(file, endAt - locatorBytes, locatorBytes)
  if (locator?.getUint32(0, true) !== 0x07064b50) return undefined
  // Where it says, and where it is if something was put before the archive.
  for (const at of [Number(locator.getBigUint64(8, true)), endAt - locatorBytes - end64Bytes]) {
    const view = await viewOf(file, at, end64Bytes)
    if (view?.getUint32(0, true) === 0x06064b50) return { view, at }
  }
  return undefined
}

/** Returns where the directory of a zip is; undefined if there is none. */
export async function findEnd(file: Blob): Promise<End | undefined> {
  const from = Math.max(0, file.size - endBytes - longestComment)
  const tail = await viewOf(file, from, file.size - from)
  if (!tail) return undefined
  for (let at = tail.byteLength - endBytes; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50) continue
    // What looks like an end within a comment is none.
    if (at + endBytes + tail.getUint16(at + 20, true) > tail.byteLength) continue
    const large = await end64(file, from + at)
    const count = large ? Number(large.view.getBigUint64(32, true)) : tail.getUint16(at + 10, true)
    const bytes = large ? Number(large.view.getBigUint64(40, true)) : tail.getUint32(at + 12, true)
    const told = large ? Number(large.view.getBigUint64(48, true)) : tail.getUint32(at + 16, true)
    const start = (large ? large.at : from + at) - bytes
    if (start < 0) continue
    if (count === 0 && bytes === 0) return { start, bytes, count, shift: 0 }
    for (const place of [start, told]) {
      const first = await viewOf(file, place, 4)
      if (first?.getUint32(0, true) === 0x02014b50)
        return { start: place, bytes, count, shift: place - told }
    }
    // Its first entry is damaged; nothing after it can be found.
    return { start, bytes, count, shift: 0 }
  }
  return undefined
}
