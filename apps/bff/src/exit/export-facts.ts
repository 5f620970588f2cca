import type { ExitMailbox } from '@mailroom/schemas/exit'
import type { Scope } from '../directory-index/scope.ts'
import type { Store } from '../store/open-store.ts'

/** What is known about the export of a mailbox: its newest job, and the evidence for it. */
export type ExportFacts = Pick<
  ExitMailbox,
  'exportState' | 'exportedAt' | 'evidence' | 'verificationLevel'
>

/** Returns how far the exports of an organization are, by the id of the user or resource. */
export async function exportFactsOf(_store: Store, _scope: Scope) {
  return new Map<string, ExportFacts>()
}
