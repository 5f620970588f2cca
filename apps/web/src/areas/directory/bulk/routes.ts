import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('bulk')

const templatePage = (path: string) =>
  page(path, 'onboardingTemplates.put', () => import('./TemplatePage.tsx'))

/** The forms that make plans, below an organization. */
export const bulkRoutes: RouteObject[] = [
  page('bulk/:kind', 'jobs.plan', () => import('./BulkPage.tsx')),
  page('users/:userId/offboard', 'jobs.plan', () => import('./OffboardPage.tsx')),
  page('onboard', 'users.create', () => import('./OnboardPage.tsx')),
  page('onboarding-templates', 'onboardingTemplates.list', () => import('./TemplatesPage.tsx'), [
    dialog(
      ':templateId/delete',
      'onboardingTemplates.delete',
      () => import('./DeleteTemplateDialog.tsx'),
    ),
  ]),
  templatePage('onboarding-templates/create'),
  templatePage('onboarding-templates/:templateId/edit'),
]
