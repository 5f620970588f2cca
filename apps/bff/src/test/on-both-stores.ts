import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as plain } from 'vitest'
import { openStore, type StoreSettings } from '../store/open-store.ts'
import { startPostgres } from './start-postgres.ts'

export const databases = ['SQLite', 'PostgreSQL'] as const
export type Database = (typeof databases)[number]

/** Where a store is; on PostgreSQL, with the keys that all instances need. */
type Place = StoreSettings & {
  dataDir: string | undefined
  auditKey?: Buffer<ArrayBuffer>
  jobKey?: Buffer<ArrayBuffer>
}

/**
 * A test with `place`, which returns a new database of the given kind. PostgreSQL starts when a
 * file first asks for it. If it cannot run on this machine, those tests are skipped, with the
 * reason.
 */
export const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: vitest looks at what a fixture takes
  .extend('postgres', { scope: 'file' }, async ({}, { onCleanup }) => {
    let started: ReturnType<typeof startPostgres> | undefined
    onCleanup(async () => {
      const server = await started?.catch(() => undefined)
      await server?.close()
    })
    return () => {
      started ??= startPostgres()
      return started
    }
  })
  .extend('place', async ({ postgres, skip }, { onCleanup }) => {
    const folders: string[] = []
    onCleanup(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    })
    return async (database: Database): Promise<Place> => {
      if (database === 'SQLite') {
        const dataDir = mkdtempSync(join(tmpdir(), 'mailroom-'))
        folders.push(dataDir)
        return { dataDir }
      }
      const server = await postgres().catch((error: unknown) => skip(String(error)))
      const keys = { auditKey: Buffer.alloc(32, 1), jobKey: Buffer.alloc(32, 2) }
      return { databaseUrl: await server.newDatabase(), dataDir: undefined, ...keys }
    }
  })

/** Opens a store, and closes it at the end of the block. */
export async function openFor(settings: StoreSettings) {
  const store = await openStore(settings)
  return { store, [Symbol.asyncDispose]: () => store.destroy() }
}
