import type { Statement } from 'better-sqlite3'
import type { Database } from './database.ts'

/** The collection, index and scope of an entry. */
type Place = [collection: string, index: string, scope: string]

type Entry = [...place: Place, value: string, key: string]

/** An entry of an index, with its document. */
type Row = { value: string; key: string; document: string }

type Statements = {
  select: Statement<[collection: string, scope: string, key: string], { value: string }>
  selectAll: Statement<[collection: string], { scope: string; value: string }>
  insert: Statement<[collection: string, scope: string, key: string, value: string]>
  upsert: Statement<[collection: string, scope: string, key: string, value: string]>
  remove: Statement<[collection: string, scope: string, key: string]>
  addEntry: Statement<Entry>
  removeEntry: Statement<Entry>
  range: Statement<
    [...place: Place, fromValue: string, fromKey: string, beforeValue: string, limit: number],
    Row
  >
  exact: Statement<[...place: Place, value: string], { document: string }>
  count: Statement<[...place: Place, fromValue: string, beforeValue: string], { count: number }>
}

function prepare(database: Database): Statements {
  return {
    select: database.prepare(
      'SELECT value FROM document WHERE collection = ? AND scope = ? AND key = ?',
    ),
    selectAll: database.prepare(
      'SELECT scope, value FROM document WHERE collection = ? ORDER BY scope, key',
    ),
    insert: database.prepare('INSERT INTO document VALUES (?, ?, ?, ?)'),
    upsert: database.prepare('INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)'),
    remove: database.prepare('DELETE FROM document WHERE collection = ? AND scope = ? AND key = ?'),
    addEntry: database.prepare('INSERT OR IGNORE INTO entry VALUES (?, ?, ?, ?, ?)'),
    removeEntry: database.prepare(
      'DELETE FROM entry WHERE collection = ? AND name = ? AND scope = ? AND value = ? AND key = ?',
    ),
    range: database.prepare(
      `SELECT entry.value AS value, entry.key AS key, document.value AS document
       FROM entry JOIN document ON document.collection = entry.collection
         AND document.scope = entry.scope AND document.key = entry.key
       WHERE entry.collection = ? AND entry.name = ? AND entry.scope = ?
         AND (entry.value, entry.key) > (?, ?) AND entry.value < ?
       ORDER BY entry.value, entry.key LIMIT ?`,
    ),
    exact: database.prepare(
      `SELECT document.value AS document
       FROM entry JOIN document ON document.collection = entry.collection
         AND document.scope = entry.scope AND document.key = entry.key
       WHERE entry.collection = ? AND entry.name = ? AND entry.scope = ? AND entry.value = ?
       ORDER BY entry.key LIMIT 1`,
    ),
    count: database.prepare(
      `SELECT count(*) AS count FROM entry
       WHERE collection = ? AND name = ? AND scope = ? AND value >= ? AND value < ?`,
    ),
  }
}

const prepared = new WeakMap<Database, Statements>()

/** Prepares the statements that all collections of a database share. */
export function statementsOf(database: Database): Statements {
  const known = prepared.get(database) ?? prepare(database)
  prepared.set(database, known)
  return known
}
