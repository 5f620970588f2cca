import { request as requestHttps } from 'node:https'
import { isIPv6 } from 'node:net'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { plainName } from '@mailroom/schemas/dns-records'
import { addressOf, failureOf, type ProbeNetwork } from '../dns/probe.ts'

export type Policy = NonNullable<NonNullable<CutOver['policy']>['found']>

/** A policy, or why there is none. */
export type Fetched = { found: Policy; failure?: never } | { found?: never; failure: string }

/** How long a policy may take, and how long it may be. Source: CUT-11; RFC 8461, 3.3. */
const most = { ms: 5_000, bytes: 65_536 }

/** The longest time that senders may keep a policy, in seconds. Source: RFC 8461, 3.2. */
const maxAgeLimit = 31_557_600

const maxHosts = 50

/** Reads a policy; undefined for what is none. Source: RFC 8461, 3.2. */
export function parsePolicy(text: string): Policy | undefined {
  const pairs = text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name = '', value = ''] = /^([A-Za-z0-9_-]{1,32})\s*:\s*(\S.*?)\s*$/.exec(line) ?? []
    return name === '' ? [] : [[name, value]]
  })
  const first = new Map(pairs.toReversed())
  const modes = ['enforce', 'testing', 'none'] as const
  const mode = modes.find((each) => each === first.get('mode'))
  const age = first.get('max_age') ?? ''
  const mx = pairs.flatMap(([name, value]) => (name === 'mx' ? [plainName(value)] : []))
  const isWhole = first.get('version') === 'STSv1' && mode && /^\d{1,10}$/.test(age)
  if (!isWhole || (mode !== 'none' && mx.length === 0)) return undefined
  return { mode, mx: mx.slice(0, maxHosts), maxAge: Math.min(Number(age), maxAgeLimit) }
}

/** Whether a policy lets mail go to a host. Source: RFC 8461, 4.1. */
export function coversHost({ mx }: Policy, host: string): boolean {
  const name = plainName(host)
  const [, above] = /^[^.]+\.(.+)$/.exec(name) ?? []
  return mx.some((pattern) => pattern === name || (above && pattern === `*.${above}`))
}

function read(
  address: string,
  host: string,
  { ports, ca }: ProbeNetwork,
): Promise<Fetched | string> {
  const { promise, resolve } = Promise.withResolvers<Fetched | string>()
  const request = requestHttps({
    ...{ host: address, family: isIPv6(address) ? 6 : 4, port: ports?.https ?? 443 },
    ...{ path: '/.well-known/mta-sts.txt', agent: false, maxHeaderSize: 16_384 },
    ...{ headers: { host }, servername: host, ...(ca === undefined ? {} : { ca }) },
    signal: AbortSignal.timeout(most.ms),
  })
  request.on('error', (error) => resolve({ failure: failureOf(error).result }))
  request.on('close', () => resolve({ failure: 'badAnswer' }))
  request.on('response', (response) => {
    const { statusCode = 0 } = response
    // A redirect is not followed. Source: RFC 8461, 3.3.
    if (statusCode !== 200) {
      resolve({ failure: statusCode >= 300 && statusCode < 400 ? 'redirect' : 'otherStatus' })
      return void request.destroy()
    }
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size <= most.bytes) return
      resolve({ failure: 'tooLong' })
      request.destroy()
    })
    response.on('end', () => resolve(Buffer.concat(chunks).toString()))
    response.on('error', (error) => resolve({ failure: failureOf(error).result }))
  })
  request.end()
  return promise
}

/** Fetches what the control of the local AWS serves: only there may it be a local address. */
async function readLocally(endpoint: string, domain: string): Promise<Fetched | string> {
  try {
    const response = await fetch(`${endpoint}/__local/mta-sts/${domain}`, {
      ...{ redirect: 'manual', signal: AbortSignal.timeout(most.ms) },
    })
    return response.ok ? await response.text() : { failure: 'otherStatus' }
  } catch {
    return { failure: 'unreachable' }
  }
}

/**
 * Fetches the MTA-STS policy of a domain, by HTTPS from a host on the Internet, whose address the
 * resolvers gave. Never throws. Source: CUT-11.
 */
export async function fetchPolicy(
  domain: string,
  network: ProbeNetwork,
  local?: string,
): Promise<Fetched> {
  const host = `mta-sts.${domain}`
  const found = local === undefined ? await addressOf(host, network) : ''
  if (typeof found !== 'string') return { failure: found.result }
  const text = await (local === undefined ? read(found, host, network) : readLocally(local, domain))
  if (typeof text !== 'string') return text
  const policy = parsePolicy(text)
  return policy ? { found: policy } : { failure: 'badPolicy' }
}
