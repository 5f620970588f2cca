import * as z from 'zod/mini'
import { Behaviour, ZoneEntry } from '../dns/resolver-behaviour.ts'
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
import type { DnsRecord } from '../state/dns-records.ts'
import { wantedRecords } from '../workmail/domain-dns.ts'

const Changes = z.strictObject({
  publish: z._default(z.array(ZoneEntry), []),
  withdraw: z._default(z.array(ZoneEntry), []),
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

/** Shows what each caching resolver does. Source: CUT-10. */
export function showResolvers({ resolvers }: Parts) {
  return resolvers.map(({ port, behaviour }) => ({ port, ...behaviour() }))
}

/**
 * Makes caching resolvers stale, slow, fail or disagree, or honest again. Errors: 404 if there is none
 * of that number. Source: CUT-10.
 */
export function setResolvers(parts: Parts, body: unknown) {
  const behaviour = Behaviour.parse(body)
  const { resolver } = behaviour
  const chosen = parts.resolvers.filter(
    (_, place) => resolver === undefined || place === resolver - 1,
  )
  if (chosen.length === 0) throw new AwsError('NotFound', 'There is no such resolver.', 404)
  for (const each of chosen) each.behave(behaviour)
  return showResolvers(parts)
}
