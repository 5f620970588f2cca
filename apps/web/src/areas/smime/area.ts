import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const smime = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    smime: typeof smime
  }
}

const { page } = routesWith('smime')

export default defineArea({
  words: { smime },
  routes: {
    organization: [page('smime', 'organizationNotes.list', () => import('./SmimePage.tsx'))],
  },
  menu: {
    organization: [{ path: 'smime', name: 'smime', operation: 'organizationNotes.list' }],
  },
})
