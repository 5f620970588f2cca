import { type UnzipFileInfo, unzipSync } from 'fflate'

/** The files of a snapshot. Source: INV-06. */
export const snapshotFileNames = [
  'manifest.json',
  'provenance.json',
  'observed.ndjson',
  'state.ndjson',
] as const

/** The files of an evidence pack that the pages read. Source: VER-07. */
const evidenceFileNames = ['evidence.ndjson', 'SHA256SUMS'] as const

/** The most bytes of a file that is read into memory. Source: INV-13. */
const maxBytes = 512 * 1024 ** 2

export type Files = Map<string, Uint8Array<ArrayBuffer>>

/** Why nothing can be opened; each has words. */
export type OpenFault = 'notZip' | 'tooLarge' | 'twoSnapshots' | 'nothing'

export class OpenProblem extends Error {
  readonly fault: OpenFault

  constructor(fault: OpenFault) {
    super(fault)
    this.fault = fault
  }
}

/** Returns the folder and the name of a file in a zip, or in a folder that was chosen. */
function parted(path: string): [string, string] {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1
  return [path.slice(0, at), path.slice(at)]
}

/** Returns the folder that has a file. Error: OpenProblem, if two have it. */
function folderWith(paths: readonly string[], name: string): string | undefined {
  // macOS adds a folder with files of the same names.
  const folders = paths
    .map(parted)
    .filter(([folder, each]) => each === name && !folder.startsWith('__MACOSX/'))
    .map(([folder]) => folder)
  if (folders.length > 1) throw new OpenProblem('twoSnapshots')
  return folders[0]
}

/**
 * Returns the names of the files to read, by their paths: those beside the state of a snapshot, and
 * those beside the lines of an evidence pack, which has the manifest of a snapshot, too.
 */
function wantedIn(paths: readonly string[]): Map<string, string> {
  const wanted = new Map<string, string>()
  const take = (folder: string | undefined, names: readonly string[]) => {
    for (const name of names) if (folder !== undefined) wanted.set(folder + name, name)
  }
  take(folderWith(paths, 'state.ndjson'), snapshotFileNames)
  take(folderWith(paths, 'evidence.ndjson'), evidenceFileNames)
  return wanted
}

/** Takes what the pages read out of a zip: of a snapshot, of evidence, or of both. */
export function addZip(files: Files, bytes: Uint8Array): void {
  const unzip = (filter: (file: UnzipFileInfo) => boolean) => {
    try {
      return unzipSync(bytes, { filter })
    } catch (error) {
      throw error instanceof OpenProblem ? error : new OpenProblem('notZip')
    }
  }
  const paths: string[] = []
  unzip(({ name }) => {
    paths.push(name)
    return false
  })
  const wanted = wantedIn(paths)
  let sum = 0
  const found = unzip(({ name, originalSize }) => {
    if (!wanted.has(name)) return false
    sum += originalSize
    if (sum > maxBytes) throw new OpenProblem('tooLarge')
    return true
  })
  for (const [path, content] of Object.entries(found)) files.set(wanted.get(path) ?? path, content)
}

/** Takes files that a person has chosen or dropped: zips, or the files of an unpacked folder. */
export async function addChosen(files: Files, chosen: readonly File[]): Promise<void> {
  const bytesOf = async (file: File) => {
    if (file.size > maxBytes) throw new OpenProblem('tooLarge')
    return new Uint8Array(await file.arrayBuffer())
  }
  const pathOf = (file: File) => file.webkitRelativePath || file.name
  const wanted = wantedIn(chosen.map(pathOf))
  for (const file of chosen) {
    const name = wanted.get(pathOf(file))
    if (name !== undefined) files.set(name, await bytesOf(file))
    else if (/\.zip$/i.test(file.name)) addZip(files, await bytesOf(file))
  }
}

/** How much base64 is decoded at once: a multiple of four characters. */
const piece = 4 * 256 * 1024

/** A loop over the string: `Uint8Array.from` takes twenty times as long. Source: ARC-02. */
function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** Unpacks what stands in the page: a zip in gzip in base64. `onPart` hears how much is done. */
export async function unpackEmbedded(
  text: string,
  onPart: (part: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  let at = 0
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      if (at >= text.length) return controller.close()
      controller.enqueue(decodeBase64(text.slice(at, at + piece)))
      at += piece
      onPart(Math.min(1, at / text.length))
    },
  })
  try {
    const plain = packed.pipeThrough(new DecompressionStream('gzip'))
    return new Uint8Array(await new Response(plain).arrayBuffer())
  } catch {
    throw new OpenProblem('notZip')
  }
}
