import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { folderWith, run } from './testing/run-program.ts'
import { stubIn } from './testing/stub-folder.ts'

function kitWith(commands: readonly string[]) {
  const folder = folderWith({ 'commands.txt': `${commands.join('\n')}\n` })
  copyFileSync(new URL('./zimbra-compare.sh', import.meta.url), join(folder, 'compare.sh'))
  const old = { attributes: { displayName: 'Old Name' }, aliases: ['taken@example.com'] }
  const state = {
    domains: ['example.com'],
    accounts: { 'old@example.com': old },
    lists: {},
    resources: {},
  }
  const { env, calls, changes } = stubIn(
    ...([folder, 'zmprov', state] as const),
    `case $2 in g*) exec cat "$STUB/list-$2.txt" ;; esac`,
  )
  return {
    ...{ folder, calls, changes },
    script: (...args: string[]) =>
      run('/bin/sh', {
        args: [join(folder, 'compare.sh'), ...args],
        env: { ...env, MAILROOM_WAIT: '0' },
      }),
    outcomes: () =>
      parse<Record<string, string>>(readFileSync(join(folder, 'result-zimbra.csv'), 'utf8'), {
        columns: true,
      }).map(({ line, outcome }) => `${line} ${outcome}`),
  }
}

const good = [
  '# people',
  'ca ana@example.com "Aa1!$(id)`id`" displayName "Ana N\u00fa\u00f1ez; rm -rf /" zimbraPasswordMustChange TRUE',
  `ca "o'brien@example.com" "Aa1!" displayName "O\u2019Brien '$(id)' -x"`,
  'aaa ana@example.com a.nunez@example.com',
  'cdl sales@example.com',
  'adlm sales@example.com ana@example.com',
  'adlm sales@example.com far@elsewhere.example',
  'ccr room@example.com "" displayName "Room 1"',
]
const bad = [
  'ca old@example.com "Aa1!" displayName "New Name"',
  'ca taken@example.com "Aa1!"',
  'ca no@elsewhere.example "Aa1!"',
  'ca mark@example.com "MAILROOM-0123456789ab-PASSWORD-000001"',
  'aaa ghost@example.com g@example.com',
  'ma old@example.com displayName "Changed"',
  'ca esc@example.com "a\\"b"',
  'ca quote@example.com "a"b" displayName "x"',
  "ca apo@example.com 'Aa1! x'",
  'ca -f@example.com "Aa1!"',
  'ca refused@example.com "Aa1!"',
]

test('zimbra-compare.sh: the dry run only lists; --apply gives what is missing to zmprov -f; a second one gives nothing (KIT-05, KIT-34, 07 §11 scenario 18)', async () => {
  const kit = kitWith([...good, ...bad])
  const dry = await kit.script()
  expect([dry.code, dry.stderr]).toEqual([1, ''])
  expect(dry.stdout.match(/^ +\d+ +create /gm)).toHaveLength(8)
  expect(kit.changes()).toEqual([])
  expect(kit.calls()).toEqual([
    ['-l', 'gad'],
    ['-l', 'gaa', '-v'],
    ['-l', 'gadl', '-v'],
    ['-l', 'gacr', '-v'],
  ])

  const applied = await kit.script('--apply')
  expect(applied.code).toBe(1)
  expect(kit.changes().slice(0, 7)).toEqual([
    [
      'ca',
      'ana@example.com',
      'Aa1!$(id)`id`',
      'displayName',
      'Ana N\u00fa\u00f1ez; rm -rf /',
      'zimbraPasswordMustChange',
      'TRUE',
    ],
    ['ca', `o'brien@example.com`, 'Aa1!', 'displayName', `O\u2019Brien '$(id)' -x`],
    ['aaa', 'ana@example.com', 'a.nunez@example.com'],
    ['cdl', 'sales@example.com'],
    ['adlm', 'sales@example.com', 'ana@example.com'],
    ['adlm', 'sales@example.com', 'far@elsewhere.example'],
    ['ccr', 'room@example.com', '', 'displayName', 'Room 1'],
  ])
  const words = [
    'differs',
    'refused',
    'blocked',
    'refused',
    'blocked',
    ...Array<string>(5).fill('refused'),
    'failed',
  ]
  const expected = (first: string) =>
    [...Array<string>(7).fill(first), ...words].map((word, index) => `${index + 2} ${word}`)
  expect(kit.outcomes()).toEqual(expected('created'))
  // Only what one refuses was tried again.
  expect(
    new Set(
      kit
        .changes()
        .slice(7)
        .map(([, name]) => name),
    ),
  ).toEqual(new Set(['refused@example.com']))
  // No call ever had a name in it.
  expect(
    kit
      .calls()
      .every(([one, two]) => one === '-l' || (one === '-f' && two === 'mailroom-work/missing.txt')),
  ).toBe(true)

  const before = kit.changes().length
  await kit.script('--apply')
  expect(
    new Set(
      kit
        .changes()
        .slice(before)
        .map(([, name]) => name),
    ),
  ).toEqual(new Set(['refused@example.com']))
  expect(kit.outcomes()).toEqual(expected('same'))
  // Neither passwords nor their hashes stay behind.
  const left = readdirSync(join(kit.folder, 'mailroom-work')).map((name) =>
    readFileSync(join(kit.folder, 'mailroom-work', name), 'utf8'),
  )
  expect(left.join('')).not.toMatch(/Aa1!|SSHA512/)
})
