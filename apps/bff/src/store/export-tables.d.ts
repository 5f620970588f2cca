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
export type ExportWatchRow = {
  directory: string
  listed_at: string | null
}
/** A mailbox that somebody said is not needed. Source: EXIT-06. */
export type MailboxExclusionRow = {
  directory: string
  entity_id: string
  reason: string
  excluded_by: string
  excluded_at: string
}
/** The tables of exports of mailboxes, and of what is proved of them. */
export type ExportTables = {
  export_setting: ExportSettingRow
  export_evidence: ExportEvidenceRow
  export_evidence_setting: ExportEvidenceSettingRow
  export_run: ExportRunRow
  export_item: ExportItemRow
  export_job: ExportJobRow
  export_watch: ExportWatchRow
  mailbox_exclusion: MailboxExclusionRow
}
/** The names of these tables. */
export declare const exportTables: {
  export_setting: true
  export_evidence: true
  export_evidence_setting: true
  export_run: true
  export_item: true
  export_job: true
  export_watch: true
  mailbox_exclusion: true
}
