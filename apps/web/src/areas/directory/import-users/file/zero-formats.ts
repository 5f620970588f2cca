import { strFromU8, unzipSync } from 'fflate'

/**
 * Matches a number format that only places digits: `00000`, `000-0000`, `+0`. Other formats change
 * how a number looks, not its digits.
 */
const placesDigits = /^(?:0|[-+ ()/]|\\.|"[^"]*")*0(?:0|[-+ ()/]|\\.|"[^"]*")*$/

/**
 * Returns the attributes of an element; programs write the XML of workbooks, always in this form.
 */
function xmlAttributesOf(tag: string): Map<string, string> {
  const pairs = tag.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
  return new Map([...pairs].map(([, name = '', a, b]) => [name, unescapeXml(a ?? b ?? '')]))
}

function unescapeXml(text: string): string {
  const signs: ReadonlyMap<string, string> = new Map([
    ['quot', '"'],
    ['apos', "'"],
    ['lt', '<'],
    ['gt', '>'],
    ['amp', '&'],
  ])
  return text.replaceAll(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => signs.get(name) ?? '')
}

const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\b([^>]*)>`, 'g'))].map(([, tag = '']) =>
    xmlAttributesOf(tag),
  )

/** Returns the formats that place digits, by the style that a cell names. */
function formatsByStyle(styles: string): Map<string, string> {
  const codes = new Map(
    elements(styles, 'numFmt').map((each) => [each.get('numFmtId'), each.get('formatCode') ?? '']),
  )
  const [xfs = ''] = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles) ?? []
  return new Map(
    elements(xfs, 'xf').flatMap((xf, style) => {
      const [code = ''] = (codes.get(xf.get('numFmtId')) ?? '').split(';')
      return placesDigits.test(code) && code !== '0' ? [[String(style), code] as const] : []
    }),
  )
}

/** Returns a whole number in its format: the digits fill the zeros from the right. */
function shownAs(code: string, digits: string): string {
  const places: string[] = code.match(/\\.|"[^"]*"|./g) ?? []
  let left = digits
  let shown = ''
  const first = places.indexOf('0')
  for (const [index, place] of [...places.entries()].reverse()) {
    if (place !== '0') shown = place.replaceAll(/^[\\"]|"$/g, '') + shown
    else if (index === first) shown = left.padStart(1, '0') + shown
    else {
      shown = (left.at(-1) ?? '0') + shown
      left = left.slice(0, -1)
    }
  }
  return shown
}

function position(reference: string): [row: number, column: number] | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  if (letters === '') return undefined
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return [Number(digits) - 1, column - 1]
}

/** Matches a cell with a number: its attributes and its value, perhaps after its formula. */
const numberCell =
  /<(?:\w+:)?c\b([^>]*[^>/])>(?:<(?:\w+:)?f\b[^>]*(?:\/>|>[^<]*<\/(?:\w+:)?f>))?<(?:\w+:)?v>(\d+)</g

/** A number that a workbook shows with zeros of its format; row and column are counted from 0. */
export type ShownNumber = { row: number; column: number; text: string }

/**
 * Returns the numbers that a workbook shows differently because of their formats, such as a ZIP
 * code `01234` that is stored as 1234, by the number of the sheet from 0. The workbook's reader
 * knows only values.
 */
export function shownNumbers(bytes: Uint8Array): ReadonlyMap<number, readonly ShownNumber[]> {
  const files = unzipSync(bytes, {
    filter: ({ name }) => /^xl\/(?:styles|workbook)\.xml$|^xl\/_rels\/workbook/.test(name),
  })
  const xml = (name: string) => (files[name] ? strFromU8(files[name]) : '')
  const formats = formatsByStyle(xml('xl/styles.xml'))
  if (formats.size === 0) return new Map()
  const targets = new Map(
    elements(xml('xl/_rels/workbook.xml.rels'), 'Relationship').map((each) => [
      each.get('Id'),
      (each.get('Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  )
  const sheets = unzipSync(bytes, { filter: ({ name }) => /^xl\/worksheets\//.test(name) })
  return new Map(
    elements(xml('xl/workbook.xml'), 'sheet').map((sheet, index) => {
      const content = sheets[targets.get(sheet.get('r:id')) ?? '']
      return [index, content ? shownIn(strFromU8(content), formats) : []]
    }),
  )
}

function shownIn(sheet: string, formats: ReadonlyMap<string, string>): ShownNumber[] {
  return [...sheet.matchAll(numberCell)].flatMap(([, tag = '', digits = '']) => {
    const cell = xmlAttributesOf(tag)
    const code = formats.get(cell.get('s') ?? '')
    const at = position(cell.get('r') ?? '')
    if (code === undefined || at === undefined || (cell.get('t') ?? 'n') !== 'n') return []
    return [{ row: at[0], column: at[1], text: shownAs(code, digits) }]
  })
}
