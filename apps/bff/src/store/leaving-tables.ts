import type { Generated } from 'kysely'

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

/**
 * That somebody accepted a finding of the linter. It holds while the lines of the object in the
 * newest snapshot have the same digest. Source: LINT-00.
 */
export type LintAcceptanceRow = {
  directory: string
  finding_id: string
  object_digest: string
  reason: string
  accepted_by: string
  accepted_at: string
}

/** What was decided about the new system: the `LintDecisions`, as JSON. */
export type LintDecisionRow = {
  directory: string
  decisions: string
  changed_at: string
  changed_by: string
}

/**
 * The cut-over of a domain (`cut-over/`). `plan` is what people decided, as JSON, by its `version`;
 * `measured` is what the last check found, as JSON, and belongs to no version. Source: CUT-01.
 */
export type CutOverRow = {
  directory: string
  domain: string
  version: number
  plan: string
  /** The lines of the zone as it was, never made again. Source: CUT-03. */
  rollback: string | null
  changed_at: string
  measured: string
  checked_at: string | null
  /** Until when it is checked without anybody who looks. */
  check_until: string
}

/** What a server said to a question during a cut-over: a `Sighting`, as JSON. Source: CUT-06. */
export type CutOverSightingRow = {
  directory: string
  domain: string
  server: string
  name: string
  type: string
  sighting: string
}

/** What somebody has said about an item of the checklist. Source: EXIT-12. */
export type ExitRecordRow = {
  directory: string
  item: string
  state: string
  note: string | null
  although: string | null
  recorded_by: string
  recorded_at: string
  /** Increases with each of them, so that nobody overwrites what they have not seen. */
  version: number
}

/**
 * What AWS last said of something that may be left, as JSON, and how it last refused, if that was
 * later. Source: EXIT-12.
 */
export type ExitLookRow = {
  directory: string
  source: string
  content: string | null
  looked_at: string | null
  refusal: string | null
  refused_at: string | null
}

/** The access of a migration company; `content` is the `Mover`, as JSON. Source: KIT-08. */
export type MoverRow = { directory: string; id: string; content: string; version: number }

/** What announcements are filled in with, and for whom: `AnnouncementSettings`, as JSON. */
export type AnnouncementSettingRow = {
  directory: string
  content: string
  changed_by: string
  changed_at: string
}

/** An announcement that somebody has edited; the others are as in the specification. */
export type AnnouncementTextRow = {
  directory: string
  moment: string
  language: string
  subject: string
  body: string
  changed_by: string
  changed_at: string
}

/** The tables of leaving WorkMail. */
export type LeavingTables = {
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
  lint_acceptance: LintAcceptanceRow
  lint_decision: LintDecisionRow
  cut_over: CutOverRow
  cut_over_sighting: CutOverSightingRow
  exit_record: ExitRecordRow
  exit_look: ExitLookRow
  mover: MoverRow
  announcement_setting: AnnouncementSettingRow
  announcement_text: AnnouncementTextRow
  snapshot_schedule: SnapshotScheduleRow
  snapshot_reference: SnapshotReferenceRow
  snapshot_upload: SnapshotUploadRow
}

/** The names of these tables. */
export const leavingTables = {
  ...{ export_setting: true, export_evidence: true, export_evidence_setting: true },
  ...{ snapshot: true, snapshot_line: true, snapshot_task: true },
  ...{ snapshot_schedule: true, snapshot_reference: true, snapshot_upload: true },
  ...{ export_run: true, export_item: true, export_job: true, export_watch: true },
  ...{ approval: true, mailbox_exclusion: true, lint_acceptance: true, lint_decision: true },
  ...{ cut_over: true, cut_over_sighting: true },
  ...{ exit_record: true, exit_look: true, mover: true },
  ...{ announcement_setting: true, announcement_text: true },
} satisfies Record<keyof LeavingTables, true>
