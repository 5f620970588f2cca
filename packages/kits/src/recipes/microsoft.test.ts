import { group, modelOf, permission, user } from '@mailroom/schemas/lint/messy'
import type { LintDecisions } from '@mailroom/schemas/lint-findings'
import { expect, test } from 'vitest'
import { madeKit } from '../make-kit.ts'
import { entra } from './entra.ts'
import { microsoft365 } from './microsoft-365.ts'

type Lines = Parameters<typeof modelOf>[0]

function made(
  recipe: typeof entra,
  lines: Lines,
  decisions: Partial<LintDecisions> = {},
): ReturnType<typeof madeKit> {
  return madeKit({
    ...{ recipe, model: modelOf(lines, { decisions }), language: 'en', decisionsDigest: 'd' },
    ...{ byHand: new Map(), excluded: new Map() },
    snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
  })
}

const crowd = (count: number, countryOf: (at: number) => string = () => 'PT') =>
  Array.from({ length: count }, (_, at) => user(`p${at}`, { country: countryOf(at) })).flat()

/** How many rows each file below a folder has. */
const rowsIn = ({ files }: ReturnType<typeof madeKit>, folder: string, before: number) =>
  Object.fromEntries(
    files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ path, content }) => [path, content.split('\r\n').length - 1 - before]),
  )

test('KIT-10 07 §11 scenario 19 501 users of two countries are files of 250, 250 and 1, each of one country', () => {
  const countryOf = (at: number) => (at < 500 ? 'Deutschland' : 'US')
  const kit = made(microsoft365, crowd(501, countryOf), { countries: ['Deutschland = DE'] })
  expect(rowsIn(kit, '10-users/', 1)).toEqual({
    ...{ '10-users/DE-001.csv': 250, '10-users/DE-002.csv': 250, '10-users/US-001.csv': 1 },
  })
  expect(kit.passwords).toBe(0)
})

test.each([
  [0, []],
  [1, []],
  [2, [2]],
  [1_000, [1_000]],
  [1_001, [999, 2]],
  [2_002, [1_000, 1_000, 2]],
])('KIT-11 07 §11 scenario 19 %i users: Entra has no file of a single row', (count, sizes) => {
  const kit = made(entra, crowd(count))
  expect(Object.values(rowsIn(kit, '11-entra/', 2))).toEqual(sizes)
  expect(kit.passwords).toBe(sizes.reduce((sum, each) => sum + each, 0))
  if (count === 1)
    expect(kit.rows.find(({ kind }) => kind === 'user')).toMatchObject({
      ...{ disposition: 'byHand', reason: expect.stringMatching(/two users or more/) },
    })
})

test('KIT-10 what is longer than Microsoft takes is by hand, and a user name that is too long with all of it', () => {
  const kit = made(microsoft365, [
    ...user('ana', { jobTitle: 'x'.repeat(65), department: 'x'.repeat(64) }),
    ...user('x'.repeat(51)),
    ...user('bo', { displayName: '  ' }),
  ])
  const fateOf = (id: string) => kit.rows.find((row) => row.id === id)?.disposition
  expect([fateOf('u-ana jobTitle'), fateOf('u-ana department')]).toEqual(['byHand', 'carried'])
  expect([fateOf(`u-${'x'.repeat(51)}`), fateOf('u-bo'), fateOf('u-ana')]).toEqual([
    ...['byHand', 'byHand', 'carried'],
  ])
})

test('KIT-12 decisions: Outlook opens no mailbox by itself, and names are those that somebody gave', () => {
  const lines = [
    ...user('ana', { firstName: '', lastName: '' }),
    ...user('bo'),
    ...group('sales', ['u-bo']),
    permission('u-ana', 'u-bo', 'FULL_ACCESS'),
    permission('g-sales', 'u-ana', 'FULL_ACCESS'),
  ]
  const kit = made(microsoft365, lines, {
    ...{ automapping: false, names: ['ana@example.com = Ana María | Núñez'] },
  })
  const content = (path: string) => kit.files.find((each) => each.path === path)?.content ?? ''
  expect(content('20-exchange/permissions.csv').split('\r\n').slice(1, -1)).toEqual([
    'ana@example.com,Mailbox,FullAccessNoAutoMapping,bo@example.com',
  ])
  expect(content('10-users/PT-001.csv')).toContain('ana@example.com,Ana María,Núñez,Ana Silva,')
  // A group has no mailbox.
  expect(kit.rows.find(({ id }) => id === 'g-sales u-ana FULL_ACCESS')?.disposition).toBe('byHand')
})

test('KIT-13 an IMAP batch has the sign-in at WorkMail, and no password that only people have', () => {
  const lines = [...user('ana'), ...user('bo')]
  const decisions = { domains: ['example.com = example.org'], ways: ['M365 imap-token'] }
  const kit = made(microsoft365, lines, decisions)
  expect(kit.files.find(({ path }) => path === '30-imap/batch-001.csv')?.content).toBe(
    [
      ...['EmailAddress,UserName,Password', 'ana@example.org,ana@example.com,'],
      ...['bo@example.org,bo@example.com,', ''],
    ].join('\r\n'),
  )
  expect(rowsIn(made(microsoft365, lines), '30-imap/', 1)).toEqual({})
})
