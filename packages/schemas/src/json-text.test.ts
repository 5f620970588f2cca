import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compactJson,
  duplicateKeyIn,
  indentedJson,
  isJsonObject,
  withoutSpaces,
} from './json-text.ts'

test('a JSON text without its white space says the same', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (json, space) => {
      const spaced = JSON.stringify(JSON.parse(json), undefined, space)
      expect(compactJson(spaced)).toBe(JSON.stringify(JSON.parse(json)))
    }),
  )
})

test.each([
  ['spaces inside texts', '{ "a b" : " \\" c  " }', '{"a b":" \\" c  "}'],
  ['a text that is not JSON', '{ "a" : ', '{ "a" : '],
  ['numbers as they are written', '[ 1.50, 1e400 ]', '[1.50,1e400]'],
])('white space is taken out of JSON: %s', (_, text, compact) => {
  expect(compactJson(text)).toBe(compact)
})

test.each([
  ['{"a":1,"a":2}', { key: 'a', from: 7 }],
  ['{"a":[{"b":1},{"b":2}],"b":{"a":1}}', undefined],
  ['{"a":"{\\"a\\":1,","b":"a"}', undefined],
  ['{"a":{"b":1,"c":2,"b":3}}', { key: 'b', from: 18 }],
  ['{"\\u0061":1,"a":2}', { key: 'a', from: 12 }],
  ['{"__proto__":1,"__proto__":2}', { key: '__proto__', from: 15 }],
  ['{"a":1,"a"', undefined],
])('the first key that an object has twice is found: %s', (text, found) => {
  expect(duplicateKeyIn(text)).toEqual(found)
})

test('only an object is a JSON object, however deep it is', () => {
  expect(['[]', '"a"', 'null', '1', '', '{'].filter(isJsonObject)).toEqual([])
  expect(isJsonObject(`${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`)).toBe(true)
})

test('a JSON text is shown in lines, unless one of its keys would be lost', () => {
  expect(indentedJson('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
  expect(indentedJson('{"a":1,"a":2}')).toBe('{"a":1,"a":2}')
  expect(indentedJson('{"a":')).toBe('{"a":')
})

test('DOM-41 the white space of a text that is not JSON yet is left out alike, and that of strings stays', () => {
  expect(withoutSpaces('{ "a b": 1,\n  ')).toBe('{"a b":1,')
})
