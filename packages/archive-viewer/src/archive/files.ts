import { unzipSync } from 'fflate'

/** The files of a snapshot. Source: INV-06. */
export const snapshotFileNames = [
  'manifest.json',
  'provenance.json',
  'observed.ndjson',
  'state.ndjson',
] as const

/** The files of an evidence pack that the pages read. Source: VER-07. */
const evidenceFileNames = ['evidence.ndjson', 'jobs.ndjson', 'SHA256SUMS'] as const

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

const baseName = (path: string) => path.split(/[/\\]/).at(-1) ?? ''

/** macOS adds a folder with files of the same names. */
const isRubbish = (path: string) => path.startsWith('__MACOSX/')

function wanted(path: string): string | undefined {
  const name = baseName(path)
  const all: readonly string[] = [...snapshotFileNames, ...evidenceFileNames]
  if (isRubbish(path) || !all.includes(name)) return undefined
  // An evidence pack has the manifest of the snapshot beside it, and an archive a list of its files.
  if (/(?:^|\/)evidence\/.*snapshot\/[^/]*$/.test(path)) return undefined
  return name === 'SHA256SUMS' && !/(?:^|\/)evidence\/[^/]*$/.test(path) ? undefined : name
}

function put(files: Files, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const before = files.get(name)
  if (before && before.length !== bytes.length) throw new OpenProblem('twoSnapshots')
  files.set(name, bytes)
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array<ArrayBuffer>> {
  let sum = 0
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (wanted(name) === undefined) return false
        sum += originalSize
        if (sum > maxBytes) throw new OpenProblem('tooLarge')
        return true
      },
    })
  } catch (error) {
    throw error instanceof OpenProblem ? error : new OpenProblem('notZip')
  }
}

/** Takes what the pages read out of a zip: of a snapshot, of evidence, or of both. */
export function addZip(files: Files, bytes: Uint8Array): void {
  for (const [path, content] of Object.entries(unzip(bytes))) {
    const name = wanted(path)
    if (name !== undefined) put(files, name, content)
  }
}

/** Takes files that a person has chosen or dropped: zips, or single files of an unpacked folder. */
export async function addChosen(files: Files, chosen: readonly File[]): Promise<void> {
  for (const file of chosen) {
    const path = file.webkitRelativePath || file.name
    const name = wanted(path)
    if (name === undefined && !/\.zip$/i.test(file.name)) continue
    if (file.size > maxBytes) throw new OpenProblem('tooLarge')
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (name === undefined) addZip(files, bytes)
    else put(files, name, bytes)
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
