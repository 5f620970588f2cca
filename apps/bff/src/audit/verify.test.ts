import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { describe, expect, onTestFinished } from 'vitest'
import { systemClock } from '../clock.ts'
import { createLogger } from '../http/log.ts'
import { checkKey, keyBesideStore } from '../store/key-file.ts'
import { openStore, type StoreSettings } from '../store/open-store.ts'
import { databases, test } from '../test/on-both-stores.ts'
import { startAudit } from './audit.ts'

const program = fileURLToPath(new URL('verify.ts', import.meta.url))

async function verify(variables: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...variables },
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (chunk) => {
    output += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    errors += String(chunk)
  })
  const [code] = await once(child, 'close')
  return { code: Number(code), output, errors }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Runs a backend's trail with three sign-ins, and stops it. The key and the anchors are in
 * `folder`, the store is anywhere.
 */
async function leaveTrail(settings: StoreSettings, folder: string): Promise<void> {
  const store = await openStore(settings)
  const key = keyBesideStore('audit', { dataDir: folder, setting: undefined })
  await checkKey(store, 'audit', key)
  const audit = await startAudit(
    { store, clock: systemClock, logger: createLogger('silent'), key },
    { anchorFile: join(folder, 'audit-anchors'), verifyHours: 0, retentionDays: 0 },
  )
  const event = { requestId: 'r', account: 'ada', role: 'auditor', operation: 'signIn', input: {} }
  for (let each = 0; each < 3; each++)
    await audit.trail.single(event, { outcome: 'Succeeded', result: 'SUCCEEDED' })
  await audit.close()
  await store.destroy()
}

const variablesOf = ({ databaseUrl }: StoreSettings, folder: string) => ({
  DATA_DIR: folder,
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
})

/** Each run of the program takes a second or two, and several on a busy machine. */
const patiently = { timeout: 60_000 }

describe.each(databases)('on %s', patiently, (database) => {
  test('M8 a trail that holds is told from one that is broken, and from one that is not proven', async ({
    place,
  }) => {
    const settings = await place(database)
    const folder = settings.dataDir ?? newFolder()
    await leaveTrail(settings, folder)
    const variables = variablesOf(settings, folder)
    const [, last = ''] = readFileSync(join(folder, 'audit-anchors'), 'utf8').split('\n')
    const [, number, hash = ''] = last.split(' ')
    expect(number).toBe('4')
    expect(statSync(join(folder, 'audit-anchors')).mode & 0o777).toBe(0o600)

    const holds = await verify(variables)
    expect(holds).toMatchObject({ code: 0, errors: '' })
    expect(holds.output).toContain(`holds: 4 entries, the last is 4:${hash}`)
    expect(holds.output).toContain('agrees with 2 anchors')

    // The last two entries are cut off.
    const store = await openStore(settings)
    const disarm = database === 'SQLite' ? '' : ' ON audit_entry'
    const name = database === 'SQLite' ? 'audit_entry_delete' : 'audit_entry_is_cut_only'
    await sql.raw(`DROP TRIGGER ${name}${disarm}`).execute(store)
    await store.deleteFrom('audit_entry').where('sequence', '>', 2).execute()
    await store.destroy()
    const cutOff = await verify(variables)
    expect(cutOff).toMatchObject({ code: 1, output: '' })
    expect(cutOff.errors).toContain('broken at entry 3: it is missing: an anchor shows')
    writeFileSync(join(folder, 'audit-anchors'), '')
    const unproven = await verify(variables)
    expect(unproven.code).toBe(0)
    expect(unproven.output).toContain('No anchor was given: entries that were cut off at the end')
  })

  test('D11 what cannot be checked is neither broken nor changed', async ({ place }) => {
    const settings = await place(database)
    const folder = settings.dataDir ?? newFolder()
    const store = await openStore(settings)
    await store.destroy()
    const variables = variablesOf(settings, folder)
    const noKey = await verify(variables)
    expect(noKey).toMatchObject({ code: 2, output: '' })
    expect(noKey.errors).toContain('The key is missing')
    expect(existsSync(join(folder, 'audit-key'))).toBe(false)

    await leaveTrail(settings, folder)
    const otherKey = await verify({ ...variables, AUDIT_KEY: Buffer.alloc(32).toString('base64') })
    expect(otherKey).toMatchObject({ code: 2, output: '' })
    expect(otherKey.errors).toContain('another AUDIT_KEY')

    appendFileSync(join(folder, 'audit-anchors'), 'nonsense\n')
    const unreadable = await verify(variables)
    expect(unreadable).toMatchObject({ code: 2, output: '' })
    expect(unreadable.errors).toContain('it has a line that is no anchor')
    rmSync(join(folder, 'audit-anchors'))

    const again = await openStore(settings)
    await sql`UPDATE kysely_migration SET name = '99-newer' WHERE name = '96-trail-entries'`.execute(
      again,
    )
    await again.destroy()
    const newer = await verify(variables)
    expect(newer).toMatchObject({ code: 2, output: '' })
    expect(newer.errors).toContain('Another version of Mailroom')
  })
})

test('D11 an unreachable database cannot be checked', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const address = silent.address()
  silent.close()
  const port = typeof address === 'object' ? address?.port : undefined
  const { code, errors } = await verify({
    DATABASE_URL: `postgres://mailroom:canary@127.0.0.1:${port}/mailroom`,
    DATA_DIR: newFolder(),
  })
  expect(code).toBe(2)
  expect(errors).toMatch(/^The audit trail cannot be checked\. .*ECONNREFUSED/)
  expect(errors).not.toContain('canary')
})

test('D11 a copy on a medium that is only read is checked, and nothing is written beside it', async () => {
  const dataDir = newFolder()
  await leaveTrail({ dataDir }, dataDir)
  const file = join(dataDir, 'mailroom.sqlite')
  const before = readFileSync(file)
  chmodSync(file, 0o400)
  const files = readdirSync(dataDir)
  expect(files).not.toContain('mailroom.sqlite-wal')
  expect(await verify({ DATA_DIR: dataDir })).toMatchObject({ code: 0 })
  expect(readdirSync(dataDir)).toEqual(files)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.for([
  ['that is empty', (file: string) => truncateSync(file), 'no store of Mailroom'],
  ['that is damaged', (file: string) => writeFileSync(file, 'x'.repeat(8_192)), 'not a database'],
  ['that is missing', (file: string) => rmSync(file), 'There is no store'],
] as const)('D11 a store %s cannot be checked', async ([, damage, words]) => {
  const dataDir = newFolder()
  await leaveTrail({ dataDir }, dataDir)
  const file = join(dataDir, 'mailroom.sqlite')
  damage(file)
  const size = existsSync(file) ? statSync(file).size : undefined
  const { code, output, errors } = await verify({ DATA_DIR: dataDir })
  expect([code, output]).toEqual([2, ''])
  expect(errors).toContain(words)
  expect(existsSync(file) ? statSync(file).size : undefined).toBe(size)
})

test('an argument that is no anchor is refused with words', async () => {
  const { code, errors } = await verify({ DATA_DIR: newFolder() }, '--anchor', 'x')
  expect(code).toBe(2)
  expect(errors).toContain('<number>:<hash>')
})
