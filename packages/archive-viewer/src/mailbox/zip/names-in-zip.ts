import { crc32 } from './crc32.ts'

const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Returns the name in UTF-8 that may stand beside one that is not. Source: APPNOTE 4.6.9. */
function unicodeName(name: Uint8Array, extra: DataView): Uint8Array | undefined {
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const length = extra.getUint16(at + 2, true)
    if (extra.getUint16(at, true) === 0x7075 && length > 5 && at + 4 + length <= extra.byteLength) {
      // It has the sum of the name it belongs to: another program may have changed that one alone.
      const isOfName = extra.getUint32(at + 5, true) === crc32(name)
      return isOfName
        ? new Uint8Array(extra.buffer, extra.byteOffset + at + 9, length - 5)
        : undefined
    }
    at += 4 + length
  }
  return undefined
}

/**
 * Returns the name of an entry: in UTF-8 if it says so or can be, else in CP437. Source: APPNOTE 4.4.4
 * bit 11, appendix D.
 */
export function nameOf(name: Uint8Array, extra: DataView, isUtf8: boolean): string {
  const bytes = isUtf8 ? name : (unicodeName(name, extra) ?? name)
  try {
    return utf8.decode(bytes)
  } catch {
    return Array.from(bytes, (code) =>
      code < 0x80 ? String.fromCharCode(code) : cp437.charAt(code - 0x80),
    ).join('')
  }
}
