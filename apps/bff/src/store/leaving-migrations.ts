import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { exportMigrations } from './export-migrations.ts'
import { snapshotMigrations } from './snapshot-migrations.ts'

/** The migrations of what is decided and made from snapshots and exports. */
const decisionMigrations: Record<string, Migration> = {
  '996-approvals': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('approval')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('operation', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('requested_by', 'text', (column) => column.notNull())
        .addColumn('requested_name', 'text', (column) => column.notNull())
        .addColumn('requested_at', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('decided_by', 'text')
        .addColumn('decided_name', 'text')
        .addColumn('decided_at', 'text')
        .execute()
      await database.schema
        .createIndex('approval_directory')
        .on('approval')
        .columns(['directory', 'requested_at'])
        .execute()
    },
  },
  '999-lint': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('lint_acceptance')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('finding_id', 'text', (column) => column.notNull())
        .addColumn('object_digest', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('accepted_by', 'text', (column) => column.notNull())
        .addColumn('accepted_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('lint_acceptance_key', ['directory', 'finding_id'])
        .execute()
      await schema
        .createTable('lint_decision')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('decisions', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .execute()
    },
  },
  '9991-kits': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('kit')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('summary', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createIndex('kit_directory')
        .on('kit')
        .columns(['directory', 'created_at', 'id'])
        .execute()
      await schema
        .createTable('kit_sample')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('target', 'text', (column) => column.notNull())
        .addColumn('file', 'text', (column) => column.notNull())
        .addColumn('is_same', 'integer', (column) => column.notNull())
        .addColumn('checked_by', 'text', (column) => column.notNull())
        .addColumn('checked_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('kit_sample_key', ['directory', 'target', 'file'])
        .execute()
      await schema
        .createTable('kit_result')
        .addColumn('kit_id', 'text', (column) => column.notNull())
        .addColumn('step', 'text', (column) => column.notNull())
        .addColumn('imported_by', 'text', (column) => column.notNull())
        .addColumn('imported_at', 'text', (column) => column.notNull())
        .addColumn('results', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('kit_result_key', ['kit_id', 'step'])
        .execute()
    },
  },
  '9992-cut-over': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('cut_over')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('domain', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addColumn('plan', 'text', (column) => column.notNull())
        .addColumn('rollback', 'text')
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addColumn('measured', 'text', (column) => column.notNull())
        .addColumn('checked_at', 'text')
        .addColumn('check_until', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('cut_over_key', ['directory', 'domain'])
        .execute()
      await schema
        .createTable('cut_over_sighting')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('domain', 'text', (column) => column.notNull())
        .addColumn('server', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('sighting', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('cut_over_sighting_key', [
          'directory',
          'domain',
          'server',
          'name',
          'type',
        ])
        .execute()
    },
  },
  '9993-left-overs': {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('dns_result').addColumn('leads_to_aws', 'integer').execute()
      await schema
        .createTable('exit_record')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('item', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('note', 'text')
        .addColumn('although', 'text')
        .addColumn('recorded_by', 'text', (column) => column.notNull())
        .addColumn('recorded_at', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('exit_record_key', ['directory', 'item'])
        .execute()
      await schema
        .createTable('exit_look')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('source', 'text', (column) => column.notNull())
        .addColumn('content', 'text')
        .addColumn('looked_at', 'text')
        .addColumn('refusal', 'text')
        .addColumn('refused_at', 'text')
        .addPrimaryKeyConstraint('exit_look_key', ['directory', 'source'])
        .execute()
      await schema
        .createTable('mover')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('version', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('mover_key', ['directory', 'id'])
        .execute()
      await schema
        .createTable('announcement_setting')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('content', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createTable('announcement_text')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('moment', 'text', (column) => column.notNull())
        .addColumn('language', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('announcement_text_key', ['directory', 'moment', 'language'])
        .execute()
    },
  },
}

/** The migrations of what leaving WorkMail needs, in the order of their names: so they run. */
export const leavingMigrations: Record<string, Migration> = Object.fromEntries(
  Object.entries({ ...snapshotMigrations, ...exportMigrations, ...decisionMigrations }).toSorted(
    ([one], [other]) => (one < other ? -1 : 1),
  ),
)
