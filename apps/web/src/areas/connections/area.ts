import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const connections = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    connections: typeof connections
  }
}

const { page } = routesWith('connections')

export default defineArea({
  words: { connections },
  routes: {
    region: [page('connection', 'connections.describe', () => import('./ConnectionPage.tsx'))],
  },
  menu: {
    region: [
      {
        path: 'connection',
        name: 'connection',
        paletteName: 'connection',
        operation: 'connections.describe',
      },
    ],
  },
})
