import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const sessions = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    sessions: typeof sessions
  }
}

const { page, dialog } = routesWith('sessions')

export default defineArea({
  words: { sessions },
  routes: {
    console: [
      page('sessions', 'sessions.list', () => import('./SessionsPage.tsx'), [
        dialog(':sessionId/end', 'sessions.revoke', () => import('./EndSessionDialog.tsx')),
      ]),
    ],
  },
  menu: { console: [{ path: 'sessions', name: 'sessions', operation: 'sessions.list' }] },
})
