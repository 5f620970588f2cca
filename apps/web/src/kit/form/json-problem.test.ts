import { expect, test } from 'vitest'
import { jsonProblemOf } from './json-problem.ts'

test.each([
  ['{\n  "a": 1\n  "b": 2\n}', { code: 'json', line: 3, column: 3 }],
  ['{"a": }', { code: 'json', line: 1, column: 7 }],
  ['{\n  "a": [1,\n', { code: 'json', line: 3, column: 1 }],
  ['{"a":1,\n "a":2}', { code: 'duplicateKey', line: 2, column: 2 }],
  ['{"a": tru}', { code: 'json', line: 1, column: 7 }],
  ['{"a":1} {', { code: 'json', line: 1, column: 9 }],
])('DOM-41 the place of the first mistake in %j', (text, problem) => {
  expect(jsonProblemOf(text)).toMatchObject(problem)
})

test('DOM-41 JSON without a mistake, and no text, have no problem, however deep it is', () => {
  const deep = `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`
  expect(['{"a":"\\u0000"}', '[]', '1', '', ' \n', deep].map(jsonProblemOf)).toEqual(
    Array(6).fill(undefined),
  )
  expect(jsonProblemOf(deep.slice(0, -1))).toMatchObject({ code: 'json' })
})

test('DOM-41 what JSON.parse refuses has a place, also where the parser of the editor is lenient', () => {
  for (const text of ['{"a":01}', '{"a":"\\x"}', "{'a':1}", '{"a":1,}', '{"a":"\t"}', '\u00a0{}'])
    expect([text, jsonProblemOf(text)?.code]).toEqual([text, 'json'])
})
