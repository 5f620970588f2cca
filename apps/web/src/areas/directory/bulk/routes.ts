import type { RouteObject } from 'react-router'
import { dialog, page } from '../../../kit/page/route.ts'

/** The forms that make plans, below an organization. */
export const bulkRoutes: RouteObject[] = [
  {
    path: 'bulk/:kind',
    ...page('bulk', async () => (await import('./BulkPage.tsx')).BulkPage, 'jobs.plan'),
  },
  {
    path: 'users/:userId/offboard',
    ...page('bulk', async () => (await import('./OffboardPage.tsx')).OffboardPage, 'jobs.plan'),
  },
  {
    path: 'onboard',
    ...page('bulk', async () => (await import('./OnboardPage.tsx')).OnboardPage, 'users.create'),
  },
  {
    path: 'onboarding-templates',
    ...page(
      'bulk',
      async () => (await import('./TemplatesPage.tsx')).TemplatesPage,
      'onboardingTemplates.list',
    ),
    children: [
      {
        path: ':templateId/delete',
        ...dialog(
          'bulk',
          async () => (await import('./DeleteTemplateDialog.tsx')).DeleteTemplateDialog,
          'onboardingTemplates.delete',
        ),
      },
    ],
  },
  {
    path: 'onboarding-templates/create',
    ...page(
      'bulk',
      async () => (await import('./TemplatePage.tsx')).CreateTemplatePage,
      'onboardingTemplates.put',
    ),
  },
  {
    path: 'onboarding-templates/:templateId/edit',
    ...page(
      'bulk',
      async () => (await import('./TemplatePage.tsx')).EditTemplatePage,
      'onboardingTemplates.put',
    ),
  },
]
