import type { OperationId } from './operations.ts'

/**
 * What is left after leaving WorkMail, in the order in which it is done: the organization is deleted
 * last. `live` says where the state is from; what has none is recorded by people. `next` is the page
 * below the organization where a person goes on, and `needs` the operation that it requires. Source:
 * EXIT-12.
 */
export const exitItems = [
  { id: 'mailboxes', live: 'exports', next: 'exit/verification', needs: 'exportEvidence.list' },
  { id: 'secondPass', live: 'exports', next: 'exit/exports/plan', needs: 'exportRuns.plan' },
  { id: 'contacts', next: 'exit/not-in-export', needs: 'exit.describe' },
  { id: 'kits', next: 'exit/kits', needs: 'kits.list' },
  { id: 'reconciliation', next: 'exit/kits', needs: 'kits.list' },
  { id: 'dns', live: 'dns', next: 'domains', needs: 'mailDomains.list' },
  { id: 'spf', live: 'dns', next: 'domains', needs: 'mailDomains.list' },
  { id: 'senders', live: 'senders', next: 'sending', needs: 'sending.describe' },
  {
    id: 'receiptRules',
    live: 'receiptRules',
    next: 'receipt-rules',
    needs: 'receiptRuleSets.list',
  },
  { id: 'flowRules' },
  { id: 'movers', live: 'movers', next: 'exit/movers', needs: 'movers.list' },
  { id: 'tokens', live: 'tokens' },
  { id: 'impersonationRoles', live: 'impersonationRoles' },
  { id: 'archive', next: 'exit/archive', needs: 'snapshots.list' },
  { id: 'evidence', next: 'exit/verification/download', needs: 'exportEvidence.download' },
  { id: 'key', live: 'key', next: 'exit/exports/setup', needs: 'exportSettings.describe' },
  { id: 'bucket', next: 'exit/exports/setup', needs: 'exportSettings.describe' },
  { id: 'users', live: 'directory', next: 'users' },
  { id: 'directory' },
  { id: 'identityCenter', live: 'identityCenter' },
  {
    id: 'exportRole',
    live: 'exportRole',
    next: 'exit/exports/setup',
    needs: 'exportSettings.describe',
  },
  { id: 'organization', live: 'organization', next: 'delete', needs: 'organizations.delete' },
] as const satisfies readonly { id: string; live?: string; next?: string; needs?: OperationId }[]

export type ExitItemId = (typeof exitItems)[number]['id']

/** The items that something tells, besides people. */
export type LiveItemId = Extract<(typeof exitItems)[number], { live: string }>['id']
