import { type Kysely, sql } from 'kysely'
import type { Migration } from 'kysely/migration'
import { accessMigrations } from './access-migrations.ts'
import { accessReviewMigrations } from './access-review-table.ts'
import { makeAuditAppendOnly, makeAuditCuttable, openAuditForMigration } from './append-only.ts'
import { leavingMigrations } from './leaving-migrations.ts'
import type { Tables } from './tables.ts'

/**
 * The migrations from an empty database to today's tables, in order. A released migration is never
 * changed. They run on both databases. Kysely sorts their names as texts, so `100-` would come before
 * `91-`, and would be refused: the next prefixes are `990-` to `999-`.
 */
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

  '002-directory-index': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('directory_index')
        .addColumn('directory', 'text', (column) => column.primaryKey())
        .addColumn('phase', 'text', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('generation', 'integer', (column) => column.notNull())
        .addColumn('listing_began_at', 'text', (column) => column.notNull())
        .addColumn('as_of', 'text')
        .addColumn('cursor', 'text')
        .addColumn('done', 'integer', (column) => column.notNull())
        .addColumn('total', 'integer')
        .addColumn('problem', 'text')
        .addColumn('retry_at', 'text')
        .addColumn('has_stale', 'integer', (column) => column.notNull())
        .addColumn('lease_holder', 'text')
        .addColumn('lease_until', 'text')
        .execute()
      await database.schema
        .createTable('directory_entry')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('content', 'text')
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('generation', 'integer', (column) => column.notNull())
        .addColumn('to_read', 'text')
        .addPrimaryKeyConstraint('directory_entry_key', ['directory', 'id'])
        .execute()
      for (const column of ['revision', 'to_read'])
        await database.schema
          .createIndex(`directory_entry_${column}`)
          .on('directory_entry')
          .columns(['directory', column, 'id'])
          .execute()
      await database.schema
        .createTable('directory_permission')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('entity_id', 'text', (column) => column.notNull())
        .addColumn('grantee_id', 'text', (column) => column.notNull())
        .addColumn('permission_values', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('directory_permission_key', [
          'directory',
          'entity_id',
          'grantee_id',
        ])
        .execute()
      await database.schema
        .createIndex('directory_permission_grantee')
        .on('directory_permission')
        .columns(['directory', 'grantee_id'])
        .execute()
    },
  },
  '003-jobs': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('job')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('connection_id', 'text', (column) => column.notNull())
        .addColumn('region', 'text', (column) => column.notNull())
        .addColumn('organization_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('change', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('account', 'text', (column) => column.notNull())
        .addColumn('account_name', 'text', (column) => column.notNull())
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .addColumn('started_at', 'text')
        .addColumn('ended_at', 'text')
        .addColumn('row_count', 'integer')
        .addColumn('makes_passwords', 'integer', (column) => column.notNull())
        .addColumn('public_key', 'text')
        .addColumn('given_passwords', 'text')
        .addColumn('undo_of', 'text')
        .addColumn('problem', 'text')
        .execute()
      await database.schema
        .createIndex('job_organization')
        .on('job')
        .columns(['connection_id', 'region', 'organization_id', 'id'])
        .execute()
      await database.schema.createIndex('job_state').on('job').column('state').execute()
      await database.schema.createIndex('job_undo_of').on('job').column('undo_of').execute()
      await database.schema
        .createTable('job_row')
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('steps', 'integer', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('job_row_key', ['job_id', 'number'])
        .execute()
      await database.schema
        .createIndex('job_row_state')
        .on('job_row')
        .columns(['job_id', 'state', 'number', 'steps'])
        .execute()
      await database.schema
        .createTable('job_lease')
        .addColumn('connection_id', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .execute()
    },
  },
  '004-onboarding-templates': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('onboarding_template')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('content', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createIndex('onboarding_template_directory')
        .on('onboarding_template')
        .column('directory')
        .execute()
    },
  },
  '005-details-in-the-index': {
    /** Deletes the index. It is a copy, and it is filled again with the new columns. */
    async up(database: Kysely<Tables>) {
      for (const table of ['directory_index', 'directory_entry', 'directory_permission'] as const)
        await database.deleteFrom(table).execute()
    },
  },
  '006-job-summaries': {
    async up(database: Kysely<unknown>) {
      // SQLite adds one column per statement.
      for (const column of ['entity_type', 'entity_id', 'operation', 'problem'])
        await database.schema.alterTable('job_row').addColumn(column, 'text').execute()
      await database.schema
        .alterTable('job_row')
        .addColumn('is_for_good', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
      await database.schema.dropIndex('job_row_state').execute()
      await database.schema
        .createIndex('job_row_state')
        .on('job_row')
        .columns([
          ...['job_id', 'state', 'number', 'steps'],
          ...['entity_type', 'operation', 'problem', 'is_for_good'],
        ])
        .execute()
      await database.schema
        .createIndex('job_row_entity')
        .on('job_row')
        .columns(['entity_id', 'job_id'])
        .execute()
    },
  },
  '91-jobs-attempts': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .alterTable('job')
        .addColumn('attempt', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    },
  },
  '91-jobs-passwords': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('job_password')
        .addColumn('job_id', 'text', (column) => column.notNull())
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('sealed', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('job_password_key', ['job_id', 'number'])
        .execute()
    },
  },
  '91-jobs-waiting': {
    async up(database: Kysely<unknown>) {
      await database.schema.alterTable('job').addColumn('waiting_until', 'text').execute()
      await database.schema
        .alterTable('job')
        .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
        .execute()
    },
  },
  '92-stop-instances': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('instance')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('until', 'text', (column) => column.notNull())
        .addColumn('paced_connections', 'text', (column) => column.notNull())
        .execute()
      await database.schema
        .createTable('rate_count')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('hits', 'integer', (column) => column.notNull())
        .addColumn('resets_at', 'text', (column) => column.notNull())
        .execute()
      await database.schema.alterTable('audit_entry').addColumn('instance', 'text').execute()
      await database.schema
        .createIndex('audit_entry_instance')
        .on('audit_entry')
        .columns(['instance', 'sequence'])
        .where(sql.ref('instance'), 'is not', null)
        .execute()
    },
  },
  '96-trail-entries': {
    /** Adds whom and what an entry is about, and joins each old outcome to its intent. */
    async up(database: Kysely<Tables>) {
      for (const column of ['is_keyed', 'intent_sequence', 'cut_to'])
        await database.schema.alterTable('audit_entry').addColumn(column, 'integer').execute()
      for (const column of [
        ...['account_name', 'target_kind', 'target_id', 'target_name', 'organization_id'],
        ...['result', 'facts', 'search_account', 'search_target', 'search_rest'],
      ])
        await database.schema.alterTable('audit_entry').addColumn(column, 'text').execute()
      await database.schema
        .createIndex('audit_entry_request')
        .on('audit_entry')
        .columns(['request_id', 'sequence'])
        .execute()
      await openAuditForMigration(database as Kysely<unknown>)
      await database
        .updateTable('audit_entry')
        .set(({ selectFrom }) => ({
          intent_sequence: selectFrom('audit_entry as intent')
            .select(({ fn }) => fn.max('intent.sequence').as('sequence'))
            .whereRef('intent.request_id', '=', 'audit_entry.request_id')
            .whereRef('intent.sequence', '<', 'audit_entry.sequence')
            .where('intent.phase', '=', 'intent'),
        }))
        .where('phase', '=', 'outcome')
        .execute()
      await makeAuditCuttable(database as Kysely<unknown>)
      for (const column of ['operation', 'account'])
        await database.schema.dropIndex(`audit_entry_${column}`).execute()
      // People page through the first rows of changes, newest first.
      for (const column of ['at', 'operation', 'account', 'target_id', 'organization_id'])
        await database.schema
          .createIndex(`audit_change_${column}`)
          .on('audit_entry')
          .columns([...new Set([column, 'at']), 'sequence'])
          .where(sql.ref('intent_sequence'), 'is', null)
          .execute()
      await database.schema
        .createIndex('audit_entry_outcome')
        .on('audit_entry')
        .columns(['intent_sequence', 'sequence'])
        .where(sql.ref('intent_sequence'), 'is not', null)
        .execute()
      await database.schema
        .createIndex('audit_entry_cut')
        .on('audit_entry')
        .column('cut_to')
        .where(sql.ref('cut_to'), 'is not', null)
        .execute()
      // A created entity has its id only in the outcome.
      await database.schema
        .createIndex('audit_entry_created')
        .on('audit_entry')
        .columns(['target_id', 'intent_sequence'])
        .where(sql.ref('intent_sequence'), 'is not', null)
        .execute()
    },
  },
  '97-one-lease': {
    /** Keeps the leases of jobs: a process that was killed may have calls under way at AWS. */
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('lease')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('holder', 'text', (column) => column.notNull())
        .addColumn('until', 'text', (column) => column.notNull())
        .execute()
      await sql`INSERT INTO lease (name, holder, until)
        SELECT 'jobs ' || connection_id, holder, until FROM job_lease`.execute(database)
      await database.schema.dropTable('job_lease').execute()
      for (const column of ['lease_holder', 'lease_until'])
        await database.schema.alterTable('directory_index').dropColumn(column).execute()
    },
  },
  '98-results-by-day': {
    /** Lets the results of a day be counted without reading its entries. */
    async up(database: Kysely<unknown>) {
      await database.schema
        .createIndex('audit_entry_result')
        .on('audit_entry')
        .columns(['at', 'result', 'sequence'])
        .where(sql.ref('result'), 'is not', null)
        .execute()
    },
  },
  '99-organization-notes': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('organization_note')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('noted_by', 'text', (column) => column.notNull())
        .addColumn('noted_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('organization_note_key', ['directory', 'kind', 'subject'])
        .execute()
    },
  },
  '990-dns-results': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('dns_result')
        .addColumn('directory', 'text', (column) => column.notNull())
        .addColumn('domain_name', 'text', (column) => column.notNull())
        .addColumn('purpose', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('checked_at', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('dns_result_key', ['directory', 'domain_name', 'purpose'])
        .execute()
      await database.schema
        .createIndex('dns_result_age')
        .on('dns_result')
        .column('checked_at')
        .execute()
    },
  },
  ...leavingMigrations,
  ...accessMigrations,
  ...accessReviewMigrations,
}
