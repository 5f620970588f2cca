import { defineArea } from '../../kit/area.ts'
import { auditEntryRoute } from '../../kit/audit/routes.ts'
import { routesWith } from '../../kit/page/route.ts'

const { page } = routesWith('auditEntries')

export default defineArea({
  words: {},
  routes: {
    console: [
      page('audit-log', 'auditEntries.list', () => import('./AuditLogPage.tsx'), [
        auditEntryRoute(),
      ]),
    ],
  },
  menu: {
    // Who may read only their own changes has a name of its own for the same page.
    console: [
      { path: 'audit-log', name: 'auditLog', operation: 'auditEntries.describeProof' },
      { path: 'audit-log', name: 'myChanges', operation: 'auditEntries.list' },
    ],
  },
})
