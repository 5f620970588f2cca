import { plainName } from './dns-records.ts'

/** The SPF record of a domain that sends through Amazon SES alone. Source: 03 §3.1, rows 7 and 9. */
export const usualSpf = 'v=spf1 include:amazonses.com ~all'

/** The DMARC record that WorkMail recommends. Source: 03 §3.1, row 8. */
export const usualDmarc = 'v=DMARC1;p=quarantine;pct=100;fo=1'

/**
 * Returns the two records of a MAIL FROM domain, as `GetMailDomain` writes others: names end in a
 * dot, texts have no quotes. Source: 03 §3.1, rows 9 and 10.
 */
export function mailFromRecords(mailFromDomain: string, region: string) {
  const hostname = `${plainName(mailFromDomain)}.`
  return [
    {
      ...({ purpose: 'mailFromMx', type: 'MX' } as const),
      ...{ hostname, value: `10 feedback-smtp.${region}.amazonses.com.` },
    },
    { ...({ purpose: 'mailFromSpf', type: 'TXT' } as const), hostname, value: usualSpf },
  ]
}
