import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const pushNotifications = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    pushNotifications: typeof pushNotifications
  }
}

const { page } = routesWith('pushNotifications')

export default defineArea({
  words: { pushNotifications },
  routes: {
    organization: [
      page('push-notifications', 'anybody', () => import('./PushNotificationsPage.tsx')),
    ],
  },
  menu: {
    organization: [
      { path: 'push-notifications', name: 'pushNotifications', operation: 'session.describe' },
    ],
  },
})
