import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder with those above it, readable by the account of this process alone. One that
 * exists stays as it is. Errors: those of `mkdir`. Node's own recursive `mkdir` never returns where
 * a file system refuses new folders as missing, as `/proc` does.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = []
  // The root of a drive that does not exist is its own parent.
  for (let each = resolve(folder); !existsSync(each); each = dirname(each)) {
    missing.unshift(each)
    if (dirname(each) === each) break
  }
  for (const each of missing)
    try {
      mkdirSync(each, { mode: 0o700 })
    } catch (error) {
      // Another process may make it at the same time.
      if (!existsSync(each)) throw error
    }
}

/** Makes the folder of the setting DATA_DIR. Errors: in words, if that is impossible. */
export function makeDataFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(
      `The folder ${dataDir} cannot be made (${reason}). Choose another with DATA_DIR.`,
    )
  }
}
