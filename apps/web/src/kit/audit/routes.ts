import type { RouteObject } from 'react-router'
import { dialog, page } from '../page/route.ts'

/** The dialog of an entry by its number, over the page or tab that lists it. */
export function auditEntryRoute(): RouteObject {
  return {
    path: ':number',
    ...dialog(
      'auditEntries',
      async () => (await import('./AuditEntryDialog.tsx')).AuditEntryDialog,
      'auditEntries.describe',
    ),
  }
}

/** The tab of a user, group or resource with the changes to it. */
export function historyRoute(): RouteObject {
  return {
    path: 'history',
    ...page(
      'auditEntries',
      async () => (await import('./HistoryTab.tsx')).HistoryTab,
      'auditEntries.list',
    ),
    children: [auditEntryRoute()],
  }
}
