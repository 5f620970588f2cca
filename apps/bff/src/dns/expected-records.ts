import type { SES } from '@aws-sdk/client-ses'
import type { WorkMail } from '@aws-sdk/client-workmail'
import { type DnsPurpose, dnsPurposeOf, plainName } from '@mailroom/schemas/dns-records'
import { mailFromRecords, usualDmarc, usualSpf } from '@mailroom/schemas/usual-records'
import * as z from 'zod/mini'
import { readMailDomain } from '../operations/mail-domain.ts'

/** The types of records that WorkMail and SES ask for. */
const RecordType = z.enum(['TXT', 'MX', 'CNAME'])

/** A record that shall be there: its name as DNS compares it, a text without its quotes. */
export type ExpectedRecord = { type: z.infer<typeof RecordType>; name: string; value: string }

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
  const told = Records.flatMap(({ Type, Hostname: hostname = '', Value: value = '' }) => {
    const { data: type } = RecordType.safeParse(Type)
    const isMeant = type && dnsPurposeOf({ type, hostname, value }, domainName) === purpose
    return isMeant ? [{ type, name: plainName(hostname), value: expectedValue(type, value) }] : []
  })
  if (purpose === 'mailFromMx' || purpose === 'mailFromSpf') {
    const mailFrom = await mailFromDomain(asked)
    if (mailFrom === undefined) return []
    if (told.length > 0) return told
    return mailFromRecords(mailFrom, region)
      .filter((record) => record.purpose === purpose)
      .map(({ type, hostname, value }) => ({
        ...{ type, name: plainName(hostname), value: expectedValue(type, value) },
      }))
  }
  if (told.length > 0) return told
  if (purpose === 'spf') return [{ type: 'TXT', name, value: usualSpf }]
  if (purpose === 'dmarc') return [{ type: 'TXT', name: `_dmarc.${name}`, value: usualDmarc }]
  return []
}
