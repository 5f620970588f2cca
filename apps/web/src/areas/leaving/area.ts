import type { SnapshotKind } from '@mailroom/schemas/snapshot-kinds'
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

declare module '../../kit/words/texts.ts' {
  interface Words {
    inventory: typeof inventory
  }
}

const { page, dialog } = routesWith('inventory')

export default defineArea({
  words: { inventory },
  routes: {
    organization: [
      page('exit/inventory', 'snapshots.list', () => import('./inventory/InventoryPage.tsx'), [
        dialog('create', 'snapshots.create', () => import('./inventory/CreateDialog.tsx')),
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
      ),
    ],
  },
  menu: {
    organization: [{ path: 'exit/inventory', name: 'inventory', operation: 'snapshots.list' }],
  },
  palette: [
    { path: 'exit/inventory/create', name: 'createSnapshot', operation: 'snapshots.create' },
  ],
})
