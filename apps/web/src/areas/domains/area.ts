import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const domains = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const dnsCheck = words(
  () => import('./dns-check/locales/en.json'),
  () => import('./dns-check/locales/de.json'),
  () => import('./dns-check/locales/id.json'),
)

const autodiscover = words(
  () => import('./autodiscover/locales/en.json'),
  () => import('./autodiscover/locales/de.json'),
  () => import('./autodiscover/locales/id.json'),
)

const moveDomain = words(
  () => import('./move/locales/en.json'),
  () => import('./move/locales/de.json'),
  () => import('./move/locales/id.json'),
)

const route53 = words(
  () => import('./route53/locales/en.json'),
  () => import('./route53/locales/de.json'),
  () => import('./route53/locales/id.json'),
)

const domainRecords = words(
  () => import('./records/locales/en.json'),
  () => import('./records/locales/de.json'),
  () => import('./records/locales/id.json'),
)

const mailFrom = words(
  () => import('./mail-from/locales/en.json'),
  () => import('./mail-from/locales/de.json'),
  () => import('./mail-from/locales/id.json'),
)

const identityPolicies = words(
  () => import('./identity-policies/locales/en.json'),
  () => import('./identity-policies/locales/de.json'),
  () => import('./identity-policies/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    domains: typeof domains
    dnsCheck: typeof dnsCheck
    autodiscover: typeof autodiscover
    moveDomain: typeof moveDomain
    route53: typeof route53
    domainRecords: typeof domainRecords
    mailFrom: typeof mailFrom
    identityPolicies: typeof identityPolicies
  }
}

const { page, dialog } = routesWith('domains', 'dnsCheck', 'autodiscover')

export default defineArea({
  words: {
    domains,
    dnsCheck,
    autodiscover,
    moveDomain,
    route53,
    domainRecords,
    mailFrom,
    identityPolicies,
  },
  routes: {
    organization: [
      page('domains', 'mailDomains.list', () => import('./list/DomainsPage.tsx')),
      page('domains/:domainName', 'mailDomains.describe', () => import('./DomainPage.tsx'), [
        page(
          'autodiscover',
          'autodiscover.probe',
          () => import('./autodiscover/AutodiscoverTab.tsx'),
        ),
        page('dns-check', 'dnsRecords.check', () => import('./dns-check/DnsCheckTab.tsx'), [
          dialog(':purpose', 'dnsRecords.check', () => import('./dns-check/DnsAnswersDialog.tsx')),
        ]),
        routesWith('domains', 'domainRecords', 'dnsCheck').page(
          '',
          'anybody',
          () => import('./records/RecordsTab.tsx'),
        ),
      ]),
      routesWith('moveDomain').page(
        'domains/:domainName/move',
        'jobs.plan',
        () => import('./move/MoveDomainPage.tsx'),
      ),
    ],
  },
  menu: {
    organization: [{ path: 'domains', name: 'domains', operation: 'mailDomains.list' }],
  },
})
