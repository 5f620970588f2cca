import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { group, modelOf, permission, resource, user } from '@mailroom/schemas/lint/messy'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { KitFile } from '../files.ts'
import { madeKit } from '../make-kit.ts'
import { startMailcow } from '../programs/testing/mailcow.ts'
import { folderWith, run } from '../programs/testing/run-program.ts'
import { stubIn } from '../programs/testing/stub-folder.ts'
import type { KitTarget } from '../recipe.ts'
import { recipeOf } from '../recipes.ts'
import { resultLines, resultSteps } from '../result-lines.ts'

const model = modelOf([
  ...user('ana', { displayName: "'$(id)`id` ;' Núñez", quotaMb: 51_200, hidden: true }),
  ...user('bo', { displayName: '=cmd|calc', aliases: ['robert@example.com'] }),
  ...group('sales', ['u-ana', 'u-bo'], { name: '$(id) ~Email', aliases: ['vertrieb@example.com'] }),
  ...group('all', ['g-sales']),
  ...resource('room1', { name: 'Room 1', bookingOptions: { autoAccept: true } }),
  { kind: 'delegate', resourceId: 'r-room1', delegateId: 'g-all' },
  permission('u-ana', 'u-bo', 'FULL_ACCESS', 'SEND_AS'),
])

/** Unpacks a kit with passwords in it, as people do. */
function unpacked(target: KitTarget) {
  const recipe = recipeOf(target)
  if (!recipe) throw new Error(`No recipe for ${target}`)
  const { files, passwordMark } = madeKit({
    ...{ recipe, model, language: 'en', decisionsDigest: 'd' },
    ...{ byHand: new Map(), excluded: new Map() },
    snapshot: { digest: 'abc', createdAt: '2026-11-28T12:00:00.000Z', isComplete: true },
  })
  const folder = folderWith()
  for (const { path, content } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    const mark = new RegExp(`${passwordMark}-PASSWORD-\\d{6}`, 'g')
    writeFileSync(join(folder, path), content.replaceAll(mark, 'Aa1!Aa1!Aa1!Aa1!'))
  }
  return { folder, files }
}

/** What a program calls the lines of the kit, and what we do. Source: KIT-05. */
function expectKnown(target: KitTarget, files: readonly KitFile[], folder: string) {
  const results = readdirSync(folder).filter((name) => name.startsWith('result-'))
  expect(results.length).toBeGreaterThan(0)
  for (const name of results) {
    const step = name.slice('result-'.length, -'.csv'.length)
    const told = parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8'), {
      columns: true,
    }).map(({ line, key }) => [Number(line), key])
    expect([...(resultLines(target, files, step) ?? [])], name).toEqual(told)
  }
  return results
}

const outcomesIn = (file: string) =>
  parse<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true }).map(
    ({ key, outcome }) => `${key} ${outcome}`,
  )

test('KIT-31 mailcow: the program in the kit carries out every line of it', async () => {
  const { folder, files } = unpacked('mailcow')
  const mailcow = await startMailcow()
  const args = [join(folder, 'apply.mjs'), mailcow.url, '--apply']
  const applied = await run(process.execPath, { args, env: { MAILCOW_API_KEY: 'a-key' } })
  expect(applied).toMatchObject({ code: 0, stderr: '' })
  const lines = readFileSync(join(folder, 'bodies.ndjson'), 'utf8').trimEnd().split('\n')
  const outcomes = outcomesIn(join(folder, 'result-mailcow.csv'))
  expect(outcomes).toHaveLength(lines.length)
  expectKnown('mailcow', files, folder)
  expect(outcomes.filter((each) => !/(?:created|completed)$/.test(each))).toEqual([])
  expect(mailcow.tables.get('mailbox')?.get('ana@example.com')?.name).toBe("'$(id)`id` ;' Núñez")
})

