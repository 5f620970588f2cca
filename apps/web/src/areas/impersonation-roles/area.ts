import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { impersonationRoutes } from './routes.ts'

const impersonationRoles = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    impersonationRoles: typeof impersonationRoles
  }
}

export default defineArea({
  words: { impersonationRoles },
  routes: { organization: impersonationRoutes },
  menu: {
    organization: [
      {
        path: 'impersonation-roles',
        name: 'impersonationRoles',
        operation: 'impersonationRoles.list',
      },
    ],
  },
  palette: [
    {
      path: 'impersonation-roles/create',
      name: 'createImpersonationRole',
      operation: 'impersonationRoles.create',
    },
  ],
})
