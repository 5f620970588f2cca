import type { IdentityRecord } from '../state/ses-identities.ts'
import type { DnsEntry } from './zone.ts'

/**
 * The SPF record that SES requires of every sender: of mail domains and of MAIL FROM domains.
 * Source: 03 §3.1.
 */
const spf = 'v=spf1 include:amazonses.com ~all'

/** Returns the TXT record by which SES verifies a domain. Source: 03 §3.1, row 1. */
export function ownershipRecords({ name, verificationToken }: IdentityRecord): DnsEntry[] {
  return verificationToken === undefined
    ? []
    : [{ type: 'TXT', name: `_amazonses.${name}`, value: verificationToken }]
}

/** Returns the CNAME records of the DKIM tokens. Source: 03 §3.1, rows 4 to 6. */
export function dkimRecords({ name, dkim }: IdentityRecord): DnsEntry[] {
  return (dkim?.tokens ?? []).map((token) => ({
    type: 'CNAME',
    name: `${token}._domainkey.${name}`,
    value: `${token}.dkim.amazonses.com`,
  }))
}

/**
 * Returns the records that direct inbound mail and AutoDiscover to WorkMail. Source: 03 §3.1, rows
 * 2 and 3.
 */
export function workmailRecords(name: string, region: string): DnsEntry[] {
  return [
    { type: 'MX', name, value: `10 inbound-smtp.${region}.amazonaws.com` },
    {
      type: 'CNAME',
      name: `autodiscover.${name}`,
      value: `autodiscover.mail.${region}.awsapps.com`,
    },
  ]
}

/** Returns the SPF and DMARC records. Source: 03 §3.1, rows 7 and 8. */
export function senderRecords(name: string): DnsEntry[] {
  return [
    { type: 'TXT', name, value: spf },
    { type: 'TXT', name: `_dmarc.${name}`, value: 'v=DMARC1;p=quarantine;pct=100;fo=1' },
  ]
}

/** Returns the records of a custom MAIL FROM domain. Source: 03 §3.1, rows 9 and 10. */
export function mailFromRecords({ mailFrom }: IdentityRecord, region: string): DnsEntry[] {
  return mailFrom === undefined
    ? []
    : [
        { type: 'TXT', name: mailFrom.domain, value: spf },
        { type: 'MX', name: mailFrom.domain, value: `10 ${feedbackServer(region)}` },
      ]
}

/**
 * Returns the mail server that the MX record of a custom MAIL FROM domain names. Source: 03 §3.1.
 */
export function feedbackServer(region: string): string {
  return `feedback-smtp.${region}.amazonses.com`
}
