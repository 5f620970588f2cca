import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isSqlite } from './append-only.ts'

/** The migrations of snapshots of organizations. */
export const snapshotMigrations: Record<string, Migration> = {
  '992-snapshots': {
    async up(database: Kysely<unknown>) {
      // SQLite compares texts by their bytes, which is the order of code points, too.
      const text = isSqlite(database) ? sql`text` : sql`text COLLATE "C"`
      await database.schema
        .createTable('snapshot')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('calls_done', 'integer', (column) => column.notNull())
        .addColumn('changed', 'integer', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('retry_at', 'text')
        .addColumn('is_complete', 'integer')
        .addColumn('digest', 'text')
        .addColumn('sealed', 'text')
        .execute()
      await database.schema
        .createIndex('snapshot_directory')
        .on('snapshot')
        .columns(['directory', 'created_at', 'id'])
        .execute()
      await database.schema
        .createIndex('snapshot_running')
        .unique()
        .on('snapshot')
        .column('directory')
        .where(sql<boolean>`state = 'RUNNING'`)
        .execute()
      await database.schema
        .createTable('snapshot_line')
        .addColumn('snapshot_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'integer', (column) => column.notNull())
        .addColumn('sort_key', text, (column) => column.notNull())
        .addColumn('owner', 'text', (column) => column.notNull())
        .addColumn('line', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshot_line_key', ['snapshot_id', 'kind', 'sort_key'])
        .execute()
      await database.schema
        .createIndex('snapshot_line_owner')
        .on('snapshot_line')
        .columns(['snapshot_id', 'owner'])
        .execute()
      await database.schema
        .createTable('snapshot_task')
        .addColumn('snapshot_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('is_done', 'integer', (column) => column.notNull())
        .addColumn('next_token', 'text')
        .addColumn('listed', 'text')
        .addColumn('listing', 'integer', (column) => column.notNull())
        .addColumn('tries', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshot_task_key', ['snapshot_id', 'kind', 'subject'])
        .execute()
      await database.schema
        .createIndex('snapshot_task_open')
        .on('snapshot_task')
        .columns(['snapshot_id', 'kind', 'subject'])
        .where(sql<boolean>`is_done = 0`)
        .execute()
    },
  },
  '995-snapshot-schedules': {
    async up(database: Kysely<unknown>) {
      const { schema } = database
      await schema
        .alterTable('snapshot')
        .addColumn('origin', 'text', (column) => column.notNull().defaultTo('asked'))
        .execute()
      for (const name of ['organization_id', 'region', 'imported_by', 'imported_at', 'refused'])
        await schema.alterTable('snapshot').addColumn(name, 'text').execute()
      await schema
        .createTable('snapshot_schedule')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('every', 'text', (column) => column.notNull())
        .addColumn('weekday', 'integer')
        .addColumn('time', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('set_by', 'text', (column) => column.notNull())
        .addColumn('set_at', 'text', (column) => column.notNull())
        .addColumn('next_at', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createTable('snapshot_reference')
        .addColumn('snapshot_id', 'text', (column) => column.notNull())
        .addColumn('referred_by', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('snapshot_reference_key', ['snapshot_id', 'referred_by'])
        .execute()
      await schema
        .createTable('snapshot_upload')
        .addColumn('upload_id', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('session_id', 'text', (column) => column.notNull())
        .addColumn('uploaded_at', 'text', (column) => column.notNull())
        .addColumn('bytes', 'integer', (column) => column.notNull())
        .addColumn('piece', isSqlite(database) ? sql`blob` : sql`bytea`, (column) =>
          column.notNull(),
        )
        .addPrimaryKeyConstraint('snapshot_upload_key', ['upload_id', 'position'])
        .execute()
    },
  },
}
