import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const domains = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
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
    moveDomain: typeof moveDomain
    route53: typeof route53
    domainRecords: typeof domainRecords
    mailFrom: typeof mailFrom
    identityPolicies: typeof identityPolicies
  }
}

const { page } = routesWith('domains')

export default defineArea({
  words: { domains, moveDomain, route53, domainRecords, mailFrom, identityPolicies },
  routes: {
    organization: [
      page('domains', 'mailDomains.list', () => import('./list/DomainsPage.tsx')),
      routesWith('domains', 'route53').page(
        'domains/:domainName',
        'mailDomains.describe',
        () => import('./DomainPage.tsx'),
        [
          page('', 'anybody', () => import('./records/RecordsTab.tsx'), [
            routesWith('domains', 'route53').dialog(
              'route53',
              'hostedZoneChanges.apply',
              () => import('./route53/UpdateRoute53Dialog.tsx'),
            ),
          ]),
        ],
      ),
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
