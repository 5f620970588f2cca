import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect, test } from 'vitest'
import { folderWith, hostileNames, run } from './testing/run-program.ts'
import { stubIn } from './testing/stub-folder.ts'

const csv = (...rows: string[][]) => stringify(rows, { record_delimiter: '\r\n' })

/** Listings are files that stand ready, because a stub that starts Node is slow. */
const quick = `
case "$4 $5 $8" in
  'print resources acls') exec cat "$STUB/list-acls.txt" >"$3" ;;
  'print '*) exec cat "$STUB/list-$5.txt" >"$3" ;;
  'multiprocess csv '*) exec cat "$STUB/list-delegates.txt" >"$3" ;;
esac`

/** A kit beside the script, and a stub of GAM on the path. */
function kitWith(files: Record<string, string>, slow = 0) {
  const folder = folderWith(files)
  copyFileSync(new URL('./gam-run.sh', import.meta.url), join(folder, 'run.sh'))
  const state = {
    users: { 'ana@example.com': 'True', 'bo@example.com': 'True' },
    groups: { 'old@example.com': { name: 'Old', shown: 'True' } },
    ...{ members: [], acls: [], delegates: [], resources: {}, slow },
    aliases: { 'info@example.com': 'bo@example.com' },
  }
  const { env, calls, changes } = stubIn(folder, 'gam', state, quick)
  return {
    ...{ folder, calls, changes },
    script: (...args: string[]) =>
      run('/bin/sh', { args: [join(folder, 'run.sh'), '--wait', '0', ...args], env }),
    results: (step: string) =>
      parse<Record<string, string>>(readFileSync(join(folder, `result-${step}.csv`), 'utf8'), {
        columns: true,
      }),
  }
}

const usual = {
  'groups.csv': csv(
    ['Email', 'Name', 'Description'],
    ['sales@example.com', `'"; Remove-Mailbox *`, '$(id)'],
    ['old@example.com', 'Other', ''],
    ['ana@example.com', 'A user', ''],
  ),
  'members.csv': csv(
    ['Group', 'Member'],
    ['sales@example.com', 'ana@example.com'],
    ['sales@example.com', 'ghost@example.com'],
    ['none@example.com', 'ana@example.com'],
    ['sales@example.com', 'far@elsewhere.example'],
  ),
  'aliases.csv': csv(
    ['Alias', 'Kind', 'Target'],
    ['a.silva@example.com', 'user', 'ana@example.com'],
    ['info@example.com', 'user', 'ana@example.com'],
    ['x y@example.com', 'user', 'ana@example.com'],
  ),
  'resources.csv': csv(
    ['Id', 'Name', 'Category', 'AutoAccept'],
    ['r-1', 'Room "1"', 'conference_room', 'true'],
  ),
  'resource-delegates.csv': csv(['Resource', 'Delegate'], ['r-1', 'bo@example.com']),
  'delegates.csv': csv(['Mailbox', 'Grantee'], ['ana@example.com', 'bo@example.com']),
  'hidden.csv': csv(['Email', 'Kind'], ['bo@example.com', 'user'], ['sales@example.com', 'group']),
}

