import type { IndexState } from '@mailroom/schemas/entities'
import type { EntityPart } from '../directory-index/known-entity.ts'
import { type AccessTables, accessTables } from './access-tables.ts'
import { type LeavingTables, leavingTables } from './leaving-tables.ts'

/**
 * The session of a browser that is signed in or about to sign in. Times are ISO 8601 texts in UTC,
 * so that they sort by time.
 */
export type SessionRow = {
  /** SHA-256 of the cookie's id, so that people who read the table cannot take over a session. */
  key: string
  /** Names the session; it cannot open it. */
  id: string
  /** The content that express-session keeps, as JSON. */
  content: string
  account_id: string | null
  account_name: string | null
  role: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

/**
 * A row of the audit trail: a change before it is sent, its outcome, or both at once. Rows are only
 * added; the oldest are cut off (`audit/retention.ts`).
 */
export type AuditRow = {
  sequence: number
  at: string
  request_id: string
  phase: string
  account: string
  /** The roles, with spaces between them. */
  role: string
  operation: string
  /** JSON. */
  input: string
  outcome: string | null
  hash: string
  /** 1 if the hash is keyed (`audit/chain.ts`). The rows of older versions have nothing below. */
  is_keyed: number | null
  /** Of an outcome: the row of its intent. */
  intent_sequence: number | null
  account_name: string | null
  target_kind: string | null
  target_id: string | null
  target_name: string | null
  organization_id: string | null
  /** How the change ended, of a row with an outcome (`auditResults`). */
  result: string | null
  /** `AuditFacts` as JSON. */
  facts: string | null
  /** What people look for, folded: the account, the target, and everything else. */
  search_account: string | null
  search_target: string | null
  search_rest: string | null
  /** Of a cut: all rows up to this number are cut off. */
  cut_to: number | null
  /** Of an intent: the process that carries it out. No part of the hash. */
  instance: string | null
}

/** A value that all instances share, such as the secret that signs cookies. */
export type SettingRow = { name: string; value: string }

/** The state of the index of an organization's directory (`directory-index/`). */
export type DirectoryIndexRow = {
  /** Connection, Region and organization, separated by blanks. */
  directory: string
  phase: Exclude<IndexState['phase'], 'EMPTY'>
  /**
   * Increases with every change of an entry, so that other instances know what they have not seen.
   */
  revision: number
  /** Increases with every new listing; an entry that the listing did not find is gone. */
  generation: number
  listing_began_at: string
  /** When the last complete listing began. */
  as_of: string | null
  /** The position of the listing, as JSON. */
  cursor: string | null
  done: number
  total: number | null
  /** The code of the problem because of which filling waits until `retry_at`. */
  problem: string | null
  retry_at: string | null
  /** 1 if entries must be read again out of turn. */
  has_stale: number
}

/** An entity of a directory. */
export type DirectoryEntryRow = {
  directory: string
  id: string
  /**
   * The `KnownEntity` as JSON; null if the entity is gone, which other instances have to see, too.
   */
  content: string | null
  revision: number
  generation: number
  /** The part of the entity to read next. */
  to_read: 'everything' | EntityPart | null
}

/** The permissions of one entity for the mailbox of another. `permission_values` is JSON. */
export type DirectoryPermissionRow = {
  directory: string
  entity_id: string
  grantee_id: string
  permission_values: string
}

/**
 * A plan, and the job it becomes. Columns are named like the members of the contract; times are ISO
 * 8601 texts.
 */
export type JobTableRow = {
  /** Sorts by time. */
  id: string
  connection_id: string
  region: string
  organization_id: string
  kind: string
  /** The planned change, as JSON. */
  change: string
  state: string
  account: string
  account_name: string
  role: string
  created_at: string
  started_at: string | null
  ended_at: string | null
  /** The number of rows, once it is known. */
  row_count: number | null
  /** 1 if steps need passwords. */
  makes_passwords: number
  /** The key that seals the passwords made by the backend. */
  public_key: string | null
  /** The numbers of the rows for which a person provided passwords, as JSON. */
  given_passwords: string | null
  undo_of: string | null
  /** As JSON. */
  problem: string | null
  /** Increases whenever a process takes the work up; the writes of an earlier attempt are refused. */
  attempt: number
  /** When the work goes on, if AWS failed in passing; by the database's clock. */
  waiting_until: string | null
  /** How often it failed in passing since something last succeeded. */
  tries: number
}

/**
 * A row of a plan. `content` is the `JobRow` of the contract, as JSON. The other columns are for
 * counting and finding rows; they are null in rows of older versions.
 */
export type JobRowTableRow = {
  job_id: string
  number: number
  state: string
  steps: number
  content: string
  entity_type: string | null
  entity_id: string | null
  /** The operations of the steps, each once, with spaces between them. */
  operation: string | null
  /** The code of the row's problem, or of the first problem of its steps. */
  problem: string | null
  /** 1 if a step cannot be undone. */
  is_for_good: number
}

/** A password that a person gave for a row, until it is sent; sealed (`jobs/given-passwords.ts`). */
export type JobPasswordRow = { job_id: string; number: number; sealed: string }

/** The process that may do a piece of background work, and the end of this right (`lease.ts`). */
export type LeaseRow = { name: string; holder: string; until: string }

/**
 * A process that shares the store. It counts as alive until `until`; `paced_connections` are the ids
 * of the connections that it sends paced calls to, as JSON.
 */
export type InstanceRow = { id: string; until: string; paced_connections: string }

/** How often something limited was done in the window that ends at `resets_at`. */
export type RateCountRow = { name: string; hits: number; resets_at: string }

/** An onboarding template; `content` is JSON. */
export type OnboardingTemplateRow = { id: string; directory: string; content: string }

/** Something that an administrator has noted about an organization. */
export type OrganizationNoteRow = {
  directory: string
  kind: string
  subject: string
  noted_by: string
  noted_at: string
}

/** The last result that DNS servers gave for the records of a domain. */
export type DnsResultRow = {
  directory: string
  /** As DNS compares it. */
  domain_name: string
  purpose: string
  status: string
  checked_at: string
  /** 1 if a record led to AWS, 0 if none did; null in rows of older versions. */
  leads_to_aws: number | null
}

export type Tables = LeavingTables &
  AccessTables & {
    session: SessionRow
    audit_entry: AuditRow
    setting: SettingRow
    directory_index: DirectoryIndexRow
    directory_entry: DirectoryEntryRow
    directory_permission: DirectoryPermissionRow
    job: JobTableRow
    job_row: JobRowTableRow
    job_password: JobPasswordRow
    lease: LeaseRow
    onboarding_template: OnboardingTemplateRow
    organization_note: OrganizationNoteRow
    dns_result: DnsResultRow
    instance: InstanceRow
    rate_count: RateCountRow
  }

/** The names of all tables. */
export const tableNames = Object.keys({
  ...leavingTables,
  ...accessTables,
  ...{ session: true, audit_entry: true, setting: true },
  ...{ onboarding_template: true, organization_note: true, dns_result: true },
  ...{ directory_index: true, directory_entry: true, directory_permission: true },
  ...{ job: true, job_row: true, job_password: true, lease: true },
  ...{ instance: true, rate_count: true },
} satisfies Record<keyof Tables, true>)
