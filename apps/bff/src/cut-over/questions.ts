import { cutOverRecipes } from '@mailroom/schemas/cut-over/recipes'
import type { LintTarget } from '@mailroom/schemas/lint-findings'
import { keyOf, type Question } from './zone.ts'

const services = [
  ...['_autodiscover', '_imaps', '_submission', '_submissions', '_caldavs', '_carddavs'],
]

/** The names of hosts that clients and servers look for. Source: CUT-03. */
const hosts = ['autodiscover', 'autoconfig', 'mail', 'mta-sts']

/** The types that change by themselves, or belong to the zone above: they say nothing about a step. */
const ownTypes: readonly string[] = ['SOA', 'DS']

/** What is read before a cut-over. Source: CUT-03. */
export function watchedQuestions(about: {
  domain: string
  target: LintTarget
  sesDkim: readonly string[]
  mailFrom: string | undefined
  wanted: readonly Question[]
}): Question[] {
  const { domain, target, sesDkim, mailFrom, wanted } = about
  const selectors = cutOverRecipes[target].dkimSelectors
  const all: Question[] = [
    ...['SOA', 'NS', 'DS', 'CAA', 'MX', 'TXT'].map((type) => ({ name: domain, type })),
    ...['_dmarc', '_mta-sts', '_smtp._tls', '_amazonses'].map((name) => ({
      ...{ name: `${name}.${domain}`, type: 'TXT' },
    })),
    ...hosts.flatMap((host) =>
      ['CNAME', 'A', 'AAAA'].map((type) => ({ name: `${host}.${domain}`, type })),
    ),
    ...services.map((service) => ({ name: `${service}._tcp.${domain}`, type: 'SRV' })),
    ...sesDkim.map((name) => ({ name, type: 'CNAME' })),
    ...selectors.flatMap((selector) =>
      ['CNAME', 'TXT'].map((type) => ({ name: `${selector}._domainkey.${domain}`, type })),
    ),
    ...(mailFrom === undefined ? [] : ['MX', 'TXT'].map((type) => ({ name: mailFrom, type }))),
    ...wanted.map(({ name, type }) => ({ name, type })),
  ]
  return [...new Map(all.map((each) => [keyOf(each), each])).values()]
}

/** Returns whether a change of these records is one of the domain's mail. */
export function tellsOfChange({ type }: Question): boolean {
  return !ownTypes.includes(type)
}
