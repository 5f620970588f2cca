import type { DnsPurpose } from '@mailroom/schemas/dns-records'
import type { DomainIdentity } from '@mailroom/schemas/domain-identities'
import type { MailDomain } from '../use-domain.ts'

type ServiceStatus = MailDomain['dkimVerificationStatus']

/**
 * What AWS tells about a record, in one of the two vocabularies of DOM-06: what a service verifies
 * is Verified, Pending or Failed, what is compared with DNS is Verified, Missing or Inconsistent.
 * Without a status, only a look into DNS tells it. `wasVerified` is true if SES had found the record
 * and finds it no longer. Source: DOM-06, DOM-18, 03 A-04.
 */
export type RecordStatus =
  | { family: 'service'; status?: ServiceStatus; wasVerified?: boolean }
  | { family: 'compared'; status?: 'VERIFIED' }

/** Returns what AWS tells about the records of a purpose. */
export function recordStatus(
  purpose: DnsPurpose | 'other',
  domain: MailDomain,
  identity: DomainIdentity | undefined,
): RecordStatus | undefined {
  const { verification, dkim, mailFrom } = identity ?? {}
  switch (purpose) {
    case 'ownership':
      return {
        ...{ family: 'service', status: domain.ownershipVerificationStatus },
        wasVerified: verification?.attributes?.verificationStatus === 'TemporaryFailure',
      }
    case 'dkim':
      return {
        ...{ family: 'service', status: domain.dkimVerificationStatus },
        wasVerified: dkim?.attributes?.dkimVerificationStatus === 'TemporaryFailure',
      }
    case 'mailFromSpf':
      return { family: 'service' }
    case 'mailFromMx':
      return mailFrom?.attributes?.mailFromDomainStatus === 'Success'
        ? { family: 'compared', status: 'VERIFIED' }
        : { family: 'compared' }
    case 'other':
      return undefined
    default:
      return { family: 'compared' }
  }
}
