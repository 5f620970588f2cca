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

/** The tables of who gets in. */
export type AccessTables = {
  access_test_case: AccessTestCaseRow
  access_sample_address: AccessSampleAddressRow
  access_review: AccessReviewRow
}

/** The names of these tables. */
export const accessTables = {
  ...{ access_test_case: true, access_sample_address: true, access_review: true },
} satisfies Record<keyof AccessTables, true>
