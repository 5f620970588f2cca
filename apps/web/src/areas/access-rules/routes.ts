import type { RouteObject } from 'react-router'
import { routesWith } from '../../kit/page/route.ts'

const { page, dialog } = routesWith('accessRules', 'rules')

/** The access control rules, their test cases and the addresses that are looked at. */
export const accessRulesRoutes: RouteObject[] = [
  page('access-rules', 'accessControlRules.list', () => import('./AccessRulesPage.tsx'), [
    dialog('add', 'accessControlRules.put', () => import('./RuleDialog.tsx')),
    dialog(':name/edit', 'accessControlRules.put', () => import('./RuleDialog.tsx')),
    dialog(':name/rename', 'accessControlRules.rename', () => import('./RenameDialog.tsx')),
    dialog(':name/delete', 'accessControlRules.delete', () => import('./DeleteRuleDialog.tsx')),
    dialog('cases/add', 'accessTestCases.put', () => import('./test-cases/CaseDialog.tsx')),
    dialog('cases/:case/edit', 'accessTestCases.put', () => import('./test-cases/CaseDialog.tsx')),
    dialog(
      'cases/:case/delete',
      'accessTestCases.delete',
      () => import('./test-cases/DeleteCaseDialog.tsx'),
    ),
    dialog(
      'sample-addresses',
      'accessSampleAddresses.put',
      () => import('./impact/SampleAddressesDialog.tsx'),
    ),
  ]),
]
