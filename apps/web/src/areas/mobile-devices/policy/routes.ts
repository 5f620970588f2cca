import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('mobilePolicy', 'guide')

/** The page of the mobile policy, below an organization. */
export const policyRoutes: RouteObject[] = [
  page('mobile-devices/policy', 'guidedSettings.describe', () => import('./MobilePolicyPage.tsx'), [
    dialog('edit', 'mobilePolicy.put', () => import('./EditPolicyDialog.tsx')),
    dialog('draft', 'guidedSettings.keepDraft', () => import('./DraftPolicyDialog.tsx')),
    dialog('discard', 'guidedSettings.discardDraft', () => import('./DiscardPolicyDialog.tsx')),
    dialog('record', 'guidedSettings.record', () => import('./RecordPolicyDialog.tsx')),
  ]),
]
