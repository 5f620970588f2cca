import type { IndexState } from '@mailroom/schemas'
import type { EntityPart } from '../directory-index/known-entity.ts'

/** A signed-in browser, or one on its way through the identity provider. Times are ISO 8601 texts in UTC, which sort as they follow. */
export type SessionRow = {
  /** SHA-256 of the cookie's id, so that whoever reads the table cannot take a session over. */
  key: string
  /** Names the session and opens nothing. */
  id: string
  /** What express-session keeps, as JSON. */
  content: string
  account_id: string | null
  account_name: string | null
  role: string | null
  created_at: string
  last_seen_at: string
  expires_at: string
}

/** An entry of the audit trail; rows are only ever added. */
export type AuditRow = {
  sequence: number
  at: string
  request_id: string
  phase: string
  account: string
  role: string
  operation: string
  /** JSON. */
  input: string
  outcome: string | null
  hash: string
}

/** What the instances have to agree on, such as the secret that signs cookies. */
export type SettingRow = { name: string; value: string }

/** How far the index of an organization's directory is (`directory-index/`). */
export type DirectoryIndexRow = {
  /** Connection, Region and organization, with blanks between. */
  directory: string
  phase: Exclude<IndexState['phase'], 'EMPTY'>
  /** Raised by every change of an entry, so that other instances know what they have not seen. */
  revision: number
  /** Raised by every new listing; what the listing did not meet is gone. */
  generation: number
  listing_began_at: string
  /** When the last complete listing began. */
  as_of: string | null
  /** Where the listing is, as JSON. */
  cursor: string | null
  done: number
  total: number | null
  /** The code of what keeps the filling waiting, until `retry_at`. */
  problem: string | null
  retry_at: string | null
  /** 1 where entries are to be read again out of turn. */
  has_stale: number
  /** Which process fills it, and how long that is believed. */
  lease_holder: string | null
  lease_until: string | null
}

/** An entity of a directory. */
export type DirectoryEntryRow = {
  directory: string
  id: string
  /** The `KnownEntity` as JSON; null where it is gone, which other instances have to see too. */
  content: string | null
  revision: number
  generation: number
  /** What is to be read of it next. */
  to_read: 'everything' | EntityPart | null
}

/** What somebody may do with the mailbox of somebody else. `permission_values` is JSON. */
export type DirectoryPermissionRow = {
  directory: string
  entity_id: string
  grantee_id: string
  permission_values: string
}

/** A plan, and the job it becomes. Members of the contract keep their names; times are ISO 8601 texts. */
export type JobTableRow = {
  /** Sorts by time. */
  id: string
  connection_id: string
  region: string
  organization_id: string
  kind: string
  /** What is wanted, as JSON. */
  change: string
  state: string
  account: string
  account_name: string
  role: string
  created_at: string
  started_at: string | null
  ended_at: string | null
  /** How many rows there will be, as soon as that is known. */
  row_count: number | null
  /** 1 where steps need passwords. */
  makes_passwords: number
  /** What passwords made here are sealed with. */
  public_key: string | null
  /** The numbers of the rows whose passwords somebody gave, as JSON; the passwords themselves are nowhere but in memory. */
  given_passwords: string | null
  undo_of: string | null
  /** As JSON. */
  problem: string | null
}

/**
 * A row of a plan. `content` is the `JobRow` of the contract, as JSON; what rows are counted and found by stands beside it, and is null
 * in the rows of older versions.
 */
export type JobRowTableRow = {
  job_id: string
  number: number
  state: string
  steps: number
  content: string
  entity_type: string | null
  entity_id: string | null
  /** The operation of the first step. */
  operation: string | null
  /** The code of the problem of the row or of its first step that has one. */
  problem: string | null
  /** 1 where a step cannot be undone. */
  is_for_good: number
}

/** Which process works on the jobs of a connection, and how long that is believed. */
export type JobLeaseRow = { connection_id: string; holder: string; until: string }

/** A template for on-boarding; `content` is JSON. */
export type OnboardingTemplateRow = { id: string; directory: string; content: string }

export type Tables = {
  session: SessionRow
  audit_entry: AuditRow
  setting: SettingRow
  directory_index: DirectoryIndexRow
  directory_entry: DirectoryEntryRow
  directory_permission: DirectoryPermissionRow
  job: JobTableRow
  job_row: JobRowTableRow
  job_lease: JobLeaseRow
  onboarding_template: OnboardingTemplateRow
}
