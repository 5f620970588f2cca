import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('verification')

/** The pages of the verification of exports, below an organization. */
export const verificationRoutes: RouteObject[] = [
  page('exit/verification', 'exportEvidence.list', () => import('./VerificationPage.tsx'), [
    dialog('open', 'exportEvidence.describe', () => import('./OpenDialog.tsx')),
    dialog('check', 'exportEvidence.check', () => import('./CheckDialog.tsx')),
    dialog('upload', 'exportEvidence.uploadResults', () => import('./UploadDialog.tsx')),
    dialog('counts', 'exportEvidence.uploadCounts', () => import('./CountsDialog.tsx')),
    dialog('download', 'exportEvidence.download', () => import('./DownloadDialog.tsx')),
    dialog('settings', 'exportEvidence.putSettings', () => import('./SettingsDialog.tsx')),
  ]),
  page(
    'exit/verification/:exportJobId',
    'exportEvidence.describe',
    () => import('./EvidencePage.tsx'),
    [
      dialog('check', 'exportEvidence.check', () => import('./CheckDialog.tsx')),
      dialog('paste', 'exportEvidence.paste', () => import('./PasteDialog.tsx')),
      dialog('accept', 'exportEvidence.accept', () => import('./AcceptDialog.tsx')),
    ],
  ),
]
