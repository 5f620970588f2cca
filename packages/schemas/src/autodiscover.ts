import * as z from 'zod/mini'
import { read } from './declare.ts'
import { itsMailDomain, ofMailDomain } from './domain-identities.ts'
import type { Region } from './region.ts'
import { roles } from './role.ts'
import { timestamp } from './timestamp.ts'

/** Where an AutoDiscover proxy passes requests on to. Source: 03 §3.1, de:5078-5080. */
export function autodiscoverOrigin(region: Region): string {
  return `autodiscover-service.mail.${region}.awsapps.com`
}

/**
 * Returns whether a redirect leads to AutoDiscover of WorkMail in a Region: devices repeat there what
 * they asked, with the password. `from` is the URL that was asked. Source: DOM-29, 03 §3.3.
 */
export function leadsToWorkmail(location: string, from: string, region: Region): boolean {
  const { protocol, host, username, password } = URL.parse(location, from) ?? {}
  const hosts = [autodiscoverOrigin(region), `autodiscover.mail.${region}.awsapps.com`]
  return protocol === 'https:' && hosts.includes(host ?? '') && `${username}${password}` === ''
}

/** Returns the address of EWS in a Region. Source: 03 §3.1. */
export function ewsEndpoint(region: Region): string {
  return `https://ews.mail.${region}.awsapps.com/EWS/Exchange.asmx`
}

/**
 * The servers of a Region that people type into a mail program which does not find them. IMAP and
 * SMTP want TLS from the beginning. Source: AWS General Reference, WorkMail endpoints; WorkMail User
 * Guide, IMAP setup.
 */
export function mailServers(region: Region) {
  const host = (service: string) => `${service}.mail.${region}.awsapps.com`
  return [
    { kind: 'activeSync', host: host('mobile') },
    { kind: 'imap', host: host('imap'), port: 993 },
    { kind: 'smtp', host: host('smtp'), port: 465 },
    { kind: 'ews', host: host('ews') },
  ] as const
}

/** The path of AutoDiscover at every host. Source: DOM-29. */
export const autodiscoverPath = '/autodiscover/autodiscover.xml'

/** What came of a request to an endpoint of AutoDiscover. Source: DOM-33. */
export const probeResults = [
  /** 401: the endpoint asks for a password, as it should. */
  'unauthorized',
  /** To AutoDiscover of WorkMail, as phase 3 answers. */
  'redirect',
  /** To anything else, where devices would send the password. */
  'redirectElsewhere',
  'notFound',
  /** 200: something answers that asks for no password. */
  'open',
  'otherStatus',
  'nameNotFound',
  /** DNS could not be asked. */
  'nameUnknown',
  /** The name leads only to addresses that are not on the Internet; nothing was sent. */
  'forbiddenAddress',
  'tlsError',
  'connectionRefused',
  'timeout',
  'unreachable',
  /** What came is not HTTP, or too long. */
  'badAnswer',
] as const
export type ProbeResult = (typeof probeResults)[number]

const Probe = z.object({
  url: z.string(),
  result: z.enum(probeResults),
  /** The address that the request was sent to. */
  address: z.optional(z.string()),
  status: z.optional(z.number()),
  /** Where a redirect leads; it is not followed. */
  location: z.optional(z.string()),
  /** What is wrong with the certificate, by its code in OpenSSL. */
  tlsError: z.optional(z.string()),
  milliseconds: z.number(),
})
export type AutodiscoverProbe = z.infer<typeof Probe>

export const autodiscover = {
  'autodiscover.probe': read({
    summary: 'Try the Autodiscover endpoints of a mail domain as devices do, without a password',
    roles,
    input: z.strictObject(ofMailDomain),
    output: z.object({
      checkedAt: timestamp,
      /** The two addresses of phase 2, the one of the domain itself first. */
      phase2: z.array(Probe),
      /** The unauthenticated GET of phase 3, which is answered with a redirect. */
      phase3: Probe,
    }),
    aws: [itsMailDomain],
    limited: 1,
  }),
}
