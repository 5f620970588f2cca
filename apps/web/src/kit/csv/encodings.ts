/**
 * The upper halves of the DOS code pages, which browsers do not know. Source: Unicode Consortium,
 * MAPPINGS/VENDORS/MICSFT/PC.
 */
const dosPages = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00AD˝˛ˇ˘§÷¸°¨˙űŘř■\u00A0',
} as const

/** The encodings in which a text file can be read: the usual name, and the languages of each. */
export const encodings = {
  'utf-8': { label: 'UTF-8', languages: [] },
  'utf-16le': { label: 'UTF-16 LE', languages: [] },
  'utf-16be': { label: 'UTF-16 BE', languages: [] },
  'windows-1252': { label: 'Windows-1252', languages: ['en', 'de', 'fr'] },
  'iso-8859-15': { label: 'ISO-8859-15', languages: ['en', 'de', 'fr'] },
  macintosh: { label: 'Mac Roman', languages: ['en', 'de', 'fr'] },
  cp850: { label: 'DOS 850', languages: ['en', 'de', 'fr'] },
  cp437: { label: 'DOS 437', languages: ['en'] },
  'windows-1250': { label: 'Windows-1250', languages: ['pl', 'cs', 'hu'] },
  'iso-8859-2': { label: 'ISO-8859-2', languages: ['pl', 'cs', 'hu'] },
  cp852: { label: 'DOS 852', languages: ['pl', 'cs', 'hu'] },
  'windows-1251': { label: 'Windows-1251', languages: ['ru', 'uk', 'bg'] },
  'koi8-r': { label: 'KOI8-R', languages: ['ru'] },
  ibm866: { label: 'DOS 866', languages: ['ru'] },
  'windows-1253': { label: 'Windows-1253', languages: ['el'] },
  'windows-1254': { label: 'Windows-1254', languages: ['tr'] },
  'windows-1255': { label: 'Windows-1255', languages: ['he'] },
  'windows-1256': { label: 'Windows-1256', languages: ['ar', 'fa'] },
  'windows-1257': { label: 'Windows-1257', languages: ['et', 'lv', 'lt'] },
  'windows-1258': { label: 'Windows-1258', languages: ['vi'] },
  'windows-874': { label: 'Windows-874', languages: ['th'] },
  shift_jis: { label: 'Shift_JIS', languages: ['ja'] },
  'euc-jp': { label: 'EUC-JP', languages: ['ja'] },
  gb18030: { label: 'GBK', languages: ['zh-Hans'] },
  big5: { label: 'Big5', languages: ['zh-Hant'] },
  'euc-kr': { label: 'EUC-KR', languages: ['ko'] },
} as const satisfies Record<string, { label: string; languages: readonly string[] }>

export type Encoding = keyof typeof encodings

function decodeDos(bytes: Uint8Array, upperHalf: string): string {
  const letters = Array.from({ length: 256 }, (_, byte) =>
    byte < 128 ? String.fromCharCode(byte) : (upperHalf[byte - 128] ?? '\uFFFD'),
  )
  let text = ''
  for (const byte of bytes) text += letters[byte]
  return text
}

/**
 * Returns the text of a file in an encoding, without its byte order mark; U+FFFD replaces invalid
 * bytes.
 */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'cp437' || encoding === 'cp850' || encoding === 'cp852')
    return decodeDos(bytes, dosPages[encoding])
  return new TextDecoder(encoding).decode(bytes)
}
