import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { settingsRoutes } from './settings/routes.ts'
import { tokensRoutes } from './tokens/routes.ts'

const identityCenter = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const organizationTokens = words(
  () => import('./tokens/locales/en.json'),
  () => import('./tokens/locales/de.json'),
  () => import('./tokens/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    identityCenter: typeof identityCenter
    organizationTokens: typeof organizationTokens
  }
}

export default defineArea({
  words: { identityCenter, organizationTokens },
  routes: { organization: [...settingsRoutes, ...tokensRoutes] },
  menu: {
    organization: [
      { path: 'identity-center', name: 'identityCenter', operation: 'identityProvider.describe' },
      {
        path: 'identity-center/tokens',
        name: 'organizationTokens',
        operation: 'personalAccessTokens.list',
      },
    ],
  },
})
