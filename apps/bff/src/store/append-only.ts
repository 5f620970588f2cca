import { type Kysely, SqliteAdapter, sql } from 'kysely'

const words = 'entries of the audit trail are neither changed nor deleted'

/** Returns whether a migration runs on SQLite. */
export function isSqlite(database: Kysely<unknown>): boolean {
  return database.getExecutor().adapter instanceof SqliteAdapter
}

async function run(database: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database)
}

const onSqlite = ['UPDATE', 'DELETE'].map(
  (event) => `CREATE TRIGGER audit_entry_${event.toLowerCase()} BEFORE ${event} ON audit_entry
    BEGIN SELECT RAISE(ABORT, '${words}'); END`,
)

const onPostgres = [
  `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
   AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
  `CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
]

/**
 * Makes the database refuse to change or delete entries of the audit trail. The owner of the
 * database can undo this; the chain of hashes shows it.
 */
export async function makeAuditAppendOnly(database: Kysely<unknown>): Promise<void> {
  await run(database, isSqlite(database) ? onSqlite : onPostgres)
}

/** Lets a migration fill new columns; `makeAuditCuttable` closes the trail again. */
export async function openAuditForMigration(database: Kysely<unknown>): Promise<void> {
  await run(
    database,
    isSqlite(database)
      ? ['DROP TRIGGER audit_entry_update', 'DROP TRIGGER audit_entry_delete']
      : ['DROP TRIGGER audit_entry_is_append_only ON audit_entry'],
  )
}

/** The number up to which the last cut in the trail allows deletions. */
const cutTo = 'coalesce((SELECT max(cut_to) FROM audit_entry WHERE cut_to IS NOT NULL), 0)'

const cuttableOnSqlite = [
  `CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
   BEGIN SELECT RAISE(ABORT, '${words}'); END`,
  `CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry WHEN OLD.sequence > ${cutTo}
   BEGIN SELECT RAISE(ABORT, '${words}'); END`,
]

const cuttableOnPostgres = [
  `CREATE FUNCTION refuse_uncut_audit_change() RETURNS trigger LANGUAGE plpgsql
   AS $$ BEGIN
     IF OLD.sequence > ${cutTo} THEN RAISE EXCEPTION '${words}'; END IF;
     RETURN OLD;
   END $$`,
  `CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR TRUNCATE ON audit_entry
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
  `CREATE TRIGGER audit_entry_is_cut_only BEFORE DELETE ON audit_entry
   FOR EACH ROW EXECUTE FUNCTION refuse_uncut_audit_change()`,
]

/**
 * Makes the database refuse to change entries, and to delete entries that no cut in the trail
 * covers. A forged cut shows, because it lacks the key.
 */
export async function makeAuditCuttable(database: Kysely<unknown>): Promise<void> {
  await run(database, isSqlite(database) ? cuttableOnSqlite : cuttableOnPostgres)
}
