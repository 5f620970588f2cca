import { defineArea } from '../../kit/area.ts'
import { loadDeclarations } from '../../kit/data/load-declaration.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const apiReference = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    apiReference: typeof apiReference
  }
}

const { page } = routesWith('apiReference')

export default defineArea({
  words: { apiReference },
  routes: {
    console: [
      page('api-reference', 'anybody', async () => {
        // The policies are made from the calls of every operation.
        await loadDeclarations()
        return import('./ApiReferencePage.tsx')
      }),
    ],
  },
  menu: {
    console: [{ path: 'api-reference', name: 'apiReference', operation: 'session.describe' }],
  },
})
