import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const organizations = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const organizationCreation = words(
  () => import('./create/locales/en.json'),
  () => import('./create/locales/de.json'),
  () => import('./create/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    organizations: typeof organizations
    organizationCreation: typeof organizationCreation
  }
}

const { page } = routesWith('organizations')
// The pages below need the texts about entities.
const { page: frame } = routesWith('organizations', 'directory')

export default defineArea({
  words: { organizations, organizationCreation },
  routes: {
    region: [
      page('organizations', 'organizations.list', () => import('./list/OrganizationsPage.tsx')),
      routesWith('organizationCreation').page(
        'organizations/create',
        'organizations.create',
        () => import('./create/CreateOrganizationPage.tsx'),
      ),
    ],
    organizationFrame: frame(
      'organizations/:organizationId',
      'anybody',
      () => import('./OrganizationFrame.tsx'),
      [],
      { reads: ['organizations.describe'] },
    ),
    organization: [page('', 'anybody', () => import('./OverviewPage.tsx'))],
  },
  menu: { organization: [{ path: '', name: 'overview', operation: 'organizations.describe' }] },
})
