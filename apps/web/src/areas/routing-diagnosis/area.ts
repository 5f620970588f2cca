import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const routingDiagnosis = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    routingDiagnosis: typeof routingDiagnosis
  }
}

const { page } = routesWith('routingDiagnosis', 'dnsCheck', 'mailServers')

export default defineArea({
  words: { routingDiagnosis },
  routes: {
    organization: [
      page('diagnosis', 'mailDomains.describe', () => import('./DiagnosisPage.tsx'), [], {
        reads: ['organizations.describe'],
      }),
    ],
  },
  menu: {
    organization: [{ path: 'diagnosis', name: 'diagnosis', operation: 'mailDomains.describe' }],
  },
})
