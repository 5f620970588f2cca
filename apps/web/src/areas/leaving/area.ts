import type { SnapshotKind } from '@mailroom/schemas/snapshots'
import { defineArea } from '../../kit/area.ts'
import { words } from '../../kit/words/words.ts'
import { announcementsRoutes } from './announcements/routes.ts'
import { archiveRoutes } from './archive/routes.ts'
import { cutOverRoutes } from './cut-over/routes.ts'
import { dashboardRoutes } from './dashboard/routes.ts'
import { exportSetupRoutes } from './export-setup/routes.ts'
import { exportsRoutes } from './exports/routes.ts'
import { inventoryRoutes } from './inventory/routes.ts'
import type { MemberName } from './inventory/row-columns.tsx'
import { kitsRoutes } from './kits/routes.ts'
import { leftOversRoutes } from './left-overs/routes.ts'
import { linterRoutes } from './linter/routes.ts'
import { verificationRoutes } from './verification/routes.ts'

/** Does not compile if a kind or member of a snapshot lacks a text. */
type EveryKindHasWords = {
  en: () => Promise<{ default: Record<`kind.${SnapshotKind}` | `member.${MemberName}`, string> }>
}

const inventory = words(
  () => import('./inventory/locales/en.json'),
  () => import('./inventory/locales/de.json'),
  () => import('./inventory/locales/id.json'),
) satisfies EveryKindHasWords

const exportSetup = words(
  () => import('./export-setup/locales/en.json'),
  () => import('./export-setup/locales/de.json'),
  () => import('./export-setup/locales/id.json'),
)

const exportQueue = words(
  () => import('./exports/locales/en.json'),
  () => import('./exports/locales/de.json'),
  () => import('./exports/locales/id.json'),
)

const exitDashboard = words(
  () => import('./dashboard/locales/en.json'),
  () => import('./dashboard/locales/de.json'),
  () => import('./dashboard/locales/id.json'),
)

const verification = words(
  () => import('./verification/locales/en.json'),
  () => import('./verification/locales/de.json'),
  () => import('./verification/locales/id.json'),
)

const linter = words(
  () => import('./linter/locales/en.json'),
  () => import('./linter/locales/de.json'),
  () => import('./linter/locales/id.json'),
)

const kits = words(
  () => import('./kits/locales/en.json'),
  () => import('./kits/locales/de.json'),
  () => import('./kits/locales/id.json'),
)

const cutOver = words(
  () => import('./cut-over/locales/en.json'),
  () => import('./cut-over/locales/de.json'),
  () => import('./cut-over/locales/id.json'),
)

const archive = words(
  () => import('./archive/locales/en.json'),
  () => import('./archive/locales/de.json'),
  () => import('./archive/locales/id.json'),
)

const approvals = words(
  () => import('./approvals/locales/en.json'),
  () => import('./approvals/locales/de.json'),
  () => import('./approvals/locales/id.json'),
)

const announcements = words(
  () => import('./announcements/locales/en.json'),
  () => import('./announcements/locales/de.json'),
  () => import('./announcements/locales/id.json'),
)

const leftOvers = words(
  () => import('./left-overs/locales/en.json'),
  () => import('./left-overs/locales/de.json'),
  () => import('./left-overs/locales/id.json'),
)

declare module '../../kit/words/texts.ts' {
  interface Words {
    inventory: typeof inventory
    exportSetup: typeof exportSetup
    exportQueue: typeof exportQueue
    exitDashboard: typeof exitDashboard
    verification: typeof verification
    linter: typeof linter
    kits: typeof kits
    cutOver: typeof cutOver
    approvals: typeof approvals
    leftOvers: typeof leftOvers
    announcements: typeof announcements
    archive: typeof archive
  }
}

/** The heading of the area in the menu. */
const group = 'leaving'

export default defineArea({
  words: {
    ...{ exitDashboard, approvals, archive, inventory, exportSetup, exportQueue, verification },
    ...{ linter, kits, cutOver, leftOvers, announcements },
  },
  routes: {
    organization: [
      ...dashboardRoutes,
      ...inventoryRoutes,
      ...archiveRoutes,
      ...linterRoutes,
      ...kitsRoutes,
      ...cutOverRoutes,
      ...exportSetupRoutes,
      ...exportsRoutes,
      ...verificationRoutes,
      ...leftOversRoutes,
      ...announcementsRoutes,
    ],
  },
  menu: {
    organization: [
      { path: 'exit', name: 'exitDashboard', operation: 'exit.describe', group },
      { path: 'exit/inventory', name: 'inventory', operation: 'snapshots.list', group },
      { path: 'exit/linter', name: 'linter', operation: 'lintFindings.list', group },
      { path: 'exit/kits', name: 'kits', operation: 'kits.list', group },
      { path: 'exit/exports', name: 'exports', operation: 'exportRuns.list', group },
      { path: 'exit/cut-over', name: 'cutOvers', operation: 'cutOvers.list', group },
      { path: 'exit/verification', name: 'verification', operation: 'exportEvidence.list', group },
      { path: 'exit/archive', name: 'archive', operation: 'archives.build', group },
      {
        path: 'exit/announcements',
        name: 'announcements',
        operation: 'announcements.describe',
        group,
      },
      { path: 'exit/left-overs', name: 'leftOvers', operation: 'exitChecklist.describe', group },
      { path: 'exit/movers', name: 'movers', operation: 'movers.list', group },
    ],
  },
  palette: [
    { path: 'exit/inventory/create', name: 'createSnapshot', operation: 'snapshots.create' },
    { path: 'exit/linter/decisions', name: 'lintDecisions', operation: 'lintDecisions.put' },
    { path: 'exit/kits', name: 'makeKit', operation: 'kits.generate' },
    { path: 'exit/exports/plan', name: 'planExports', operation: 'exportRuns.plan' },
    { path: 'exit/exports/history', name: 'exportHistory', operation: 'exportJobs.list' },
    { path: 'exit/inventory/import', name: 'importSnapshot', operation: 'snapshots.import' },
    {
      path: 'exit/inventory/schedule',
      name: 'scheduleSnapshots',
      operation: 'snapshotSchedules.put',
    },
    { path: 'exit/exports/setup/edit', name: 'exportSettings', operation: 'exportSettings.put' },
    { path: 'exit/cut-over/create', name: 'createCutOver', operation: 'cutOvers.create' },
    { path: 'exit/verification/check', name: 'checkExports', operation: 'exportEvidence.check' },
    {
      path: 'exit/announcements/settings',
      name: 'announcements',
      operation: 'announcements.put',
    },
    { path: 'exit/movers/add', name: 'movers', operation: 'movers.put' },
  ],
})
