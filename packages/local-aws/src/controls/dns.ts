import * as z from 'zod/mini'
import { isHost, isValue } from '../dns/values.ts'
import {
  allPublished,
  normalName,
  publishedBelow,
  publishRecord,
  withdrawBelow,
  withdrawRecord,
} from '../dns/zone.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { Parts } from '../server.ts'
import { type DnsRecord, dnsTypes } from '../state/dns-records.ts'
import { wantedRecords } from '../workmail/domain-dns.ts'

const Entry = z
  .strictObject({
    name: z.string().check(z.refine(isHost, 'This is no domain name.')),
    type: z.enum(dnsTypes),
    value: z.string(),
    ttl: z.optional(z.int().check(z.minimum(0), z.maximum(604_800))),
  })
  .check(z.refine(({ type, value }) => isValue[type](value), 'The value is none of its type.'))

const Changes = z.strictObject({
  publish: z._default(z.array(Entry), []),
  withdraw: z._default(z.array(Entry), []),
})

function shown({ visibleFrom, ...record }: DnsRecord) {
  return { ...record, visibleFrom: new Date(visibleFrom).toISOString() }
}

/** Shows what is published. Errors: 405 for a change, which is a POST. */
export function showDns({ state }: Parts, query: URLSearchParams) {
  if (query.has('publish') || query.has('withdraw'))
    throw new AwsError('MethodNotAllowed', 'A change is a POST.', 405)
  return { records: allPublished(state).map(shown) }
}

/**
 * Changes the simulated DNS and shows what is published. `?publish=DOMAIN` publishes all records
 * that SES and WorkMail need for a domain, `?withdraw=DOMAIN` withdraws all records at a domain and
 * below. The body publishes and withdraws single records, as `{ publish, withdraw }`. The answer
 * lists the records of that domain, or all records. Errors: 400 for a domain that neither SES nor
 * WorkMail knows. Source: 00-index, decision 16; EMB-04.
 */
export function changeDns(
  { database, state, clock }: Parts,
  query: URLSearchParams,
  body: unknown,
) {
  const { now } = clock
  const published = query.get('publish')
  const withdrawn = query.get('withdraw')
  const changes = Changes.parse(body ?? {})
  database
    .transaction(() => {
      if (withdrawn !== null) withdrawBelow(state, withdrawn, now)
      if (published !== null) {
        const records = wantedRecords({ state, now }, normalName(published))
        if (records.length === 0)
          throw new AwsError('NotFound', `Neither SES nor WorkMail knows the domain ${published}.`)
        for (const record of records) publishRecord(state, record, now)
      }
      for (const entry of changes.withdraw) withdrawRecord(state, entry, now)
      for (const entry of changes.publish) publishRecord(state, entry, now)
    })
    .immediate()
  const domain = published ?? withdrawn
  const records = domain === null ? allPublished(state) : publishedBelow(state, domain)
  return { records: records.map(shown) }
}
