import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const messageHeaders = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    messageHeaders: typeof messageHeaders
  }
}

const { page } = routesWith('messageHeaders')

/** The page asks no backend, so it needs no organization: anybody finds it from anywhere. */
export default defineArea({
  words: { messageHeaders },
  routes: {
    console: [page('message-headers', 'anybody', () => import('./MessageHeadersPage.tsx'))],
  },
  menu: {
    console: [{ path: 'message-headers', name: 'messageHeaders', operation: 'session.describe' }],
  },
})
