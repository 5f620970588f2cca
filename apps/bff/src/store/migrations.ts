import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { makeAuditAppendOnly } from './append-only.ts'

/** The steps from nothing to today's tables, in order; one that was released is never changed. They run on both databases. */
export const migrations: Record<string, Migration> = {
  '001-sessions-and-audit': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('session')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('account_id', 'text')
        .addColumn('account_name', 'text')
        .addColumn('role', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('last_seen_at', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createIndex('session_expires_at')
        .on('session')
        .column('expires_at')
        .execute()
      await database.schema
        .createTable('audit_entry')
        .addColumn('sequence', 'integer', (column) => column.primaryKey())
        .addColumn('at', 'text', (column) => column.notNull())
        .addColumn('request_id', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('operation', 'text', (column) => column.notNull())
        .addColumn('input', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text')
        .addColumn('hash', 'text', (column) => column.notNull())
        .execute()
      for (const column of ['operation', 'account'])
        await database.schema
          .createIndex(`audit_entry_${column}`)
          .on('audit_entry')
          .columns([column, 'sequence'])
          .execute()
      await makeAuditAppendOnly(database)
      await database.schema
        .createTable('setting')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute()
    },
  },
}