test('gam-run.sh: the dry run only prints; --apply creates what is missing, in order; a second one creates nothing (KIT-05, KIT-22)', async () => {
  const kit = kitWith(usual, 1)
  const dry = await kit.script()
  expect(dry.stderr).toBe('')
  expect(dry.code).toBe(1)
  expect(kit.changes()).toEqual([])
  expect(kit.calls().every((args) => args.includes('print'))).toBe(true)
  expect(dry.stdout).toContain('     3  differs  old@example.com  (it is named "Old" at Google)')
  expect(dry.stdout).toContain(
    '     2  create   sales@example.com <- ana@example.com  (after the group)',
  )
  expect(dry.stdout).toContain('blocked by group none@example.com')
  expect(dry.stdout).toContain('blocked by ghost@example.com')
  expect(existsSync(join(kit.folder, 'result-groups.csv'))).toBe(false)

  const applied = await kit.script('--apply')
  expect([applied.code, applied.stderr]).toEqual([1, ''])
  expect(kit.changes()).toEqual([
    [
      'create',
      'group',
      'sales@example.com',
      'name',
      `'"; Remove-Mailbox *`,
      'description',
      '$(id)',
      'whocanpostmessage',
      'anyone_can_post',
      'verifycreationretries',
      '6',
    ],
    // The first one is not taken at once, and is sent again alone.
    ...['ana@example.com', 'far@elsewhere.example', 'ana@example.com'].map((who) => [
      'update',
      'group',
      'sales@example.com',
      'add',
      'member',
      who,
    ]),
    ['create', 'alias', 'a.silva@example.com', 'user', 'ana@example.com'],
    [
      'create',
      'resource',
      'r-1',
      'Room "1"',
      'category',
      'conference_room',
      'autoacceptinvitations',
      'true',
    ],
    ['resource', 'r-1', 'add', 'acls', 'owner', 'bo@example.com', 'sendnotifications', 'false'],
    ['user', 'ana@example.com', 'add', 'delegate', 'bo@example.com'],
    ['update', 'user', 'bo@example.com', 'gal', 'false'],
    ['update', 'group', 'sales@example.com', 'gal', 'false'],
  ])
  const outcomes = (step: string) => kit.results(step).map(({ outcome }) => outcome)
  expect(outcomes('groups')).toEqual(['created', 'differs', 'refused'])
  expect(outcomes('members')).toEqual(['created', 'blocked', 'blocked', 'created'])
  expect(outcomes('aliases')).toEqual(['created', 'differs', 'refused'])
  expect(kit.results('delegates')).toEqual([
    {
      line: '2',
      key: 'ana@example.com <- bo@example.com',
      action: 'create',
      outcome: 'created',
      message: '',
    },
  ])

  const before = kit.changes().length
  await kit.script('--apply')
  expect(kit.changes()).toHaveLength(before)
  expect(outcomes('members')).toEqual(['same', 'blocked', 'blocked', 'same'])
  expect(outcomes('hidden')).toEqual(['same', 'same'])
})

test('gam-run.sh: hostile names are in no command, reach Google as one value each, and lines are counted through line breaks (KIT-04, 07 §11 scenario 18)', async () => {
  const address = (index: number) => `g${index}@example.com`
  const rows = hostileNames.map((name, index) => [address(index), name, name])
  const kit = kitWith({
    'groups.csv': csv(
      ['Email', 'Name', 'Description'],
      ...rows,
      ...hostileNames.map((name) => [name, 'x', '']),
    ),
  })
  const { stdout, code } = await kit.script('--apply')
  expect(code).toBe(1)
  expect(kit.changes().map((args) => [args[2], args[4], args[6]])).toEqual(rows)
  // Commands are the same whatever the data is.
  for (const words of kit.calls())
    for (const word of words)
      expect(hostileNames.some((name) => word.includes(name) && name !== '~Email')).toBe(false)
  const results = kit.results('groups')
  expect(results.map(({ outcome }) => outcome)).toEqual([
    ...rows.map(() => 'created'),
    ...rows.map(() => 'refused'),
  ])
  expect(results.map(({ key }) => key).slice(rows.length)).toEqual(hostileNames)
  // The fourth row has a line break in two cells: the next one starts five lines later.
  expect(results.slice(3, 5).map(({ line }) => line)).toEqual(['5', '10'])
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
})

test('gam-run.sh: wrong headings and a GAM that cannot read end it before anything is changed (KIT-05)', async () => {
  const wrong = kitWith({
    'groups.csv': csv(['Mail', 'Name', 'Description'], ['a@example.com', 'A', '']),
  })
  expect(await wrong.script('--apply')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('must have the headings Email,Name,Description'),
  })
  expect(wrong.changes()).toEqual([])
  const broken = kitWith(usual)
  rmSync(join(broken.folder, 'stub/list-users.txt'))
  expect(await broken.script('--apply')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('GAM could not read users'),
  })
})
