import type { SES } from '@aws-sdk/client-ses'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { type DnsPurpose, dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import type { RecordType } from 'dns-packet'
import { readMailDomain } from '../operations/mail-domain.ts'

/** A record that shall be there: its name as DNS compares it, a text without its quotes. */
export type ExpectedRecord = { type: RecordType; name: string; value: string }

/** What a domain should have if AWS names no record. Source: 03 §3.1, rows 7 to 10. */
const usual = {
  spf: 'v=spf1 include:amazonses.com ~all',
  dmarc: 'v=DMARC1;p=quarantine;pct=100;fo=1',
  feedbackServer: (region: string) => `10 feedback-smtp.${region}.amazonses.com`,
}

type Asked = {
  workmail: WorkMail
  ses: () => Promise<SES>
  region: string
  organizationId: string
  domainName: string
}

function expectedValue(type: string, value: string): string {
  return type === 'TXT' ? value.replace(/^"(.*)"$/s, '$1') : plainName(value.trim())
}

/** Returns the name of the MAIL FROM domain, if one is configured. */
async function mailFromDomain({ ses, domainName }: Asked): Promise<string | undefined> {
  const { MailFromDomainAttributes = {} } = await (await ses()).getIdentityMailFromDomainAttributes(
    { Identities: [domainName] },
  )
  return MailFromDomainAttributes[domainName]?.MailFromDomain || undefined
}

/**
 * Returns the records that a mail domain needs for a purpose, as AWS tells them; the usual ones
 * where it does not. None for a MAIL FROM domain that is not configured. Errors: those of
 * GetMailDomain, such as MailDomainNotFoundException. Source: 03 §3.1, §3.2.
 */
export async function expectedRecords(
  asked: Asked,
  purpose: DnsPurpose,
): Promise<ExpectedRecord[]> {
  const { region, domainName } = asked
  const name = plainName(domainName)
  const { Records = [] } = await readMailDomain(asked, asked)
  const told = Records.flatMap(({ Type: type = '', Hostname: hostname = '', Value = '' }) =>
    dnsPurposeOf({ type, hostname, value: Value }, domainName) === purpose
      ? [{ type: type as RecordType, name: plainName(hostname), value: expectedValue(type, Value) }]
      : [],
  )
  if (purpose === 'mailFromMx' || purpose === 'mailFromSpf') {
    const mailFrom = await mailFromDomain(asked)
    if (mailFrom === undefined) return []
    if (told.length > 0) return told
    return purpose === 'mailFromMx'
      ? [{ type: 'MX', name: plainName(mailFrom), value: usual.feedbackServer(region) }]
      : [{ type: 'TXT', name: plainName(mailFrom), value: usual.spf }]
  }
  if (told.length > 0) return told
  if (purpose === 'spf') return [{ type: 'TXT', name, value: usual.spf }]
  if (purpose === 'dmarc') return [{ type: 'TXT', name: `_dmarc.${name}`, value: usual.dmarc }]
  return []
}
