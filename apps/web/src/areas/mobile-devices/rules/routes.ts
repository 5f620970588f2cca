import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('deviceRules', 'rules')

/** The page of mobile device access rules, below an organization. */
export const deviceRulesRoutes: RouteObject[] = [
  page('mobile-devices/rules', 'mobileDeviceAccessRules.list', () => import('./RulesPage.tsx'), [
    dialog('add', 'mobileDeviceAccessRules.create', () => import('./CreateRuleDialog.tsx')),
    dialog(':ruleId/edit', 'mobileDeviceAccessRules.update', () => import('./EditRuleDialog.tsx')),
    dialog(
      ':ruleId/delete',
      'mobileDeviceAccessRules.delete',
      () => import('./DeleteRuleDialog.tsx'),
    ),
  ]),
]
