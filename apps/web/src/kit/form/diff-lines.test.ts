import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from './diff-lines.ts'

const texts = fc
  .array(fc.constantFrom('', '{', '  "a": 1,', '  "b": 2', '}'), { minLength: 1, maxLength: 30 })
  .map((lines) => lines.join('\n'))

test('the lines of a comparison are those of both texts, in their order', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const [one, other] = [before.split('\n'), after.split('\n')]
      let [a, b] = [0, 0]
      for (const line of diffLines(before, after)) {
        if (line.kind === 'skipped') {
          expect(one.slice(a, a + line.count)).toEqual(other.slice(b, b + line.count))
          a += line.count
          b += line.count
          continue
        }
        if (line.kind !== 'added') expect(line.text).toBe(one[a++])
        if (line.kind !== 'removed') expect(line.text).toBe(other[b++])
      }
      expect([a, b]).toEqual(before === after ? [0, 0] : [one.length, other.length])
    }),
  )
})

test('lines without a change are left out, except for three around each change', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const changed = lines.with(10, 'another')
  expect(diffLines(lines.join('\n'), changed.join('\n'))).toEqual([
    { kind: 'skipped', count: 7 },
    ...[7, 8, 9].map((index) => ({ kind: 'same', text: `line ${index}` })),
    { kind: 'removed', text: 'line 10' },
    { kind: 'added', text: 'another' },
    ...[11, 12, 13].map((index) => ({ kind: 'same', text: `line ${index}` })),
    { kind: 'skipped', count: 6 },
  ])
})

test('of two empty lines, one is the line that differs', () => {
  expect(diffLines('\n}', '\n\n}')).toEqual([
    { kind: 'added', text: '' },
    { kind: 'same', text: '' },
    { kind: 'same', text: '}' },
  ])
})

test('texts that are alike have no lines that differ', () => {
  expect(diffLines('{\n}', '{\n}')).toEqual([])
})
