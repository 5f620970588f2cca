import { defineArea } from '../../kit/area.ts'
import { loadDeclarations } from '../../kit/data/load-declaration.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const policyViewer = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    policyViewer: typeof policyViewer
  }
}

const { page } = routesWith('policyViewer')

/** The page asks no backend, so it needs no organization: anybody finds it from anywhere. */
export default defineArea({
  words: { policyViewer },
  routes: {
    console: [
      page('policy-viewer', 'anybody', async () => {
        // It compares with the calls of every operation.
        await loadDeclarations()
        return import('./PolicyViewerPage.tsx')
      }),
    ],
  },
  menu: {
    console: [{ path: 'policy-viewer', name: 'policyViewer', operation: 'session.describe' }],
  },
})
