import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { accessExplorerRoutes } from './routes.ts'

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

export default defineArea({
  words: { accessExplorer },
  routes: { organization: accessExplorerRoutes },
  menu: {
    organization: [
      { path: 'access-explorer', name: 'accessExplorer', operation: 'accessPaths.list' },
    ],
  },
  palette: [],
})
