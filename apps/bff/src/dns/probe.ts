import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIPv6 } from 'node:net'
import {
  type AutodiscoverProbe,
  autodiscoverPath,
  leadsToWorkmail,
  type ProbeResult,
} from '@mailroom/schemas/autodiscover'
import { type DnsCheck, plainName } from '@mailroom/schemas/dns-records'
import type { Region } from '@mailroom/schemas/region'
import { createAsker } from './asker.ts'
import { type DnsNetwork, resolversOf } from './name-servers.ts'
import { recordsOf } from './record-text.ts'

/**
 * The endpoint to try, and the Region of the WorkMail that it should lead to. Only phase 3 of
 * AutoDiscover is without TLS. Source: DOM-29.
 */
export type ProbeTarget = {
  method: 'GET' | 'POST'
  scheme: 'http' | 'https'
  host: string
  region: Region
}

function urlOf({ scheme, host }: ProbeTarget): string {
  return `${scheme}://${host}${autodiscoverPath}`
}

/** What a probe may reach, and how. Tests lead it to a port of their own. */
export type ProbeNetwork = DnsNetwork & {
  ports?: { http: number; https: number }
  /** The certificates that are trusted in place of the system's. */
  ca?: string
}

const usualPorts = { http: 80, https: 443 }

/** How long one probe may take, and the longest answer that is read. Source: DOM-33. */
const most = { ms: 5_000, bytes: 65_536 }

/** The most of a redirect's address that is shown. */
const maxLocation = 500

type Outcome = Omit<AutodiscoverProbe, 'url' | 'milliseconds'>

/** Finds an address of a host that may be reached; otherwise says why there is none. */
export async function addressOf(host: string, network: DnsNetwork): Promise<Outcome | string> {
  const { askAny } = createAsker()
  const responses = await Promise.all(
    (['A', 'AAAA'] as const).map((type) => askAny(resolversOf(network), { name: host, type })),
  )
  const addresses = responses.flatMap((response) =>
    recordsOf(response?.answers ?? []).flatMap(({ type, value }) =>
      type === 'A' || type === 'AAAA' ? [value] : [],
    ),
  )
  const [allowed] = addresses.filter((address) => network.isAllowed(address))
  if (allowed !== undefined) return allowed
  if (addresses.length > 0) return { result: 'forbiddenAddress', address: addresses[0] }
  return { result: responses.some(Boolean) ? 'nameNotFound' : 'nameUnknown' }
}

function resultOf(status: number, location: string | undefined, target: ProbeTarget): ProbeResult {
  if (status === 401) return 'unauthorized'
  if (status >= 300 && status < 400 && location !== undefined)
    return leadsToWorkmail(location, urlOf(target), target.region)
      ? 'redirect'
      : 'redirectElsewhere'
  if (status === 404) return 'notFound'
  return status >= 200 && status < 300 ? 'open' : 'otherStatus'
}

/** Says why a request failed. */
export function failureOf(error: NodeJS.ErrnoException): Outcome {
  const { code = '' } = error
  if (code === 'ABORT_ERR' || error.name === 'TimeoutError') return { result: 'timeout' }
  if (code === 'ECONNREFUSED') return { result: 'connectionRefused' }
  if (/^(CERT_|UNABLE_|SELF_SIGNED|DEPTH_ZERO|ERR_TLS|ERR_SSL|EPROTO|HOSTNAME)/.test(code))
    return { result: 'tlsError', tlsError: code }
  if (code.startsWith('HPE_')) return { result: 'badAnswer' }
  return { result: 'unreachable' }
}

/** Sends one request to an address, for a host; the host is not looked up again. */
function send(
  target: ProbeTarget,
  address: string,
  { ports = usualPorts, ca }: ProbeNetwork,
): Promise<Outcome> {
  const { method, scheme, host } = target
  const { promise, resolve } = Promise.withResolvers<Outcome>()
  const request = (scheme === 'https' ? requestHttps : requestHttp)({
    host: address,
    family: isIPv6(address) ? 6 : 4,
    port: ports[scheme],
    ...{ method, path: autodiscoverPath, agent: false, maxHeaderSize: 16_384 },
    headers: { host, ...(method === 'POST' ? { 'content-length': 0 } : {}) },
    ...(scheme === 'https' ? { servername: host, ...(ca === undefined ? {} : { ca }) } : {}),
    signal: AbortSignal.timeout(most.ms),
  })
  request.on('error', (error) => resolve({ ...failureOf(error), address }))
  // For answers that are none: an error or the end of a response comes before it.
  request.on('close', () => resolve({ result: 'badAnswer', address }))
  request.on('response', (response) => {
    const { statusCode: status = 0, headers } = response
    const { location } = headers
    const outcome: Outcome = {
      ...{ result: resultOf(status, location, target), address, status },
      ...(location === undefined ? {} : { location: location.slice(0, maxLocation) }),
    }
    let size = 0
    // Only the status counts; the rest is read so that an endless answer is told.
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= most.bytes) return
      resolve({ ...outcome, result: 'badAnswer' })
      request.destroy()
    })
    response.on('end', () => resolve(outcome))
    response.on('error', (error) => resolve({ ...failureOf(error), address, status }))
  })
  request.end()
  return promise
}

/**
 * Tries an endpoint without a password. Connects only to an address that the resolvers gave and that
 * may be reached, and follows no redirect. Never throws. Source: DOM-28, DOM-33.
 */
export async function probe(
  target: ProbeTarget,
  network: ProbeNetwork,
): Promise<AutodiscoverProbe> {
  const begun = performance.now()
  const found = await addressOf(target.host, network)
  const outcome = typeof found === 'string' ? await send(target, found, network) : found
  return { url: urlOf(target), ...outcome, milliseconds: Math.round(performance.now() - begun) }
}

/** Returns the two endpoints that devices try in phase 2 of AutoDiscover. Source: DOM-29. */
export function phase2Of(domainName: string, region: Region): ProbeTarget[] {
  const name = plainName(domainName)
  return [name, `autodiscover.${name}`].map((host) => ({
    ...({ method: 'POST', scheme: 'https' } as const),
    ...{ host, region },
  }))
}

/**
 * Returns what the check of the AutoDiscover record came to, or that it is verified if phase 2
 * answers: devices do not need the record then. Source: 03 §3.3.
 */
export async function orPhase2(
  check: DnsCheck,
  { domainName, region }: { domainName: string; region: Region },
  network: ProbeNetwork,
): Promise<DnsCheck> {
  const targets = phase2Of(domainName, region)
  const probes = await Promise.all(targets.map((target) => probe(target, network)))
  const values = probes.flatMap(({ result, url }) => (result === 'unauthorized' ? [url] : []))
  if (values.length === 0) return check
  return { ...check, status: 'verified', causes: [{ code: 'phase2', values }, ...check.causes] }
}