test('KIT-22 Google: the script in the kit gives GAM every row of it', async () => {
  const { folder: kit, files } = unpacked('Google')
  const folder = join(kit, '30-gam')
  const state = {
    users: { 'ana@example.com': 'True', 'bo@example.com': 'True' },
    ...{ groups: {}, members: [], acls: [], delegates: [], resources: {}, slow: 0, aliases: {} },
  }
  const quick = `
case "$4 $5 $8" in
  'print resources acls') exec cat "$STUB/list-acls.txt" >"$3" ;;
  'print '*) exec cat "$STUB/list-$5.txt" >"$3" ;;
  'multiprocess csv '*) exec cat "$STUB/list-delegates.txt" >"$3" ;;
esac`
  const { env, changes } = stubIn(folder, 'gam', state, quick)
  const args = [join(folder, 'run.sh'), '--wait', '0', '--apply']
  expect(await run('/bin/sh', { args, env })).toMatchObject({ code: 0, stderr: '' })
  expect(expectKnown('Google', files, folder)).toHaveLength(7)
  expect(outcomesIn(join(folder, 'result-groups.csv'))).toEqual([
    'sales@example.com created',
    'all@example.com created',
  ])
  expect(changes().map((words) => words.slice(0, 6).join(' '))).toEqual([
    'create group sales@example.com name $(id) ~Email description',
    expect.stringMatching(/^create group all@example.com name all /),
    'update group sales@example.com add member ana@example.com',
    'update group sales@example.com add member bo@example.com',
    'update group all@example.com add member sales@example.com',
    'create alias robert@example.com user bo@example.com',
    'create alias vertrieb@example.com group sales@example.com',
    'create resource room1 Room 1 category conference_room',
    'resource room1 add acls owner ana@example.com',
    'resource room1 add acls owner bo@example.com',
    'user ana@example.com add delegate bo@example.com',
    'update user ana@example.com gal false',
  ])
})

test('KIT-34 Zimbra: the script in the kit gives zmprov every line of it', async () => {
  const { folder, files } = unpacked('Zimbra')
  const state = { domains: ['example.com'], accounts: {}, lists: {}, resources: {} }
  const { env, changes } = stubIn(
    ...([folder, 'zmprov', state] as const),
    `case $2 in g*) exec cat "$STUB/list-$2.txt" ;; esac`,
  )
  const args = [join(folder, 'compare.sh'), '--apply']
  const applied = await run('/bin/sh', { args, env: { ...env, MAILROOM_WAIT: '0' } })
  expect(applied).toMatchObject({ code: 0, stderr: '' })
  expectKnown('Zimbra', files, folder)
  const lines = readFileSync(join(folder, 'commands.txt'), 'utf8').trimEnd().split('\n')
  expect(changes().map((words) => words[0])).toEqual(lines.map((line) => line.split(' ')[0]))
  expect(changes()[0]).toContain("'$(id)`id` ;' Núñez")
})

test('KIT-33 Mailu: the script in the kit merges, and changes nothing unless it is told to', async () => {
  const { folder } = unpacked('Mailu')
  const stub = join(folder, 'docker')
  writeFileSync(stub, '#!/bin/sh\ncase $1 in compose) echo c-1 ;; *) echo "$@"; wc -l ;; esac\n')
  chmodSync(stub, 0o755)
  const env = { PATH: `${folder}:${process.env.PATH}` }
  const script = (...more: string[]) =>
    run('/bin/sh', { args: [join(folder, 'import.sh'), ...more], env })
  const size = readFileSync(join(folder, 'mail-config.yml'), 'utf8').trimEnd().split('\n').length
  const command = 'exec -i c-1 flask mailu config-import --update'
  expect((await script()).stdout).toBe(`${command} --dry-run --verbose -\n${size}\n`)
  expect((await script('--apply')).stdout).toBe(`${command} --verbose -\n${size}\n`)
  expect((await script('--force')).code).toBe(2)
})

test('KIT-05 Exchange: the lines of each step are called as the script in the kit calls them; a kit without programs has no steps', () => {
  const { files } = unpacked('M365')
  expect(resultSteps('M365', files)).toEqual([
    ...['rooms', 'groups', 'group-members', 'aliases', 'permissions', 'profile', 'booking'],
  ])
  const lines = (step: string) => [...(resultLines('M365', files, step) ?? [])]
  expect(lines('group-members')).toContainEqual([2, 'sales@example.com <- ana@example.com'])
  expect(lines('aliases')).toContainEqual([2, 'bo@example.com <- robert@example.com'])
  expect(lines('permissions')).toContainEqual([2, 'ana@example.com <- bo@example.com FullAccess'])
  expect(lines('booking')).toEqual([[2, 'room1@example.com']])
  expect(resultLines('M365', files, '__proto__')).toBeUndefined()
  expect(resultSteps('Generic', unpacked('Generic').files)).toEqual([])
})
