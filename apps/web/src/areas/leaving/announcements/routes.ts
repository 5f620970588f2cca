import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('announcements')

/** The pages of announcements, below an organization. */
export const announcementsRoutes: RouteObject[] = [
  page('exit/announcements', 'announcements.describe', () => import('./AnnouncementsPage.tsx'), [
    dialog('settings', 'announcements.put', () => import('./SettingsDialog.tsx')),
    dialog(
      'texts/:moment/:language/edit',
      'announcementTexts.put',
      () => import('./EditTextDialog.tsx'),
    ),
    dialog(
      'texts/:moment/:language/reset',
      'announcementTexts.delete',
      () => import('./ResetTextDialog.tsx'),
    ),
    dialog('merge/:moment', 'announcements.merge', () => import('./MergeDialog.tsx')),
  ]),
]
