import type { ExitMailbox } from '@mailroom/schemas/exit'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import {
  openBackend,
  organizationId,
  organizationPath,
  scope,
} from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const dashboard = `${organizationPath}/exit`

test('EXIT-06 each phase says its state, why, and where to go on', async () => {
  {
    // Other tests of this worker may have left snapshots.
    await using backend = await openBackend('administrator')
    const { items } = await backend.operate('snapshots.list', scope)
    for (const { snapshotId } of items)
      await backend.operate('snapshots.delete', { ...scope, snapshotId })
  }
  await using _ = await openBackend('auditor')
  using _page = visit(dashboard)
  const phases = within(await screen.findByRole('list', { name: 'Phases' }))
  const items = phases.getAllByRole('listitem').map(({ textContent }) => textContent ?? '')
  expect(items).toHaveLength(6)
  expect(items[0]).toMatch(/^InventoryNot started.*There is no snapshot of everything\./)
  // Without a snapshot there is no kit, either.
  const next = phases.getAllByRole('link', { name: 'Create a snapshot' })
  expect(next.map((link) => link.getAttribute('href'))).toEqual(
    Array(2).fill(`${dashboard}/inventory/create`),
  )
  const cutOver = phases.getByRole('link', { name: 'Go to the DNS cut-over' })
  expect(cutOver.getAttribute('href')).toBe(`${dashboard}/cut-over`)
})

test('EXIT-05 filters are in the address, and the address brings them back', async () => {
  await using backend = await openBackend('auditor')
  {
    using page = visit(`${dashboard}?kind=ROOM`)
    await screen.findByText('room.attic')
    expect(screen.queryByText('Ana Silva')).toBeNull()
    fireEvent.change(screen.getByRole('combobox', { name: 'Mailbox removed' }), {
      target: { value: 'later' },
    })
    await waitFor(() => expect(page.router.state.location.search).toBe('?kind=ROOM&removal=later'))
    await waitFor(() => expect(screen.queryByText('room.board')).toBeNull())
  }
  expect(backend.of('exit.listMailboxes').at(-1)?.input).toMatchObject({
    filter: { kind: 'ROOM', removal: 'later' },
  })
})

test('EXIT-06 an auditor sees that a mailbox is not needed, and why, but cannot say so', async () => {
  await using backend = await openBackend('auditor')
  await expect
    .poll(async () => (await backend.operate('exit.listMailboxes', scope)).index.phase)
    .toBe('COMPLETE')
  const [room] = (
    await backend.operate('exit.listMailboxes', { ...scope, filter: { text: 'room.board' } })
  ).items
  const entityId = room?.id ?? ''
  await backend.operate('mailboxExclusions.put', { ...scope, entityId, reason: 'an empty room' })
  using _page = visit(`${dashboard}?text=room.board`)
  const row = await screen.findByRole('row', { name: /room\.board/ })
  within(row).getByText('Not needed')
  expect(screen.queryByRole('menuitem', { name: 'Needed after all' })).toBeNull()
})

test('EXIT-05 a disabled mailbox says when AWS removes it, as an estimate', async () => {
  await using backend = await openBackend('administrator')
  using _page = visit(dashboard)
  await screen.findByText('Tomáš Novák')

  const input = { ...scope, filter: { removal: 'later' as const } }
  expect((await backend.operate('exit.listMailboxes', input)).total).toBe(2)
  screen.getAllByText(/\(estimated\)$/)
})

test('EXIT-05 XQ-12 exports that may end too late, and a mailbox that AWS soon removes, are warned of in words', async () => {
  const runId = '0a1b2c3d-0000-4000-8000-000000000001'
  const index = { phase: 'COMPLETE', done: 1, total: 1, asOf: '2026-11-29T10:00:00Z' } as const
  const soonRemoved: ExitMailbox = {
    ...{ id: 'u-1', type: 'USER', name: 'tom.gone', state: 'DISABLED' },
    ...{ exportState: 'NOT_EXPORTED', removedAt: '2026-12-02T00:00:00Z', removedInDays: 3 },
  }
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'exit.describe': () => ({
      ...{ endOfServiceDate: '2027-03-31', daysLeft: 122, phases: [], index },
      ...{ removals: { kept: 1, soon: 1 }, lateExports: { runId, p90: '2027-03-20T00:00:00Z' } },
    }),
    'exit.listMailboxes': () => ({
      ...{ items: [soonRemoved], total: 1, source: 'index', asOf: index.asOf, index },
    }),
    'approvals.list': () => ({ isRequired: false, items: [] }),
  })
  using _page = visit(dashboard)
  await screen.findByText(/^Nine of ten estimates say that the exports end by Mar 20/)
  expect(screen.getByRole('link', { name: 'Show the export run' }).getAttribute('href')).toBe(
    `${dashboard}/exports/runs/${runId}`,
  )
  screen.getByText(/^AWS removes 1 disabled mailbox within 10 days/)
  const row = await screen.findByRole('row', { name: /tom\.gone/ })
  within(row).getByText(/^Removed in 3 days: .* \(estimated\)$/)
})
