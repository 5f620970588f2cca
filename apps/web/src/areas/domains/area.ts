import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const domains = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
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

declare module '../../kit/words/texts.ts' {
  interface Words {
    domains: typeof domains
    domainRecords: typeof domainRecords
    mailFrom: typeof mailFrom
  }
}

const { page } = routesWith('domains')

export default defineArea({
  words: { domains, domainRecords, mailFrom },
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
