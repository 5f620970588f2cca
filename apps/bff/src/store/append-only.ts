import { type Kysely, SqliteAdapter, sql } from 'kysely'

const words = 'entries of the audit trail are neither changed nor deleted'

async function onSqlite(database: Kysely<unknown>): Promise<void> {
  for (const event of ['UPDATE', 'DELETE'])
    await sql
      .raw(
        `CREATE TRIGGER audit_entry_${event.toLowerCase()} BEFORE ${event} ON audit_entry
         BEGIN SELECT RAISE(ABORT, '${words}'); END`,
      )
      .execute(database)
}

async function onPostgres(database: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql
       AS $$ BEGIN RAISE EXCEPTION '${words}'; END $$`,
    )
    .execute(database)
  await sql
    .raw(
      `CREATE TRIGGER audit_entry_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
       FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()`,
    )
    .execute(database)
}

/**
 * Makes the database refuse to change or delete entries of the audit trail. The owner of the
 * database can undo this; the chain of hashes shows it.
 */
export async function makeAuditAppendOnly(database: Kysely<unknown>): Promise<void> {
  const isSqlite = database.getExecutor().adapter instanceof SqliteAdapter
  await (isSqlite ? onSqlite(database) : onPostgres(database))
}
