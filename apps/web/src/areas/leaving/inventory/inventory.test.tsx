import type { Snapshot, SnapshotLine } from '@mailroom/schemas/snapshots'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { organizationId, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const inventoryPath = `${organizationPath}/exit/inventory`
const id = (end: string) => `0a1b2c3d-0000-4000-8000-00000000000${end}`

const snapshot: Snapshot = {
  ...{ snapshotId: id('1'), scope: 'complete', state: 'COMPLETED', createdBy: 'Ada' },
  ...{ createdAt: '2026-11-30T00:18:05Z', callsDone: 9, isComplete: true, gaps: [] },
  ...{ counts: { retentionPolicy: 1, resource: 1 }, origin: 'asked' },
}
const sameMinute = { ...snapshot, snapshotId: id('2'), createdAt: '2026-11-30T00:18:41Z' }

const withSnapshots = (...rows: SnapshotLine[]) =>
  startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'snapshots.list': () => ({ items: [sameMinute, snapshot] }),
    'snapshots.describe': () => snapshot,
    'snapshots.listRows': () => ({ items: rows }),
    'snapshots.listOfOthers': () => ({ items: [] }),
    'snapshots.compare': () => ({ items: [], counts: [] }),
  })

test('INV-08 the folders of the retention policy, and other objects, are said in words', async () => {
  const folders = [
    { name: 'INBOX', action: 'NONE' },
    { name: 'DELETED_ITEMS', action: 'PERMANENTLY_DELETE', period: 1 },
    { name: 'JUNK_EMAIL', action: 'DELETE', period: 30 },
    { name: 'NEW_FOLDER', action: 'DELETE', period: 5 },
  ]
  await using _ = await withSnapshots({
    ...{ kind: 'retentionPolicy' as const, id: 'p-1', name: 'Default', folders },
  })
  {
    using __ = visit(`${inventoryPath}/${id('1')}?kind=retentionPolicy`)
    await screen.findByText(
      'Inbox: kept; Deleted items: deleted for ever after 1 day; Junk email: moved to the deleted items after 30 days; Name: NEW_FOLDER, Action: DELETE, Days: 5',
    )
  }
  const room = { kind: 'resource', ...{ id: 'r-1', name: 'Room' } } as const
  const backend = await withSnapshots()
  await using ___ = backend
  backend.answers['snapshots.compare'] = () => ({
    items: [
      {
        ...{ op: 'change', kind: 'resource' },
        before: { ...room, bookingOptions: { autoAccept: true, newOption: 'sometimes' } },
        after: { ...room, bookingOptions: { autoAccept: false } },
      },
    ],
    counts: [],
  })
  using __ = visit(`${inventoryPath}/${id('1')}/compare`)
  await screen.findByText(
    'Booking options: from Accepts by itself: Yes, newOption: sometimes to Accepts by itself: No',
  )
})

test('INV-10 INV-12 two snapshots of the same minute have names of their own, and their scope is everything', async () => {
  await using _ = await withSnapshots()
  {
    using __ = visit(inventoryPath)
    const rows = await screen.findAllByRole('row', { name: /Nov 30, 2026/ })
    const named = rows.map((row) => within(row).getByRole('link').textContent)
    expect(new Set(named).size).toBe(2)
    for (const row of rows) {
      within(row).getByText('Complete')
      within(row).getByText('Everything')
    }
  }
  {
    using __ = visit(`${inventoryPath}/${id('1')}`)
    await screen.findByRole('heading', { level: 1, name: /^Snapshot of .*:05/ })
  }
  using __ = visit(`${inventoryPath}/${id('1')}/compare`)
  await screen.findByText(/:41/)
})
