import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

export type Database = Sqlite.Database

/**
 * Increases when the format of records changes; a folder in another format is refused, so that it
 * is not misread.
 */
const formatVersion = 2

const tables = `
  CREATE TABLE IF NOT EXISTS document (
    collection TEXT NOT NULL,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (collection, scope, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entry (
    collection TEXT NOT NULL,
    name TEXT NOT NULL,
    scope TEXT NOT NULL,
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (collection, name, scope, value, key)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS clock (
    id INTEGER PRIMARY KEY CHECK (id = 0),
    offset_ms REAL NOT NULL
  );
  CREATE TABLE IF NOT EXISTS call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    value TEXT NOT NULL
  );
`

/**
 * Makes a file, and SQLite's files beside it, readable by this account alone, and so the folder if
 * it is new: the state contains addresses and passwords.
 */
function makePrivate(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // SQLite gives the files beside it the mode of the file.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600, flag: 'a' })
  for (const each of [file, `${file}-wal`, `${file}-shm`])
    if (existsSync(each)) chmodSync(each, 0o600)
}

/**
 * Opens the state in a folder, or in memory without one. State in memory is kept as a whole: 0.8 GB
 * for 100,000 generated users, of which a process with a folder keeps 64 MiB. A write is answered
 * once the operating system has it in the write-ahead log, so killing the process loses no answered
 * write. `synchronous = NORMAL` does not wait for the disk at every write: after a power failure
 * the last writes may be missing, but the file is intact. Errors: a folder written by another
 * version of Mailroom.
 */
export function openDatabase(dataDir?: string): Database {
  const file = dataDir === undefined ? ':memory:' : join(dataDir, 'local-aws.sqlite')
  if (dataDir !== undefined) makePrivate(dataDir, file)
  const database = new Sqlite(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  // 64 MiB, so that adding a large sample organization does not read its pages repeatedly.
  database.pragma('cache_size = -65536')
  const version = database.pragma('user_version', { simple: true })
  if (version !== 0 && version !== formatVersion)
    throw new Error(
      `${dataDir} holds the state of another version (${String(version)}); move it away or delete it`,
    )
  database.pragma(`user_version = ${formatVersion}`)
  database.exec(tables)
  return database
}
