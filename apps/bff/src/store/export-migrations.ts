import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The migrations of exports of mailboxes and of what is proved of them. */
export const exportMigrations: Record<string, Migration> = {
  '991-export-settings': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('export_setting')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('bucket', 'text', (column) => column.notNull())
        .addColumn('prefix', 'text', (column) => column.notNull())
        .addColumn('kms_key_arn', 'text', (column) => column.notNull())
        .addColumn('role_arn', 'text', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .addColumn('checked_at', 'text')
        .addColumn('checks', 'text')
        .execute()
    },
  },
  '993-export-queue': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('export_run')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('pass', 'integer', (column) => column.notNull())
        .addColumn('slots', 'integer', (column) => column.notNull())
        .addColumn('item_order', 'text', (column) => column.notNull())
        .addColumn('settings', 'text', (column) => column.notNull())
        .addColumn('reason', 'text')
        .addColumn('unchecked', 'text', (column) => column.notNull())
        .addColumn('created_by', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('started_by', 'text')
        .addColumn('started_at', 'text')
        .addColumn('ended_at', 'text')
        .addColumn('pause_reason', 'text')
        .addColumn('problem', 'text')
        .addColumn('cancel_asked', 'integer', (column) => column.notNull())
        .addColumn('refusals', 'integer', (column) => column.notNull())
        .addColumn('lowered_until', 'text')
        .addColumn('failures', 'integer', (column) => column.notNull())
        .addColumn('last_error_info', 'text')
        .execute()
      await database.schema
        .createIndex('export_run_directory')
        .on('export_run')
        .columns(['directory', 'created_at', 'id'])
        .execute()
      await database.schema
        .createIndex('export_run_active')
        .unique()
        .on('export_run')
        .column('directory')
        .where(sql<boolean>`state in ('RUNNING', 'PAUSED')`)
        .execute()
      await database.schema
        .createTable('export_item')
        .addColumn('run_id', 'text', (column) => column.notNull())
        .addColumn('entity_id', 'text', (column) => column.notNull())
        .addColumn('entity_kind', 'text', (column) => column.notNull())
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('rank', 'integer', (column) => column.notNull())
        .addColumn('listed', 'integer', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('email', 'text')
        .addColumn('search', 'text', (column) => column.notNull())
        .addColumn('size_mb', 'double precision')
        .addColumn('size_read', 'integer', (column) => column.notNull())
        .addColumn('purge_at', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('wait_reason', 'text')
        .addColumn('skip_reason', 'text')
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('token', 'text')
        .addColumn('sent', 'text')
        .addColumn('job_id', 'text')
        .addColumn('due_at', 'text')
        .addColumn('refused_at', 'text')
        .addColumn('retried', 'integer', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('error_info', 'text')
        .addColumn('cancel_asked', 'integer', (column) => column.notNull())
        .addColumn('started_at', 'text')
        .addColumn('ended_at', 'text')
        .addPrimaryKeyConstraint('export_item_key', ['run_id', 'entity_id'])
        .execute()
      await database.schema
        .createIndex('export_item_position')
        .on('export_item')
        .columns(['run_id', 'position'])
        .execute()
      await database.schema
        .createIndex('export_item_state')
        .on('export_item')
        .columns(['run_id', 'state', 'position'])
        .execute()
      // Has all that a run is counted by.
      await database.schema
        .createIndex('export_item_counts')
        .on('export_item')
        .columns(['run_id', 'state', 'size_read', 'size_mb'])
        .execute()
      await database.schema
        .createTable('export_job')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addColumn('entity_id', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('description', 'text')
        .addColumn('role_arn', 'text')
        .addColumn('kms_key_arn', 'text')
        .addColumn('bucket', 'text')
        .addColumn('prefix', 'text')
        .addColumn('path', 'text')
        .addColumn('progress', 'double precision')
        .addColumn('error_info', 'text')
        .addColumn('started_at', 'text')
        .addColumn('ended_at', 'text')
        .addColumn('first_seen_at', 'text', (column) => column.notNull())
        .addColumn('last_seen_at', 'text', (column) => column.notNull())
        .addColumn('run_id', 'text')
        .addColumn('pass', 'integer')
        .addColumn('adopted_by', 'text')
        .addColumn('adopted_at', 'text')
        .addPrimaryKeyConstraint('export_job_key', ['directory', 'job_id'])
        .execute()
      await database.schema
        .createIndex('export_job_entity')
        .on('export_job')
        .columns(['directory', 'entity_id', 'started_at'])
        .execute()
      await database.schema
        .createIndex('export_job_seen')
        .on('export_job')
        .columns(['directory', 'started_at', 'job_id'])
        .execute()
      await database.schema
        .createIndex('export_job_state')
        .on('export_job')
        .columns(['directory', 'state'])
        .execute()
      await database.schema
        .createTable('export_watch')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('listed_at', 'text')
        .execute()
    },
  },
  '994-export-evidence': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('export_evidence')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addColumn('entity_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('email', 'text')
        .addColumn('bucket', 'text', (column) => column.notNull())
        .addColumn('prefix', 'text', (column) => column.notNull())
        .addColumn('path', 'text')
        .addColumn('pass', 'integer', (column) => column.notNull())
        .addColumn('started_at', 'text', (column) => column.notNull())
        .addColumn('ended_at', 'text')
        .addColumn('sort_key', 'text', (column) => column.notNull())
        .addColumn('search', 'text', (column) => column.notNull())
        .addColumn('state', 'text')
        .addColumn('level', 'integer', (column) => column.notNull())
        .addColumn('checked_at', 'text')
        .addColumn('checked_by', 'text')
        .addColumn('findings', 'text', (column) => column.notNull())
        .addColumn('log', 'text')
        .addColumn('log_source', 'text')
        .addColumn('archive', 'text')
        .addColumn('archive_hash', 'text')
        .addColumn('keys', 'text', (column) => column.notNull())
        .addColumn('wanted_level', 'integer')
        .addColumn('wanted_by', 'text')
        .addColumn('read_mb', 'integer', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('retry_at', 'text')
        .addColumn('accepted_by', 'text')
        .addColumn('accepted_at', 'text')
        .addColumn('accepted_reason', 'text')
        .addPrimaryKeyConstraint('export_evidence_key', ['directory', 'job_id'])
        .execute()
      await database.schema
        .createIndex('export_evidence_entity')
        .on('export_evidence')
        .columns(['directory', 'entity_id', 'started_at', 'job_id'])
        .execute()
      await database.schema
        .createIndex('export_evidence_wanted')
        .on('export_evidence')
        .columns(['directory', 'job_id'])
        .where(sql<boolean>`wanted_level is not null`)
        .execute()
      await database.schema
        .createTable('export_evidence_setting')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('level', 'integer', (column) => column.notNull())
        .addColumn('reads_archives', 'integer', (column) => column.notNull())
        .addColumn('changed_at', 'text', (column) => column.notNull())
        .addColumn('changed_by', 'text', (column) => column.notNull())
        .execute()
    },
  },
  '997-mailbox-exclusions': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('mailbox_exclusion')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('entity_id', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('excluded_by', 'text', (column) => column.notNull())
        .addColumn('excluded_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('mailbox_exclusion_key', ['directory', 'entity_id'])
        .execute()
    },
  },
  '998-export-filter': {
    async up(database: Kysely<unknown>) {
      await database.schema.alterTable('export_run').addColumn('everybody', 'text').execute()
    },
  },
  '998-given-results': {
    async up({ schema }: Kysely<unknown>) {
      await schema.alterTable('export_evidence').addColumn('log_read_at', 'text').execute()
      await schema
        .alterTable('export_evidence')
        .addColumn('given', 'text', (column) => column.notNull().defaultTo('[]'))
        .execute()
    },
  },
}
