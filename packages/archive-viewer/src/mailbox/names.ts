/** Matches what nobody sees, or what makes a name look like another. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

const maxFolderLevels = 32
const maxPartLength = 200
const maxNameBytes = 200

/** Returns a text of a header in one line, without characters that nobody sees. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(hidden, '').trim()
}

/**
 * Returns the folders and the name of an entry, flat: `..`, drives and leading slashes mean nothing,
 * because nothing is written anywhere. Source: ARC-07.
 */
export function flatPath(path: string): { folders: string[]; name: string } {
  const parts = path
    .split(path.includes('/') ? '/' : /[\\/]/)
    .map((part) => oneLine(part).slice(0, maxPartLength))
    .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part))
  const name = parts.pop() ?? ''
  const folders = parts.slice(0, maxFolderLevels)
  if (parts.length > maxFolderLevels) folders.push('…')
  return { folders, name }
}

/** Names that Windows keeps for devices. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

function cutToBytes(text: string, maxBytes: number): string {
  const encoder = new TextEncoder()
  let kept = ''
  let bytes = 0
  for (const character of text) {
    bytes += encoder.encode(character).length
    if (bytes > maxBytes) break
    kept += character
  }
  return kept
}

/**
 * Returns a name that a file can be saved under anywhere: no path, no characters that a system
 * refuses or nobody sees, at most 200 bytes with its ending. Source: ARC-07.
 */
export function safeFileName(name: string, otherwise: string): string {
  const last = name.replaceAll(hidden, '').split(/[\\/]/).pop() ?? ''
  const plain = last
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (plain === '') return otherwise
  const usable = device.test(plain) ? `_${plain}` : plain
  const dot = usable.lastIndexOf('.')
  const ending = dot > 0 ? cutToBytes(usable.slice(dot), 20) : ''
  const stem = ending ? usable.slice(0, dot) : usable
  return `${cutToBytes(stem, maxNameBytes - new TextEncoder().encode(ending).length)}${ending}`
}

/** Endings of files that run when they are opened, or can bring something that runs. */
const programs = new Set(
  (
    'apk app appx bat chm cmd com cpl deb desktop dll dmg docm exe gadget hta htm html img inf iso ' +
    'jar js jse lnk mht mhtml msc msi msp mst pif pkg pl potm ppam ppsm pptm ps1 psm1 py pyw rb reg ' +
    'rpm scr scf sct sh shtml svg url vb vbe vbs vhd vhdx ws wsc wsf wsh xhtml xlam xlsm xltm'
  ).split(' '),
)

/** Returns whether a file may be a program, by its name and type. Source: ARC-07. */
export function mayBeProgram(name: string, type = ''): boolean {
  const ending = name.split('.').pop()?.trim().toLowerCase() ?? ''
  return (
    (name.includes('.') && programs.has(ending)) ||
    /x-msdownload|x-msdos|executable|javascript|x-sh\b|x-bat|html|svg/i.test(type)
  )
}
