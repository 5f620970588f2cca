import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test('ARC-04 a table as CSV: no program takes a text for a formula, and quotes, lines and umlauts stay', () => {
  const rows = [
    ['=cmd|calc', '+1', '-1', '@a', '\tx', '-2+3'],
    ['a "b", c', 'two\nlines', 'Müller', '', '5', '-5.5'],
  ]
  expect(csvOf(rows)).toBe(
    `\uFEFF'=cmd|calc,'+1,-1,'@a,'\tx,'-2+3\r\n"a ""b"", c","two\nlines",Müller,,5,-5.5\r\n`,
  )
})
