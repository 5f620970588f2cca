import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { settingsRoutes } from './settings/routes.ts'

const identityCenter = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    identityCenter: typeof identityCenter
  }
}

export default defineArea({
  words: { identityCenter },
  routes: { organization: settingsRoutes },
  menu: {
    organization: [
      { path: 'identity-center', name: 'identityCenter', operation: 'identityProvider.describe' },
    ],
  },
})
