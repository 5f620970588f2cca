import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { databases, openFor, test } from '../test/on-both-stores.ts'
import { checkKey, keyBesideStore } from './key-file.ts'

function newFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-'))
  return {
    dataDir: join(dataDir, 'data'),
    [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

test('a key is created once, in a file that only its owner can read', () => {
  using folder = newFolder()
  const { dataDir } = folder
  const key = keyBesideStore('audit', { dataDir, setting: undefined })
  expect(key).toHaveLength(32)
  expect(keyBesideStore('audit', { dataDir, setting: undefined })).toEqual(key)
  expect(keyBesideStore('job', { dataDir, setting: undefined })).not.toEqual(key)
  const file = join(dataDir, 'audit-key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(dataDir).mode & 0o777).toBe(0o700)
  expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toEqual(key)
})

test('a key from the settings is used, and no file is created', () => {
  using folder = newFolder()
  const setting = Buffer.alloc(32, 7)
  expect(keyBesideStore('audit', { dataDir: folder.dataDir, setting })).toBe(setting)
  expect(() => statSync(folder.dataDir)).toThrow('ENOENT')
})

describe.each(databases)('on %s', (database) => {
  test('a store is used with one key only, and does not contain it', async ({ place }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    const key = Buffer.alloc(32, 1)
    await checkKey(store, 'audit', key)
    await checkKey(store, 'audit', key)
    await checkKey(store, 'job', Buffer.alloc(32, 2))
    await expect(checkKey(store, 'audit', Buffer.alloc(32, 3))).rejects.toThrow(
      'This database is used with another AUDIT_KEY.',
    )
    const settings = JSON.stringify(await store.selectFrom('setting').selectAll().execute())
    for (const encoding of ['base64', 'base64url', 'hex'] as const)
      expect(settings).not.toContain(key.toString(encoding))
  })

  test('a store whose job-key is lost is used with a new one after its fingerprint is deleted', async ({
    place,
  }) => {
    await using opened = await openFor(await place(database))
    const { store } = opened
    await checkKey(store, 'job', Buffer.alloc(32, 1))
    const wrong = 'This database is used with another JOB_KEY.'
    await expect(checkKey(store, 'job', Buffer.alloc(32, 2))).rejects.toThrow(wrong)
    // As docs/operating.md tells people to do.
    await sql`DELETE FROM setting WHERE name = 'jobKeyFingerprint'`.execute(store)
    await checkKey(store, 'job', Buffer.alloc(32, 2))
    await expect(checkKey(store, 'job', Buffer.alloc(32, 1))).rejects.toThrow(wrong)
  })
})
