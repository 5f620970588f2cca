import type { RegionContext } from '../handlers.ts'
import { lookUpIdentity } from '../ses/find-identity.ts'
import { dkimStatus, verificationStatus } from '../ses/verification.ts'

type DomainStatus = 'PENDING' | 'VERIFIED' | 'FAILED'

/**
 * WorkMail's statuses by those of SES. Vanished records are searched for like records that were
 * never found. Source: DOM-18.
 */
const statuses = {
  Success: 'VERIFIED',
  Pending: 'PENDING',
  TemporaryFailure: 'PENDING',
  NotStarted: 'PENDING',
  Failed: 'FAILED',
} as const satisfies Record<string, DomainStatus>

/**
 * Returns the verification of a mail domain; undefined if its identity was deleted in SES.
 * Source: DOM-18, EMB-03.
 */
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
