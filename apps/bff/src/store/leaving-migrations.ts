import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { isSqlite } from './append-only.ts'

/** The migrations of what leaving WorkMail needs: snapshots, exports, their evidence, approvals. */
export const leavingMigrations: Record<string, Migration> = {
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
