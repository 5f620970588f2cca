import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'

const organizations = words(
  () => import('./locales/en.json'),
  () => import('./locales/de.json'),
  () => import('./locales/id.json'),
)

const deleteOrganization = words(
  () => import('./delete/locales/en.json'),
  () => import('./delete/locales/de.json'),
  () => import('./delete/locales/id.json'),
)

const receiptRules = words(
  () => import('./receipt-rules/locales/en.json'),
  () => import('./receipt-rules/locales/de.json'),
  () => import('./receipt-rules/locales/id.json'),
)

const overview = words(
  () => import('./overview/locales/en.json'),
  () => import('./overview/locales/de.json'),
  () => import('./overview/locales/id.json'),
)

const setUp = words(
  () => import('./set-up/locales/en.json'),
  () => import('./set-up/locales/de.json'),
  () => import('./set-up/locales/id.json'),
)

const organizationCreation = words(
  () => import('./create/locales/en.json'),
  () => import('./create/locales/de.json'),
  () => import('./create/locales/id.json'),
)

const quotas = words(
  () => import('./quotas/locales/en.json'),
  () => import('./quotas/locales/de.json'),
  () => import('./quotas/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    organizations: typeof organizations
    deleteOrganization: typeof deleteOrganization
    receiptRules: typeof receiptRules
    overview: typeof overview
    setUp: typeof setUp
    quotas: typeof quotas
    organizationCreation: typeof organizationCreation
  }
}

const { page } = routesWith('organizations', 'deleteOrganization', 'setUp')
const { dialog } = routesWith('deleteOrganization', 'directory')
const { page: overviewPage } = routesWith('overview', 'setUp', 'auditEntries')
const { page: rulesPage } = routesWith('receiptRules', 'routingDiagnosis')
// The pages below need the texts about entities.
const { page: frame } = routesWith('organizations', 'directory')

export default defineArea({
  words: {
    organizations,
    deleteOrganization,
    receiptRules,
    overview,
    setUp,
    quotas,
    organizationCreation,
  },
  routes: {
    region: [
      routesWith('organizationCreation').page(
        'organizations/create',
        'organizations.create',
        () => import('./create/CreateOrganizationPage.tsx'),
      ),
      page('organizations', 'organizations.list', () => import('./list/OrganizationsPage.tsx'), [
        dialog(
          ':organizationId/delete',
          'organizations.delete',
          () => import('./delete/DeleteOrganizationDialog.tsx'),
        ),
      ]),
    ],
    organizationFrame: frame(
      'organizations/:organizationId',
      'anybody',
      () => import('./OrganizationFrame.tsx'),
      [],
      { reads: ['organizations.describe'] },
    ),
    organization: [
      overviewPage('', 'anybody', () => import('./overview/OverviewPage.tsx')),
      rulesPage(
        'receipt-rules',
        'receiptRuleSets.list',
        () => import('./receipt-rules/ReceiptRulesPage.tsx'),
      ),
      routesWith('quotas').page(
        'quotas',
        'organizations.describe',
        () => import('./quotas/QuotasPage.tsx'),
      ),
    ],
  },
  menu: {
    organization: [
      { path: '', name: 'overview', operation: 'organizations.describe' },
      { path: 'receipt-rules', name: 'receiptRules', operation: 'receiptRuleSets.list' },
      { path: 'quotas', name: 'quotas', operation: 'organizations.describe' },
    ],
  },
  palette: [{ path: 'receipt-rules', name: 'receiptRules', operation: 'receiptRuleSets.list' }],
})
