import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('cutOver', 'dnsCheck')

/** The pages of the DNS cut-over, below an organization. */
export const cutOverRoutes: RouteObject[] = [
  page('exit/cut-over', 'cutOvers.list', () => import('./CutOversPage.tsx'), [
    dialog('create', 'cutOvers.create', () => import('./CreateDialog.tsx')),
  ]),
  page('exit/cut-over/:domainName', 'cutOvers.describe', () => import('./CutOverPage.tsx'), [
    page('', 'anybody', () => import('./StepsTab.tsx'), [
      dialog('advance/:step', 'cutOvers.advance', () => import('./AdvanceDialog.tsx')),
      dialog('note/:gate', 'cutOvers.confirm', () => import('./NoteDialog.tsx')),
      dialog('delete', 'cutOvers.delete', () => import('./DeleteDialog.tsx')),
    ]),
    page('records', 'anybody', () => import('./RecordsTab.tsx'), [
      dialog('edit', 'cutOvers.putRecords', () => import('./EditRecordsDialog.tsx')),
    ]),
    page('rollback', 'anybody', () => import('./RollbackTab.tsx'), [
      dialog('roll-back', 'cutOvers.rollBack', () => import('./RollBackDialog.tsx')),
    ]),
    page('guide', 'anybody', () => import('./GuideTab.tsx')),
    page('history', 'anybody', () => import('./HistoryTab.tsx')),
  ]),
]
