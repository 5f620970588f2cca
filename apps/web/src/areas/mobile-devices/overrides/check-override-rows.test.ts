// @vitest-environment node
import type { OverrideRow } from '@mailroom/schemas/override-row'
import { withoutHidden } from '@mailroom/schemas/text'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportFile } from '../../../kit/export/export-file.ts'
import { checkOverrides } from './check-override-rows.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
const textOf = (units: string[], most: number) =>
  fc.string({ unit: fc.constantFrom(...units), minLength: 1, maxLength: most })

/**
 * Overrides as AWS may have them: each device of a user once, any description. One of several lines
 * has no quotation marks and delimiters: those would be taken for a mark that was not closed.
 */
const overrides = fc.uniqueArray(
  fc.record(
    {
      user: textOf([...letters, ...'._%+@-'], 40),
      deviceId: textOf(letters, 32),
      effect: fc.constantFrom('ALLOW' as const, 'DENY' as const),
      description: fc.oneof(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
        textOf([...'=+-@\'",;| a'], 30),
        textOf([..."=+-@'\r\n ab"], 30),
      ),
    },
    { requiredKeys: ['user', 'deviceId', 'effect'] },
  ),
  {
    minLength: 1,
    maxLength: 12,
    selector: ({ user, deviceId }) => `${user} ${deviceId}`.toLowerCase(),
  },
)

/** Returns a row as a file is read, and as the plan compares it. */
function asRead({ description = '', ...row }: OverrideRow) {
  const lines = (text: string) => withoutHidden(text).replaceAll(/\r\n?/g, '\n')
  return { ...row, description: lines(description) }
}

const columns = [
  ...[
    { id: 'user', header: 'user' },
    { id: 'deviceId', header: 'device id' },
  ],
  ...[
    { id: 'effect', header: 'effect' },
    { id: 'description', header: 'description' },
  ],
  { id: 'dateCreated', header: 'Erstellt' },
]

test.each(['en', 'de', 'id'] as const)(
  'MDOV-03 an export in %s is read as it was, so that importing it changes nothing',
  async (language) => {
    await fc.assert(
      fc.asyncProperty(overrides, async (given) => {
        // A text that AWS would not take, or that begins or ends a direction, is none of ours.
        fc.pre(given.every(({ description = '' }) => !/[\p{Bidi_Control}\0]/u.test(description)))
        const rows = given.map(({ user, deviceId, effect, description }) => [
          ...[user, deviceId, effect, description],
          new Date(0),
        ])
        const file = await exportFile('csv', { columns, rows }, language)
        const { rows: read, problems, unreadable } = checkOverrides(await file.text())
        expect({ problems, unreadable }).toEqual({ problems: [], unreadable: undefined })
        expect(read.map(asRead)).toEqual(given.map(asRead))
      }),
      { numRuns: 300 },
    )
  },
)

test('MDOV-03 lines without headings, and cells of a spreadsheet, are read in their order', () => {
  const ana = { user: 'ana.silva', deviceId: 'ABC1', effect: 'ALLOW', description: 'New, blue' }
  expect(checkOverrides('ana.silva,ABC1,allow,"New, blue"').rows).toEqual([ana])
  expect(checkOverrides('ana.silva\tABC1\tAllow\tNew, blue\n\n').rows).toEqual([ana])
  expect(checkOverrides('Effect;Device ID;Changed;User\nallow;ABC1;today;ana.silva').rows).toEqual([
    { user: 'ana.silva', deviceId: 'ABC1', effect: 'ALLOW' },
  ])
})

test('MDOV-03 each wrong line is named with what is wrong, and the others are read', () => {
  const { rows, problems } = checkOverrides(
    [
      'user,device id,effect,description',
      'ana.silva,ABC1,ALLOW,',
      'ana silva,ABC2,ALLOW,',
      'ana.silva,ABC-3,ALLOW,',
      `ana.silva,${'A'.repeat(33)},DENY,`,
      'ana.silva,ABC4,BLOCK,',
      `ana.silva,ABC5,DENY,${'x'.repeat(257)}`,
      'Ana.Silva,abc1,DENY,',
      ',ABC6,DENY,',
      'ana.silva,,DENY,',
    ].join('\n'),
  )
  expect(rows).toEqual([{ user: 'ana.silva', deviceId: 'ABC1', effect: 'ALLOW' }])
  expect(problems.map(({ line, code }) => [line, code])).toEqual([
    ...[
      [3, 'user'],
      [4, 'deviceId'],
      [5, 'deviceId'],
      [6, 'effect'],
      [7, 'description'],
    ],
    ...[
      [8, 'twice'],
      [9, 'user'],
      [10, 'deviceId'],
    ],
  ])
})

test('MDOV-03 a quotation mark that is not closed is named with its line', () => {
  const { rows, unreadable } = checkOverrides('ana.silva,ABC1,ALLOW,"open\nbruno,ABC2,DENY,x')
  expect(rows).toEqual([])
  expect(unreadable).toEqual({ code: 'unclosedQuote', line: 1 })
})

test('MDOV-03 two headings for one column are refused: only the person knows which counts', () => {
  const { rows, unreadable } = checkOverrides(
    'user,user id,device,effect\nana.silva,bruno,ABC1,ALLOW',
  )
  expect(rows).toEqual([])
  expect(unreadable).toEqual({ code: 'twoHeadings', line: 1, column: 'user' })
})
