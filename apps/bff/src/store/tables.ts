import type { IndexState } from '@mailroom/schemas/entities'
import type { Generated } from 'kysely'
import type { EntityPart } from '../directory-index/known-entity.ts'

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
}

/**
 * Where the mailboxes of an organization are exported to. `checks` are those of the contract, as
 * JSON; null if nothing was checked since the last change.
 */
export type ExportSettingRow = {
  directory: string
  bucket: string
  prefix: string
  kms_key_arn: string
  role_arn: string
  changed_at: string
  changed_by: string
  checked_at: string | null
  checks: string | null
}

/**
 * What is proved of an export, and the facts of its job that the proof needs. `wanted_level` is the
 * level that is to be checked, on behalf of `wanted_by`, or of nobody; null if there is nothing to do.
 */
export type ExportEvidenceRow = {
  directory: string
  job_id: string
  entity_id: string
  /** As they were when the export was first seen. */
  name: string | null
  email: string | null
  bucket: string
  prefix: string
  /** The key of the archive, as AWS tells it. */
  path: string | null
  pass: number
  /** Empty if AWS did not tell it. */
  started_at: string
  ended_at: string | null
  /** The name, folded, and all that people look for. */
  sort_key: string
  search: string
  /** Null until it was checked once. */
  state: string | null
  level: number
  checked_at: string | null
  /** The name of the person; null if Mailroom checked by itself. */
  checked_by: string | null
  /** As JSON: what was found. */
  findings: string
  /** The log as it was received. */
  log: string | null
  /** `bucket`, `pasted`, or `confirmed`: read in the bucket, and given by a person, too. */
  log_source: string | null
  /** When Mailroom has read the log in the bucket. */
  log_read_at: string | null
  /** As JSON: the results that were given. */
  given: string
  /** As JSON: key, size, ETag and time of the archive. */
  archive: string | null
  /** SHA-384 of the archive, if it was read. */
  archive_hash: string | null
  /** As JSON: the first keys of the prefix, and their number. */
  keys: string
  wanted_level: number | null
  wanted_by: string | null
  /** How much of the archive was read by now. */
  read_mb: number
  /** The code of the problem because of which the check waits until `retry_at`. */
  problem: string | null
  retry_at: string | null
  accepted_by: string | null
  accepted_at: string | null
  accepted_reason: string | null
}

/** Which level counts as verified, and whether Mailroom may read archives for it (1). */
export type ExportEvidenceSettingRow = {
  directory: string
  level: number
  reads_archives: number
  changed_at: string
  changed_by: string
}

/** A snapshot of an organization: how far its reading is, and then what it came to. */
export type SnapshotTableRow = {
  id: string
  /** Connection, Region and organization, separated by blanks. */
  directory: string
  scope: string
  state: string
  /** What is read: everything once, the lists again, or what has changed in them. */
  phase: string
  /** The name of the person who asked for it. */
  created_by: string
  created_at: string
  ended_at: string | null
  calls_done: number
  /** How many users, groups and resources changed while they were read. */
  changed: number
  /** The code of the problem because of which reading waits until `retry_at`. */
  problem: string | null
  retry_at: string | null
  /** Of a finished one: 1 if nothing is missing, and what the files say, as JSON. */
  is_complete: number | null
  digest: string | null
  sealed: string | null
  /** Why it is there: `asked`, `scheduled` or `imported`. */
  origin: Generated<string>
  /** Of an imported one: its organization and Region, who imported it and when. */
  organization_id: string | null
  region: string | null
  imported_by: string | null
  imported_at: string | null
  /** Of an import that was refused: where and why, as JSON. */
  refused: string | null
}

/**
 * A line of a snapshot. `kind` is its place among the kinds; `owner` is the task that read it, so
 * that reading it again replaces the line.
 */
export type SnapshotLineRow = {
  snapshot_id: string
  kind: number
  sort_key: string
  owner: string
  line: string
}

/** When snapshots of an organization are made by themselves; times in UTC. */
export type SnapshotScheduleRow = {
  directory: string
  every: string
  /** 0 is Sunday; null for every day. */
  weekday: number | null
  time: string
  scope: string
  set_by: string
  set_at: string
  next_at: string
}

/** What refers to a snapshot, such as a kit, a run or an archive: it is kept for it. */
export type SnapshotReferenceRow = { snapshot_id: string; referred_by: string }

/** A piece of a file that a person uploads, until it has become a snapshot. */
export type SnapshotUploadRow = {
  upload_id: string
  position: number
  /** The public id of the session that uploads it. */
  session_id: string
  uploaded_at: string
  bytes: number
  piece: Uint8Array
}

/** A part of a snapshot that is read at once: an entity, or the next page of a list. */
export type SnapshotTaskRow = {
  snapshot_id: string
  kind: string
  subject: string
  is_done: number
  /** The token of the next page. */
  next_token: string | null
  /** What the list told about it, as JSON. */
  listed: string | null
  /** The number of the last listing that had it. */
  listing: number
  /** How often it failed. */
  tries: number
}

