import type { RouteObject } from 'react-router'
import { routesWith } from '../../../kit/page/route.ts'

const { page, dialog } = routesWith('kits', 'linter', 'inventory', 'verification')

/** The pages of kits, below an organization. */
export const kitsRoutes: RouteObject[] = [
  page('exit/kits', 'kits.list', () => import('./KitsPage.tsx'), [
    dialog('targets/:kitTarget/make', 'kits.generate', () => import('./MakeDialog.tsx')),
    dialog('targets/:kitTarget/sample', 'kits.checkSample', () => import('./SampleDialog.tsx')),
  ]),
  page('exit/kits/:kitId', 'kits.describe', () => import('./KitPage.tsx'), [
    dialog('save', 'kits.download', () => import('./SaveDialog.tsx')),
    dialog('results', 'kitResults.import', () => import('./ResultsDialog.tsx')),
    dialog('delete', 'kits.delete', () => import('./DeleteDialog.tsx')),
  ]),
]
