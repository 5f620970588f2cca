import type { IncomingMessage } from 'node:http'
import { isHost } from '../dns/values.ts'
import { normalName } from '../dns/zone.ts'
import { AwsError } from '../protocol/aws-error.ts'
import { readBody } from '../protocol/body.ts'
import type { Parts } from '../server.ts'
import { dnsScope } from '../state/dns-records.ts'

/** The longest policy, in bytes: longer ones are for tests of what reads them. */
const maxBytes = 256 * 1024

/**
 * Answers below `/__local/mta-sts/`: `PUT {domain}` keeps the MTA-STS policy of a domain, `GET` serves
 * it as `https://mta-sts.{domain}/.well-known/mta-sts.txt` would, `DELETE` removes it. Errors: 404.
 * Source: CUT-10.
 */
export async function answerMtaSts(
  { state }: Parts,
  request: IncomingMessage,
  path: string,
): Promise<string> {
  const domain = normalName(decodeURIComponent(path))
  if (!isHost(domain)) throw new AwsError('NotFound', 'This is no domain name.', 404)
  if (request.method === 'PUT') {
    const text = (await readBody(request, maxBytes)).toString()
    state.mtaStsPolicies.put(dnsScope, { domain, text })
    return text
  }
  const known = state.mtaStsPolicies.get(dnsScope, domain)
  if (!known) throw new AwsError('NotFound', `There is no policy of ${domain}.`, 404)
  if (request.method === 'DELETE') state.mtaStsPolicies.delete(dnsScope, domain)
  else if (request.method !== 'GET')
    throw new AwsError('MethodNotAllowed', 'A policy is read, put or deleted.', 405)
  return known.text
}
