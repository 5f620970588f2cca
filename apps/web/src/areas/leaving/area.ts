import type { SnapshotKind } from '@mailroom/schemas/snapshots'
import { defineArea } from '../../kit/area.ts'
import { routesWith } from '../../kit/page/route.ts'
import { words } from '../../kit/words/words.ts'
import type { MemberName } from './inventory/row-columns.tsx'

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

const { page, dialog } = routesWith('inventory', 'approvals')
const setup = routesWith('exportSetup', 'exportQueue')
const exports = routesWith('exportQueue', 'exportSetup', 'approvals')
const dashboard = routesWith('exitDashboard', 'directory', 'approvals')
const proof = routesWith('verification')
const preflight = routesWith('linter', 'inventory')
const kit = routesWith('kits', 'linter', 'inventory', 'verification')
const rest = routesWith('leftOvers', 'kits', 'linter')
const told = routesWith('announcements')
const move = routesWith('cutOver', 'dnsCheck')
const archives = routesWith('archive', 'approvals')

/** The heading of the area in the menu. */
const group = 'leaving'

export default defineArea({
  words: {
    ...{ exitDashboard, approvals, archive, inventory, exportSetup, exportQueue, verification },
    ...{ linter, kits, cutOver, leftOvers, announcements },
  },
  routes: {
    organization: [
      dashboard.page('exit', 'exit.describe', () => import('./dashboard/DashboardPage.tsx'), [
        dashboard.dialog(
          'mailboxes/:entityId/exclude',
          'mailboxExclusions.put',
          () => import('./dashboard/ExcludeDialog.tsx'),
        ),
        dashboard.dialog(
          'mailboxes/:entityId/include',
          'mailboxExclusions.delete',
          () => import('./dashboard/IncludeDialog.tsx'),
        ),
        dashboard.dialog(
          'approvals/:approvalId/approve',
          'approvals.approve',
          () => import('./approvals/ApproveDialog.tsx'),
        ),
        dashboard.dialog(
          'approvals/:approvalId/decline',
          'approvals.decline',
          () => import('./approvals/DeclineDialog.tsx'),
        ),
      ]),
      dashboard.page(
        'exit/mailboxes/:entityId',
        'exit.listMailboxes',
        () => import('./dashboard/RescuePage.tsx'),
      ),
      dashboard.page(
        'exit/not-in-export',
        'exit.describe',
        () => import('./dashboard/NotExportedPage.tsx'),
      ),
      dashboard.page('exit/print', 'exit.describe', () => import('./dashboard/PrintPage.tsx')),
      page('exit/inventory', 'snapshots.list', () => import('./inventory/InventoryPage.tsx'), [
        dialog('create', 'snapshots.create', () => import('./inventory/CreateDialog.tsx')),
        dialog('import', 'snapshots.import', () => import('./inventory/ImportDialog.tsx')),
        dialog('schedule', 'snapshotSchedules.put', () => import('./inventory/ScheduleDialog.tsx')),
      ]),
      page(
        'exit/inventory/:snapshotId',
        'snapshots.describe',
        () => import('./inventory/SnapshotPage.tsx'),
        [
          dialog('download', 'snapshots.download', () => import('./inventory/DownloadDialog.tsx')),
          dialog('delete', 'snapshots.delete', () => import('./inventory/DeleteDialog.tsx')),
        ],
      ),
      page(
        'exit/inventory/:snapshotId/compare',
        'snapshots.compare',
        () => import('./inventory/ComparePage.tsx'),
        [
          dialog(
            'download',
            'snapshots.downloadComparison',
            () => import('./inventory/DownloadComparisonDialog.tsx'),
          ),
        ],
      ),
      archives.page('exit/archive', 'snapshots.list', () => import('./archive/ArchivePage.tsx'), [
        archives.dialog(
          ':snapshotId/build',
          'archives.build',
          () => import('./archive/BuildDialog.tsx'),
        ),
      ]),
      preflight.page('exit/linter', 'lintFindings.list', () => import('./linter/LinterPage.tsx'), [
        preflight.dialog(
          'findings/:findingId/accept',
          'lintFindings.accept',
          () => import('./linter/AcceptDialog.tsx'),
        ),
        preflight.dialog(
          'findings/:findingId/reopen',
          'lintFindings.reopen',
          () => import('./linter/ReopenDialog.tsx'),
        ),
        preflight.dialog(
          'accept',
          'lintFindings.accept',
          () => import('./linter/AcceptDialog.tsx'),
        ),
        preflight.dialog(
          'decisions',
          'lintDecisions.put',
          () => import('./linter/DecisionsDialog.tsx'),
        ),
      ]),
      kit.page('exit/kits', 'kits.list', () => import('./kits/KitsPage.tsx'), [
        kit.dialog(
          'targets/:kitTarget/make',
          'kits.generate',
          () => import('./kits/MakeDialog.tsx'),
        ),
        kit.dialog(
          'targets/:kitTarget/sample',
          'kits.checkSample',
          () => import('./kits/SampleDialog.tsx'),
        ),
      ]),
      kit.page('exit/kits/:kitId', 'kits.describe', () => import('./kits/KitPage.tsx'), [
        kit.dialog('save', 'kits.download', () => import('./kits/SaveDialog.tsx')),
        kit.dialog('results', 'kitResults.import', () => import('./kits/ResultsDialog.tsx')),
        kit.dialog('delete', 'kits.delete', () => import('./kits/DeleteDialog.tsx')),
      ]),
      move.page('exit/cut-over', 'cutOvers.list', () => import('./cut-over/CutOversPage.tsx'), [
        move.dialog('create', 'cutOvers.create', () => import('./cut-over/CreateDialog.tsx')),
      ]),
      move.page(
        'exit/cut-over/:domainName',
        'cutOvers.describe',
        () => import('./cut-over/CutOverPage.tsx'),
        [
          move.page('', 'anybody', () => import('./cut-over/StepsTab.tsx'), [
            move.dialog(
              'advance/:step',
              'cutOvers.advance',
              () => import('./cut-over/AdvanceDialog.tsx'),
            ),
            move.dialog(
              'note/:gate',
              'cutOvers.confirm',
              () => import('./cut-over/NoteDialog.tsx'),
            ),
            move.dialog('delete', 'cutOvers.delete', () => import('./cut-over/DeleteDialog.tsx')),
          ]),
          move.page('records', 'anybody', () => import('./cut-over/RecordsTab.tsx'), [
            move.dialog(
              'edit',
              'cutOvers.putRecords',
              () => import('./cut-over/EditRecordsDialog.tsx'),
            ),
          ]),
          move.page('rollback', 'anybody', () => import('./cut-over/RollbackTab.tsx'), [
            move.dialog(
              'roll-back',
              'cutOvers.rollBack',
              () => import('./cut-over/RollBackDialog.tsx'),
            ),
          ]),
          move.page('guide', 'anybody', () => import('./cut-over/GuideTab.tsx')),
          move.page('history', 'anybody', () => import('./cut-over/HistoryTab.tsx')),
        ],
      ),
      setup.page(
        'exit/exports/setup',
        'exportSettings.describe',
        () => import('./export-setup/ExportSetupPage.tsx'),
        [
          setup.dialog(
            'edit',
            'exportSettings.put',
            () => import('./export-setup/EditExportSettingsDialog.tsx'),
          ),
          setup.dialog('trial', 'exportRuns.plan', () => import('./export-setup/TrialDialog.tsx')),
        ],
      ),
      exports.page(
        'exit/exports',
        'exportRuns.list',
        () => import('./exports/ExportsPage.tsx'),
        [],
        { reads: ['exportSettings.describe'] },
      ),
      exports.page(
        'exit/exports/plan',
        'exportRuns.plan',
        () => import('./exports/PlanExportsPage.tsx'),
      ),
      exports.page(
        'exit/exports/runs/:runId',
        'exportRuns.describe',
        () => import('./exports/RunPage.tsx'),
        [
          exports.dialog('start', 'exportRuns.start', () => import('./exports/StartRunDialog.tsx')),
          exports.dialog(
            'cancel',
            'exportRuns.cancel',
            () => import('./exports/CancelRunDialog.tsx'),
          ),
          exports.dialog('retry', 'exportRuns.retry', () => import('./exports/RetryDialog.tsx')),
          exports.dialog('add', 'exportRuns.add', () => import('./exports/AddMailboxDialog.tsx')),
          exports.dialog('order', 'exportRuns.putOrder', () => import('./exports/OrderDialog.tsx')),
          exports.dialog(
            'delete',
            'exportRuns.delete',
            () => import('./exports/DeleteRunDialog.tsx'),
          ),
        ],
      ),
      exports.page(
        'exit/exports/history',
        'exportJobs.list',
        () => import('./exports/HistoryPage.tsx'),
      ),
      exports.page(
        'exit/exports/jobs/:exportJobId',
        'exportJobs.describe',
        () => import('./exports/ExportJobPage.tsx'),
        [
          exports.dialog('adopt', 'exportJobs.adopt', () => import('./exports/AdoptDialog.tsx')),
          exports.dialog(
            'cancel',
            'exportJobs.cancel',
            () => import('./exports/CancelJobDialog.tsx'),
          ),
        ],
      ),
      proof.page(
        'exit/verification',
        'exportEvidence.list',
        () => import('./verification/VerificationPage.tsx'),
        [
          proof.dialog(
            'open',
            'exportEvidence.describe',
            () => import('./verification/OpenDialog.tsx'),
          ),
          proof.dialog(
            'check',
            'exportEvidence.check',
            () => import('./verification/CheckDialog.tsx'),
          ),
          proof.dialog(
            'upload',
            'exportEvidence.uploadResults',
            () => import('./verification/UploadDialog.tsx'),
          ),
          proof.dialog(
            'counts',
            'exportEvidence.uploadCounts',
            () => import('./verification/CountsDialog.tsx'),
          ),
          proof.dialog(
            'download',
            'exportEvidence.download',
            () => import('./verification/DownloadDialog.tsx'),
          ),
          proof.dialog(
            'settings',
            'exportEvidence.putSettings',
            () => import('./verification/SettingsDialog.tsx'),
          ),
        ],
      ),
      proof.page(
        'exit/verification/:exportJobId',
        'exportEvidence.describe',
        () => import('./verification/EvidencePage.tsx'),
        [
          proof.dialog(
            'check',
            'exportEvidence.check',
            () => import('./verification/CheckDialog.tsx'),
          ),
          proof.dialog(
            'paste',
            'exportEvidence.paste',
            () => import('./verification/PasteDialog.tsx'),
          ),
          proof.dialog(
            'accept',
            'exportEvidence.accept',
            () => import('./verification/AcceptDialog.tsx'),
          ),
        ],
      ),
      rest.page(
        'exit/left-overs',
        'exitChecklist.describe',
        () => import('./left-overs/LeftOversPage.tsx'),
        [
          rest.dialog(
            'items/:item/:act',
            'exitChecklist.put',
            () => import('./left-overs/RecordDialog.tsx'),
          ),
        ],
      ),
      rest.page('exit/movers', 'movers.list', () => import('./left-overs/MoversPage.tsx'), [
        rest.dialog('add', 'movers.put', () => import('./left-overs/MoverDialog.tsx')),
      ]),
      rest.page('exit/movers/:moverId', 'movers.list', () => import('./left-overs/MoverPage.tsx'), [
        rest.dialog('edit', 'movers.put', () => import('./left-overs/MoverDialog.tsx')),
        rest.dialog('revoke', 'movers.revoke', () => import('./left-overs/RevokeDialog.tsx')),
        rest.dialog('delete', 'movers.delete', () => import('./left-overs/DeleteDialog.tsx')),
      ]),
      told.page(
        'exit/announcements',
        'announcements.describe',
        () => import('./announcements/AnnouncementsPage.tsx'),
        [
          told.dialog(
            'settings',
            'announcements.put',
            () => import('./announcements/SettingsDialog.tsx'),
          ),
          told.dialog(
            'texts/:moment/:language/edit',
            'announcementTexts.put',
            () => import('./announcements/EditTextDialog.tsx'),
          ),
          told.dialog(
            'texts/:moment/:language/reset',
            'announcementTexts.delete',
            () => import('./announcements/ResetTextDialog.tsx'),
          ),
          told.dialog(
            'merge/:moment',
            'announcements.merge',
            () => import('./announcements/MergeDialog.tsx'),
          ),
        ],
      ),
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
