import type { RouteObject } from 'react-router'
import { routesWith } from '../page/route.ts'

const { page, dialog } = routesWith('auditEntries')

/** The dialog of an entry by its number, over the page or tab that lists it. */
export function auditEntryRoute(): RouteObject {
  return dialog(':number', 'auditEntries.describe', () => import('./AuditEntryDialog.tsx'))
}

/** The tab of a user, group or resource with the changes to it. */
export function historyRoute(): RouteObject {
  return page('history', 'auditEntries.list', () => import('./HistoryTab.tsx'), [auditEntryRoute()])
}
