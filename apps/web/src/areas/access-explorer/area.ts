import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const accessExplorer = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    accessExplorer: typeof accessExplorer
  }
}

const { page, dialog } = routesWith('accessExplorer')

export default defineArea({
  words: { accessExplorer },
  routes: {
    organization: [
      page('access-explorer', 'accessPaths.list', () => import('./AccessExplorerPage.tsx')),
      page('access-explorer/from-where', 'accessPaths.check', () => import('./FromWherePage.tsx')),
      page('access-explorer/print', 'accessPaths.list', () => import('./PrintPage.tsx')),
      page('access-explorer/reviews', 'accessPaths.list', () => import('./ReviewsPage.tsx'), [
        dialog('review', 'accessReviews.put', () => import('./ReviewDialog.tsx')),
      ]),
    ],
  },
  menu: {
    organization: [
      { path: 'access-explorer', name: 'accessExplorer', operation: 'accessPaths.list' },
    ],
  },
  palette: [],
})
