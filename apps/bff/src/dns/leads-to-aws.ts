import type { DnsCheck } from '@mailroom/schemas/dns-records'

/** The hosts of WorkMail and SES in records: receiving, Autodiscover, DKIM, bounces, SPF. */
const awsHost =
  /(?:^|[\s.:"=])(?:amazonaws\.com|amazonses\.com|awsapps\.com)(?:\.cn)?\.?(?:$|[\s"])/i

/** Returns whether a value of a record names a host of WorkMail or SES. */
export function isAtAws(value: string): boolean {
  return awsHost.test(value)
}

/**
 * Returns whether a record that any server showed leads to AWS. It does also where WorkMail would be
 * content with none of it, such as a second MX record with a high number. Source: EXIT-12.
 */
export function leadsToAws({ answers }: Pick<DnsCheck, 'answers'>): boolean {
  return answers.some(({ records }) => records.some(({ value }) => isAtAws(value)))
}
