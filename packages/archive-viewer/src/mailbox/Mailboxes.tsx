import type { ExportEvidence } from '../evidence.ts'
import type { Language } from '../words/words.ts'

/** What the pages of mailboxes are given. `evidence` has the newest export of each mailbox. */
export type MailboxesProps = {
  language: Language
  evidence: readonly ExportEvidence[]
  /** What stands in the hash after `#mailboxes/`, so that a message has an address. */
  place: string | undefined
}

/** The part of the archive that reads exported mailboxes. Source: ARC-05. */
export function Mailboxes(_: MailboxesProps) {
  return <h1>Mailboxes</h1>
}
