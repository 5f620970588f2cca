import type { AccessReviewRow } from './access-review-table.ts'

/** What the access control rules have to decide about an access, as JSON. */
export type AccessTestCaseRow = {
  directory: string
  name: string
  content: string
  changed_by: string
  changed_at: string
}

/** The addresses from which accesses are looked at, as JSON. */
export type AccessSampleAddressRow = {
  directory: string
  content: string
  changed_by: string
  changed_at: string
}

/**
 * What somebody has written of a setting without a public API: a draft, or what is set in AWS.
 * `content` is JSON, and null once it was discarded.
 */
export type GuidedSettingRow = {
  directory: string
  capability: string
  kind: string
  content: string | null
  written_by: string
  written_at: string
  version: number
}

/** The tables of who gets in. */
export type AccessTables = {
  guided_setting: GuidedSettingRow
  access_test_case: AccessTestCaseRow
  access_sample_address: AccessSampleAddressRow
  access_review: AccessReviewRow
}

/** The names of these tables. */
export const accessTables = {
  guided_setting: true,
  ...{ access_test_case: true, access_sample_address: true, access_review: true },
} satisfies Record<keyof AccessTables, true>
