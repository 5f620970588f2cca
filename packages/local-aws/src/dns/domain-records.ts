import type { IdentityRecord } from '../state/ses-identities.ts'
import type { DnsEntry } from './zone.ts'

/** What SES wants all senders to publish; WorkMail and MAIL FROM domains alike. Source: 03 §3.1. */
const spf = 'v=spf1 include:amazonses.com ~all'

/** TXT by which SES verifies a domain. Source: 03 §3.1, row 1. */
export function ownershipRecords({ name, verificationToken }: IdentityRecord): DnsEntry[] {
  return verificationToken === undefined
    ? []
    : [{ type: 'TXT', name: `_amazonses.${name}`, value: verificationToken }]
}

/** CNAMEs of the DKIM tokens. Source: 03 §3.1, rows 4 to 6. */
export function dkimRecords({ name, dkim }: IdentityRecord): DnsEntry[] {
  return (dkim?.tokens ?? []).map((token) => ({
    type: 'CNAME',
    name: `${token}._domainkey.${name}`,
    value: `${token}.dkim.amazonses.com`,
  }))
}

/** What makes a domain WorkMail's: inbound mail and AutoDiscover. Source: 03 §3.1, rows 2 and 3. */
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

/** SPF and DMARC. Source: 03 §3.1, rows 7 and 8. */
export function senderRecords(name: string): DnsEntry[] {
  return [
    { type: 'TXT', name, value: spf },
    { type: 'TXT', name: `_dmarc.${name}`, value: 'v=DMARC1;p=quarantine;pct=100;fo=1' },
  ]
}

/** The records of a custom MAIL FROM domain. Source: 03 §3.1, rows 9 and 10. */
export function mailFromRecords({ mailFrom }: IdentityRecord, region: string): DnsEntry[] {
  return mailFrom === undefined
    ? []
    : [
        { type: 'TXT', name: mailFrom.domain, value: spf },
        { type: 'MX', name: mailFrom.domain, value: `10 ${feedbackServer(region)}` },
      ]
}

/** The mail server that a custom MAIL FROM domain names. Source: 03 §3.1. */
export function feedbackServer(region: string): string {
  return `feedback-smtp.${region}.amazonses.com`
}