/** A run: a plan of exports, and what became of it (`mailbox-exports/`). Source: XQ-01. */
export type ExportRunRow = {
  id: string
  directory: string
  state: string
  pass: number
  slots: number
  item_order: string
  /** The `ExportSettings` with which it goes on, as JSON. */
  settings: string
  /** Everybody who was to match, as JSON; null for a list. */
  everybody: string | null
  reason: string | null
  /** The checks that had not passed at the start, as JSON. */
  unchecked: string
  created_by: string
  created_at: string
  started_by: string | null
  started_at: string | null
  ended_at: string | null
  pause_reason: string | null
  /** As JSON. */
  problem: string | null
  /** 1 if a person has cancelled all of it. */
  cancel_asked: number
  /** How many starts were refused in a row although slots were free, and what followed. */
  refusals: number
  lowered_until: string | null
  /** How many jobs failed in a row with the same `ErrorInfo`. */
  failures: number
  last_error_info: string | null
}

/** A mailbox in a run. */
export type ExportItemRow = {
  run_id: string
  entity_id: string
  entity_kind: string
  /** From 1, in the order of the run. */
  position: number
  /** 0 for what comes first, 1 for mailboxes to be deleted soon, 2 for pilots, 3 for the others. */
  rank: number
  /** Its place in the list from which it was planned. */
  listed: number
  name: string
  email: string | null
  /** Name, address and id, folded. */
  search: string
  size_mb: number | null
  /** 1 if nobody has to ask for the size any more. */
  size_read: number
  purge_at: string | null
  state: string
  wait_reason: string | null
  skip_reason: string | null
  attempt: number
  /** Written before the start is sent, like `sent`: the settings that it is sent with, as JSON. */
  token: string | null
  sent: string | null
  job_id: string | null
  due_at: string | null
  /** When AWS first refused it for its 24 hours. */
  refused_at: string | null
  /** 1 if it was retried without a person. */
  retried: number
  /** As JSON. */
  problem: string | null
  error_info: string | null
  cancel_asked: number
  started_at: string | null
  ended_at: string | null
}

/** A job that AWS has ever listed or described. `run_id` is null for a foreign one. */
export type ExportJobRow = {
  directory: string
  job_id: string
  entity_id: string | null
  state: string
  description: string | null
  role_arn: string | null
  kms_key_arn: string | null
  bucket: string | null
  prefix: string | null
  path: string | null
  progress: number | null
  error_info: string | null
  started_at: string | null
  ended_at: string | null
  first_seen_at: string
  last_seen_at: string
  run_id: string | null
  pass: number | null
  adopted_by: string | null
  adopted_at: string | null
}

/** An organization whose jobs are listed now and then, and when that was last done. */
export type ExportWatchRow = { directory: string; listed_at: string | null }

/** A mailbox that somebody said is not needed. Source: EXIT-06. */
export type MailboxExclusionRow = {
  directory: string
  entity_id: string
  reason: string
  excluded_by: string
  excluded_at: string
}

/**
 * That somebody asked a second administrator to approve an operation on a snapshot or run. Accounts
 * are ids; the names are those they had then. Source: EXIT-03.
 */
export type ApprovalRow = {
  id: string
  directory: string
  operation: string
  subject_id: string
  reason: string
  /** `PENDING`, `APPROVED` or `DECLINED`; whether it is too old, `expires_at` tells. */
  state: string
  requested_by: string
  requested_name: string
  requested_at: string
  expires_at: string
  decided_by: string | null
  decided_name: string | null
  decided_at: string | null
}

export type Tables = {
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
  export_setting: ExportSettingRow
  export_evidence: ExportEvidenceRow
  export_evidence_setting: ExportEvidenceSettingRow
  snapshot: SnapshotTableRow
  snapshot_line: SnapshotLineRow
  snapshot_task: SnapshotTaskRow
  export_run: ExportRunRow
  export_item: ExportItemRow
  export_job: ExportJobRow
  export_watch: ExportWatchRow
  approval: ApprovalRow
  mailbox_exclusion: MailboxExclusionRow
  snapshot_schedule: SnapshotScheduleRow
  snapshot_reference: SnapshotReferenceRow
  snapshot_upload: SnapshotUploadRow
  instance: InstanceRow
  rate_count: RateCountRow
}

/** The names of all tables. */
export const tableNames = Object.keys({
  ...{ session: true, audit_entry: true, setting: true },
  ...{ onboarding_template: true, organization_note: true, dns_result: true },
  ...{ export_setting: true, export_evidence: true, export_evidence_setting: true },
  ...{ directory_index: true, directory_entry: true, directory_permission: true },
  ...{ job: true, job_row: true, job_password: true, lease: true },
  ...{ snapshot: true, snapshot_line: true, snapshot_task: true },
  ...{ export_run: true, export_item: true, export_job: true, export_watch: true },
  ...{ approval: true, mailbox_exclusion: true },
  ...{ snapshot_schedule: true, snapshot_reference: true, snapshot_upload: true },
  ...{ instance: true, rate_count: true },
} satisfies Record<keyof Tables, true>)
