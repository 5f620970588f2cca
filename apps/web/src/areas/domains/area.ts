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

declare module '../../kit/words/texts.ts' {
  interface Words {
    domains: typeof domains
    dnsCheck: typeof dnsCheck
  }
}

const { page } = routesWith('domains')

export default defineArea({
  words: { domains, dnsCheck },
  routes: {
    organization: [
      page('domains', 'mailDomains.list', () => import('./list/DomainsPage.tsx')),
      page('domains/:domainName', 'mailDomains.describe', () => import('./DomainPage.tsx'), [
        page('', 'anybody', () => import('./records/RecordsTab.tsx')),
      ]),
    ],
  },
  menu: {
    organization: [{ path: 'domains', name: 'domains', operation: 'mailDomains.list' }],
  },
})
