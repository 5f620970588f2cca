import type { RegionContext } from '../handlers.ts'
import { lookUpIdentity } from '../ses/find-identity.ts'
import { dkimStatus, verificationStatus } from '../ses/verification.ts'

type DomainStatus = 'PENDING' | 'VERIFIED' | 'FAILED'

/** SES's words → WorkMail's. Records that vanished are searched for as those that never were. Source: DOM-18. */
const statuses = {
  Success: 'VERIFIED',
  Pending: 'PENDING',
  TemporaryFailure: 'PENDING',
  NotStarted: 'PENDING',
  Failed: 'FAILED',
} as const satisfies Record<string, DomainStatus>

/** What is verified of a mail domain; nothing when its identity was deleted in SES. Source: DOM-18, EMB-03. */
export function domainStatus(
  context: RegionContext,
  domain: string,
): { ownership: DomainStatus; dkim: DomainStatus } {
  const identity = lookUpIdentity(context, domain)
  if (!identity) return { ownership: 'FAILED', dkim: 'FAILED' }
  return {
    ownership: statuses[verificationStatus(context, identity)],
    dkim: statuses[dkimStatus(context, identity)],
  }
}
