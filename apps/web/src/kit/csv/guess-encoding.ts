import { decode, type Encoding } from './encodings.ts'

const western = 'äöüßÄÖÜéèêëàâçîïôûùœæøåñáíóúãõìòÉÈÊÀÂÇÎÔÑÅØÆÓÍÁÚ'
const central = 'ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽôľĺŕÔĽĹŔäöüőűÄÖÜŐŰăâîşţđĂÂÎŞŢĐ'
const cyrillic = 'абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯёЁіІїЇєЄґҐ'

/**
 * The encodings with one byte per character and the letters that people write in them, the
 * likeliest first.
 */
const ofOneByte: readonly (readonly [Encoding, string])[] = [
  ['windows-1252', western],
  // If the letters fit as well, a word of Cyrillic letters only tells these from Central European
  // encodings.
  ['windows-1251', cyrillic],
  ['windows-1254', 'ğışçöüâîûĞİŞÇÖÜÂÎÛ'],
  ['windows-1253', 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ'],
  ['windows-1250', central],
  ['windows-1257', 'āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽõäöüÕÄÖÜąęėįųĄĘĖĮŲ'],
  ['windows-1255', 'אבגדהוזחטיךכלםמןנסעףפץצקרשת'],
  ['windows-1256', 'ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأإؤئپچژگ'],
  ['windows-874', 'กขคงจฉชซญดตถทธนบปผพฟภมยรลวศสหอฮะาำเแโใไัิีึืุู็่้์'],
  ['cp850', western],
  ['macintosh', western],
  ['cp852', central],
  ['ibm866', cyrillic],
  ['koi8-r', cyrillic],
  ['iso-8859-2', central],
]

/**
 * The encodings with two bytes per character, and whether a pair of bytes is one of their usual
 * characters.
 */
const ofTwoBytes: readonly (readonly [Encoding, (lead: number, trail: number) => boolean])[] = [
  [
    'shift_jis',
    (lead, trail) =>
      (lead === 0x82 && trail >= 0x9f) || lead === 0x83 || (lead >= 0x88 && lead <= 0x98),
  ],
  ['gb18030', (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1],
  ['euc-kr', (lead, trail) => lead >= 0xb0 && lead <= 0xc8 && trail >= 0xa1],
  ['big5', (lead) => lead >= 0xa4 && lead <= 0xc6],
  ['euc-jp', (lead, trail) => (lead === 0xa4 || lead === 0xa5) && trail >= 0xa1],
]

/** The size of the sample for the guess. Bytes. */
const looksAt = 65_536

/** Counts the valid characters beyond ASCII and the invalid bytes of a file in UTF-8. */
function utf8Of(bytes: Uint8Array) {
  const text = decode(bytes, 'utf-8')
  const wrong = text.split('\uFFFD').length - 1
  const right = text.replaceAll(/[\p{ASCII}\uFFFD]+/gu, '').length
  return { right, wrong }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * Returns how much a text looks like words with these letters: other characters count against it.
 */
function likeness(text: string, letters: ReadonlySet<string>): number {
  const isLatin = letters.has('ä') || letters.has('ş')
  let found = 0
  for (const [run] of text.matchAll(/[^\s,;|\t"@]*[^\p{ASCII}\s][^\s,;|\t"@]*/gu)) {
    for (const character of run) if (character > '\u007F') found += letters.has(character) ? 1 : -2
    // A word has no capital after a small letter, and does not mix alphabets.
    if (/\p{Ll}\p{Lu}/u.test(run)) found -= 1
    if (!isLatin && /[a-z]/i.test(run)) found -= 2
  }
  return found
}

/**
 * Returns the same for two-byte encodings; `undefined` if the bytes are invalid in this encoding.
 */
function likenessOfPairs(
  bytes: Uint8Array,
  encoding: Encoding,
  isUsual: (lead: number, trail: number) => boolean,
): number | undefined {
  // A sample may end in the middle of a character; an invalid one comes earlier.
  if (decode(bytes, encoding).slice(0, -1).includes('\uFFFD')) return undefined
  let found = 0
  for (let at = 0; at < bytes.length; at++) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]]
    if (lead < 0x81) continue
    found += isUsual(lead, trail) ? 2 : -2
    at++
  }
  return found
}

/** Recognizes Latin text in UTF-16 without a byte order mark, in which every other byte is zero. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const zeros: [number, number] = [0, 0]
  const some = bytes.subarray(0, 1_024)
  for (const [index, byte] of some.entries()) if (byte === 0) zeros[index % 2 === 0 ? 0 : 1]++
  if (zeros[1] > some.length / 4) return 'utf-16le'
  return zeros[0] > some.length / 4 ? 'utf-16be' : undefined
}

const begins = (bytes: Uint8Array, ...mark: number[]) =>
  mark.every((byte, index) => bytes[index] === byte)

/**
 * Guesses the encoding of a text file: by its byte order mark, by valid UTF-8 (a wrong byte does
 * not make the rest wrong), else by the letters it would contain. Libraries for this read short
 * lists of names as Windows-1252, in any encoding.
 */
export function guessEncoding(bytes: Uint8Array): { encoding: Encoding; isGuess: boolean } {
  const sure = (encoding: Encoding) => ({ encoding, isGuess: false })
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return sure('utf-8')
  if (begins(bytes, 0xff, 0xfe)) return sure('utf-16le')
  if (begins(bytes, 0xfe, 0xff)) return sure('utf-16be')
  const utf16 = unmarkedUtf16(bytes)
  if (utf16) return sure(utf16)
  if (isUtf8(bytes)) return sure('utf-8')
  const { right, wrong } = utf8Of(bytes)
  if (right > wrong) return { encoding: 'utf-8', isGuess: true }
  const first = bytes.findIndex((byte) => byte > 127)
  const sample = bytes.subarray(Math.max(0, first - 1_024), first + looksAt)
  const found = [
    ...ofOneByte.map(([encoding, letters]) => ({
      encoding,
      likeness: likeness(decode(sample, encoding), new Set(letters)),
    })),
    ...ofTwoBytes.map(([encoding, isUsual]) => ({
      encoding,
      likeness: likenessOfPairs(sample, encoding, isUsual) ?? Number.NEGATIVE_INFINITY,
    })),
  ]
  const [best] = found.toSorted((a, b) => b.likeness - a.likeness)
  return { encoding: best?.encoding ?? 'windows-1252', isGuess: true }
}

/**
 * Returns whether a text was probably read in a wrong encoding: it contains control or unreadable
 * characters, or is valid UTF-8.
 */
export function looksWrong(bytes: Uint8Array, encoding: Encoding, text: string): boolean {
  if (/[\u0080-\u009F\uFFFD]/.test(text)) return true
  if (encoding.startsWith('utf-')) return false
  const { right, wrong } = utf8Of(bytes)
  return right > wrong
}
