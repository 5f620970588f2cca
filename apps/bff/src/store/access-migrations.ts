import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The migrations of who gets in: what people note about rules, devices and roles. */
export const accessMigrations: Record<string, Migration> = {
  '9994-access-test-cases': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('access_test_case')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('access_test_case_key', ['directory', 'name'])
        .execute()
      await schema
        .createTable('access_sample_address')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .execute()
    },
  },
  '9994-guided-settings': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('guided_setting')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('capability', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('content', 'text')
        .addColumn('written_by', 'text', (column) => column.notNull())
        .addColumn('written_at', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('guided_setting_key', ['directory', 'capability', 'kind'])
        .execute()
    },
  },
}
