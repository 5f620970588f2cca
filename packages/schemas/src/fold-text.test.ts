import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldings, foldText, matchRanges, searchTerms, telephoneDigits } from './fold-text.ts'

/** A text with what matches a query in brackets. */
function marked(text: string, query: string): string {
  let [shown, from] = ['', 0]
  for (const { start, end } of matchRanges(text, query)) {
    shown += `${text.slice(from, start)}[${text.slice(start, end)}]`
    from = end
  }
  return shown + text.slice(from)
}

test.each([
  ['  Ana   SILVA ', 'ana silva'],
  ['María García', 'maria garcia'],
  ['Zoe\u0308 Comb', 'zoe comb'],
  ['Zoë Comb', 'zoe comb'],
  ['Thomas Weiß', 'thomas weiss'],
  ['STRAẞE', 'strasse'],
  ['İlker', 'ilker'],
  ['ILKER', 'ilker'],
  ['Işık', 'isik'],
  ['Jean\u2011Luc', 'jean-luc'],
  ['Jean\u2010Luc \u2013 \u2014 \u2015 \u2212', 'jean-luc - - - -'],
  ['O\u02bc Modifier', 'o modifier'],
  ['O’Connor O‘Connor O′Connor O`Connor O´Connor', 'oconnor oconnor oconnor oconnor oconnor'],
  ["O'Connor", 'oconnor'],
  ['Zed\u200b In\u00advisible\ufeff', 'zed invisible'],
  ['Silva, Ana', 'silva ana'],
  ['Ａｎａ', 'ana'],
  ['Łukasz Øster Æther', 'lukasz oster aether'],
  ['ΟΔΥΣΣΕΥΣ', foldText('Οδυσσεύς')],
  ['\u00a0a\u202fb', 'a b'],
  ['’', ''],
])('GEN-04 %j folds to %j', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})

test.each(['müller', 'mueller', 'muller', 'MÜLLER', 'mu\u0308ller'])(
  'GEN-04 %s is looked for in every spelling of Müller',
  (query) => {
    for (const name of ['Müller', 'Mueller', 'Mu\u0308ller'])
      expect(foldings(name), name).toContain(foldText(query))
  },
)

test('an e that is no umlaut stays, and so do domains', () => {
  expect(foldings('Jacques Bauer')).toEqual(['jacques bauer'])
  expect(foldings('mueller@bluesky.example')).toEqual([
    'mueller@bluesky.example',
    'muller@bluesky.example',
  ])
})

test.each([
  ['+351 21 555 0101', '351215550101'],
  ['(21) 5550101', '215550101'],
  ['0044 (0)20 7946 0000', '442079460000'],
  ['000', ''],
])('the digits of %j are %j', (text, digits) => {
  expect(telephoneDigits(text)).toBe(digits)
})

test('words are looked for each, a telephone number by its digits too, and nothing at all by nothing', () => {
  expect(searchTerms('Silva, Ana silva')).toEqual({ words: ['silva', 'ana'], digits: undefined })
  expect(searchTerms('555 0101')).toEqual({ words: ['555 0101'], digits: '5550101' })
  expect(searchTerms('e r 1')).toEqual({ words: ['e', 'r', '1'], digits: undefined })
  expect(searchTerms('’')).toEqual({ words: [], digits: undefined })
})

test.each([
  ['Jürgen Müller', 'muller', 'Jürgen [Müller]'],
  ['Jürgen Müller', 'mueller JUERGEN', '[Jürgen] [Müller]'],
  ['Ju\u0308rgen Mueller', 'jurgen muller', '[Ju\u0308rgen] [Mueller]'],
  ['Thomas Weiß', 'weis', 'Thomas [Weiß]'],
  ['Liam O’Connor', 'oconn', 'Liam [O’Conn]or'],
  ['  Ana   Silva', 'silva, ana', '  [Ana]   [Silva]'],
  ['Yuki Tanaka', 'ana', 'Yuki T[ana]ka'],
  ['banana', 'an a', 'b[anana]'],
  ['a.silva@example.com', 'a.silva@', '[a.silva@]example.com'],
  ['+351 21 555 0101', '(21) 5550101', '+351 [21 555 0101]'],
  ['+351 (0)21 555 0101', '00351 21555', '+[351 (0)21 555] 0101'],
  ['+351 21 555 0101', '0101', '+351 21 555 [0101]'],
  ['Ana', 'silva', 'Ana'],
  ['Ana', '  ’', 'Ana'],
])('in %j %j is marked as %j', (text, query, expected) => {
  expect(marked(text, query)).toBe(expected)
})

const word = fc.string({ unit: fc.constantFrom(...'aeuÜ\u0308ßıİ ,’-–\u200bzΣ1') })
const anything = fc.oneof(word, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

describe('of any text', () => {
  test('composed or not, small or capital, folded once or twice, it folds to the same', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const folded = foldText(text)
        expect(foldText(folded)).toBe(folded)
        expect(foldText(text.normalize('NFC'))).toBe(foldText(text.normalize('NFD')))
      }),
    )
  })

  test('whatever is found in it is marked, in order, within the text and without overlaps', () => {
    fc.assert(
      fc.property(anything, anything, (before, query) => {
        const text = `${before}${query}`
        const ranges = matchRanges(text, query)
        const { words } = searchTerms(query)
        const isFound = words.some((each) => foldText(text).includes(each))
        expect(ranges.length > 0 || !isFound).toBe(true)
        for (const [place, { start, end }] of ranges.entries()) {
          expect(start).toBeGreaterThanOrEqual(ranges[place - 1]?.end ?? 0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
