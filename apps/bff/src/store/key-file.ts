import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDataFolder } from './make-folder.ts'
import type { Store } from './open-store.ts'

/** The keys that are kept outside the store, so that the store alone reveals and proves nothing. */
export type KeyName = 'audit' | 'job'

/** The keys without which nothing is encrypted. */
type OptionalKeyName = 'snapshot'

/**
 * Returns a key of 32 bytes or more: the setting's; else that of a file beside the store, which is
 * created once with the mode 0600; without a folder, a new one.
 */
export function keyBesideStore(
  name: KeyName,
  { dataDir, setting }: { dataDir: string | undefined; setting: Buffer | undefined },
): Buffer {
  if (setting !== undefined) return setting
  const fresh = randomBytes(32)
  if (dataDir === undefined) return fresh
  makeDataFolder(dataDir)
  const file = join(dataDir, `${name}-key`)
  try {
    // Fails if the file exists: another process may create it at the same time.
    writeFileSync(file, `${fresh.toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
    return fresh
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return Buffer.from(readFileSync(file, 'utf8'), 'base64')
  }
}

/** Returns what the store keeps of a key; it reveals nothing of it. */
export function fingerprintOf(name: KeyName | OptionalKeyName, key: Buffer): string {
  return createHmac('sha256', key).update(`mailroom ${name}`).digest('base64url')
}

/** Keeps the fingerprint of the first key; returns that of the key that the store is used with. */
async function keptFingerprint(store: Store, name: string, fingerprint: string): Promise<string> {
  await store
    .insertInto('setting')
    .values({ name: `${name}KeyFingerprint`, value: fingerprint })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await store
    .selectFrom('setting')
    .select('value')
    .where('name', '=', `${name}KeyFingerprint`)
    .executeTakeFirstOrThrow()
  return value
}

/**
 * Compares a key with the one that this store was first used with; the store keeps its fingerprint
 * only. Errors: another key, as on a second instance without the setting.
 */
export async function checkKey(store: Store, name: KeyName, key: Buffer): Promise<void> {
  const fingerprint = fingerprintOf(name, key)
  if ((await keptFingerprint(store, name, fingerprint)) === fingerprint) return
  const variable = `${name.toUpperCase()}_KEY`
  throw new Error(
    `This database is used with another ${variable}. All instances need the same one: set ${variable}, or copy the file ${name}-key from the data folder of the first instance.`,
  )
}

/**
 * Compares a key that need not be set, as `checkKey`. Errors: another key, or none although the
 * store was used with one.
 */
export async function checkOptionalKey(
  store: Store,
  name: OptionalKeyName,
  key: Buffer | undefined,
): Promise<void> {
  const variable = `${name.toUpperCase()}_KEY`
  if (key) {
    const fingerprint = fingerprintOf(name, key)
    if ((await keptFingerprint(store, name, fingerprint)) === fingerprint) return
    throw new Error(
      `This database is used with another ${variable}: what was encrypted with it does not open with this one. All instances need the same ${variable}.`,
    )
  }
  const known = await store
    .selectFrom('setting')
    .select('value')
    .where('name', '=', `${name}KeyFingerprint`)
    .executeTakeFirst()
  if (known)
    throw new Error(
      `This database is used with a ${variable}, which is not set: what was encrypted with it cannot be read.`,
    )
}
