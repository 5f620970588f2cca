import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'
import { bulkRoutes } from './bulk/routes.ts'
import { groupRoutes } from './groups/routes.ts'
import { resourceRoutes } from './resources/routes.ts'
import { userRoutes } from './users/routes.ts'

const users = words(
  () => import('./users/locales/en.json'),
  () => import('./users/locales/de.json'),
  () => import('./users/locales/id.json'),
)

const groups = words(
  () => import('./groups/locales/en.json'),
  () => import('./groups/locales/de.json'),
  () => import('./groups/locales/id.json'),
)

const resources = words(
  () => import('./resources/locales/en.json'),
  () => import('./resources/locales/de.json'),
  () => import('./resources/locales/id.json'),
)

const bulk = words(
  () => import('./bulk/locales/en.json'),
  () => import('./bulk/locales/de.json'),
  () => import('./bulk/locales/id.json'),
)

const importUsers = words(
  () => import('./import-users/locales/en.json'),
  () => import('./import-users/locales/de.json'),
  () => import('./import-users/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    users: typeof users
    groups: typeof groups
    resources: typeof resources
    bulk: typeof bulk
    importUsers: typeof importUsers
  }
}

export default defineArea({
  words: { users, groups, resources, bulk, importUsers },
  routes: {
    organization: [
      ...userRoutes,
      ...bulkRoutes,
      ...groupRoutes,
      ...resourceRoutes,
      routesWith('importUsers').page(
        'import-users',
        'jobs.plan',
        () => import('./import-users/ImportUsersPage.tsx'),
      ),
      routesWith('search').page(
        'find-address',
        'entities.describe',
        () => import('./find-address/FindAddressPage.tsx'),
      ),
    ],
  },
  menu: {
    organization: [
      { path: 'users', name: 'users', operation: 'users.list' },
      { path: 'groups', name: 'groups', operation: 'groups.list' },
      { path: 'resources', name: 'resources', operation: 'resources.list' },
      {
        path: 'help-desk',
        name: 'helpDesk',
        operation: 'users.resetPassword',
        paletteName: 'helpDesk',
      },
      { path: 'import-users', name: 'importUsers', operation: 'jobs.plan' },
      { path: 'find-address', name: 'findAddress', operation: 'entities.describe' },
      { path: 'onboard', name: 'onboard', operation: 'jobs.plan' },
      {
        path: 'onboarding-templates',
        name: 'onboardingTemplates',
        operation: 'onboardingTemplates.list',
      },
    ],
  },
  palette: [
    { path: 'users/create', name: 'addUser', operation: 'users.create' },
    { path: 'groups/create', name: 'addGroup', operation: 'groups.create' },
    { path: 'resources/create', name: 'addResource', operation: 'resources.create' },
    { path: 'onboard', name: 'onboard', operation: 'jobs.plan' },
  ],
})
