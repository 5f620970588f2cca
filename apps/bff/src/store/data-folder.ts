import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makePrivate } from './sqlite.ts'

/** Returns the path of the store in a data folder. */
export function storeFileIn(dataDir: string): string {
  return join(dataDir, 'mailroom.sqlite')
}

/**
 * Takes a data folder for this process. The lock is SQLite's own on a file beside the store: it
 * ends with the process, however that ends, and everybody may still read the store. Errors: another
 * process has the folder; the store of a folder that was used is missing or empty.
 */
export async function takeDataFolder(dataDir: string) {
  const { default: Sqlite } = await import('better-sqlite3')
  const file = join(dataDir, 'mailroom.lock')
  makePrivate(dataDir, file)
  const lock = new Sqlite(file, { timeout: 0 })
  try {
    // In this mode the lock outlives the transaction.
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE; COMMIT')
    const store = storeFileIn(dataDir)
    const wasUsed = lock.pragma('user_version', { simple: true }) === 1
    if (wasUsed && (!existsSync(store) || statSync(store).size === 0))
      throw new Error(
        `${store} is missing or empty, although this folder was used. Restore it from a backup. To begin anew without its audit trail, move the folder ${dataDir} away.`,
      )
    return {
      /** Notes that the folder has a store from now on. */
      markUsed(): void {
        if (!wasUsed) lock.pragma('user_version = 1')
      },
      close: () => void lock.close(),
    }
  } catch (error) {
    lock.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new Error(
        `Another Mailroom uses the folder ${dataDir}. Stop it, or choose another folder with DATA_DIR. Several instances need PostgreSQL (DATABASE_URL).`,
      )
    throw error
  }
}
