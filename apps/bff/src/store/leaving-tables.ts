import { type ExportTables, exportTables } from './export-tables.ts'
import { type SnapshotTables, snapshotTables } from './snapshot-tables.ts'

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

/** A kit: what it was made of (`KitSource`) and what is known about it (`KitSummary`), as JSON. */
export type KitTableRow = {
  id: string
  directory: string
  created_by: string
  created_at: string
  source: string
  summary: string
}

/** That somebody has compared the headings of a file with the target's own sample. */
export type KitSampleRow = {
  directory: string
  target: string
  file: string
  is_same: number
  checked_by: string
  checked_at: string
}

/** What a program of a kit has done, as JSON. */
export type KitResultTableRow = {
  kit_id: string
  step: string
  imported_by: string
  imported_at: string
  results: string
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
export type LeavingTables = SnapshotTables &
  ExportTables & {
    approval: ApprovalRow
    lint_acceptance: LintAcceptanceRow
    lint_decision: LintDecisionRow
    kit: KitTableRow
    kit_sample: KitSampleRow
    kit_result: KitResultTableRow
    cut_over: CutOverRow
    cut_over_sighting: CutOverSightingRow
    exit_record: ExitRecordRow
    exit_look: ExitLookRow
    mover: MoverRow
    announcement_setting: AnnouncementSettingRow
    announcement_text: AnnouncementTextRow
  }

/** The names of these tables. */
export const leavingTables = {
  ...snapshotTables,
  ...exportTables,
  approval: true,
  lint_acceptance: true,
  lint_decision: true,
  kit: true,
  kit_sample: true,
  kit_result: true,
  cut_over: true,
  cut_over_sighting: true,
  exit_record: true,
  exit_look: true,
  mover: true,
  announcement_setting: true,
  announcement_text: true,
} satisfies Record<keyof LeavingTables, true>
