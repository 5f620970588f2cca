/** The longest string of a TXT record, in bytes. Source: RFC 1035, 3.3. */
const maxStringBytes = 255

/** A character as it is, or escaped: as an octal number of its byte, or after a backslash. */
const escaped = /\\([0-7]{3})|\\(.)|([^\\]+|\\)/gs

function bytesOf(text: string): number[] {
  const encoder = new TextEncoder()
  return [...text.matchAll(escaped)].flatMap(([, octal, character, plain]) =>
    octal === undefined
      ? [...encoder.encode(character ?? plain)]
      : [Number.parseInt(octal, 8) & 0xff],
  )
}

/**
 * Returns the name of a record set as DNS compares it: Route 53 writes what is no letter, digit,
 * hyphen or underscore as an octal number, such as `\052` for `*`, and a dot at the end. Source:
 * Route 53 Developer Guide, "DNS domain name format".
 */
export function plainHostedName(name: string): string {
  return new TextDecoder()
    .decode(new Uint8Array(bytesOf(name)))
    .toLowerCase()
    .replace(/\.$/, '')
}

/** Returns the text of a TXT record that is written in quoted strings, or as it is without them. */
export function textOfRecord(value: string): string {
  const strings = [...value.matchAll(/"((?:[^"\\]|\\.)*)(?:"|$)/gs)]
  if (!value.trim().startsWith('"') || strings.length === 0) return value
  const bytes = strings.flatMap(([, text = '']) => bytesOf(text))
  return new TextDecoder().decode(new Uint8Array(bytes))
}

/**
 * Returns a text as Route 53 takes it for a TXT record: in quoted strings of 255 bytes, with
 * everything outside of ASCII as octal numbers. Source: Developer Guide, "TXT record type".
 */
export function recordOfText(text: string): string {
  const bytes = [...new TextEncoder().encode(text)]
  const strings: string[] = []
  for (let start = 0; start < Math.max(bytes.length, 1); start += maxStringBytes) {
    const characters = bytes.slice(start, start + maxStringBytes).map((byte) => {
      const character = String.fromCharCode(byte)
      if (character === '"' || character === '\\') return `\\${character}`
      const isPlain = byte >= 0x20 && byte <= 0x7e
      return isPlain ? character : `\\${byte.toString(8).padStart(3, '0')}`
    })
    strings.push(`"${characters.join('')}"`)
  }
  return strings.join(' ')
}
