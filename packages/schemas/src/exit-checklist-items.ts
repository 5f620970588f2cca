/**
 * What is left after leaving WorkMail, in the order in which it is done: the organization is deleted
 * last. `live` says where the state is from; what has none is recorded by people. `next` is the page
 * below the organization where a person goes on. Source: EXIT-12.
 */
export const exitItems = [
  { id: 'mailboxes', live: 'exports', next: 'exit/verification' },
  { id: 'secondPass', live: 'exports', next: 'exit/exports/plan' },
  { id: 'contacts', next: 'exit/not-in-export' },
  { id: 'kits' },
  { id: 'reconciliation' },
  { id: 'dns', live: 'dns', next: 'domains' },
  { id: 'spf', live: 'dns', next: 'domains' },
  { id: 'senders', live: 'senders', next: 'sending' },
  { id: 'receiptRules', live: 'receiptRules', next: 'receipt-rules' },
  { id: 'flowRules' },
  { id: 'movers', live: 'movers', next: 'exit/movers' },
  { id: 'tokens', live: 'tokens' },
  { id: 'impersonationRoles', live: 'impersonationRoles' },
  { id: 'archive', next: 'exit/archive' },
  { id: 'evidence', next: 'exit/verification/download' },
  { id: 'key', live: 'key', next: 'exit/exports/setup' },
  { id: 'bucket', next: 'exit/exports/setup' },
  { id: 'users', live: 'directory', next: 'users' },
  { id: 'directory' },
  { id: 'identityCenter', live: 'identityCenter' },
  { id: 'exportRole', live: 'exportRole', next: 'exit/exports/setup' },
  { id: 'organization', live: 'organization', next: 'delete' },
] as const satisfies readonly { id: string; live?: string; next?: string }[]

export type ExitItemId = (typeof exitItems)[number]['id']

/** The items that something tells, besides people. */
export type LiveItemId = Extract<(typeof exitItems)[number], { live: string }>['id']
