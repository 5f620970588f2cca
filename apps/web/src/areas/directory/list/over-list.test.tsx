import type { Entity, Output } from '@mailroom/schemas'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const sales: Entity & Output<'groups.describe'> = {
  id: 'g-1',
  groupId: 'g-1',
  type: 'GROUP',
  name: 'sales',
  email: 'sales@example.com',
  state: 'ENABLED',
  aliases: [],
  hiddenFromGlobalAddressList: false,
}

/** Opens the list of groups, filtered by a text, with one group in this state. */
function openList(group: typeof sales, others: Answers = {}) {
  return startBackend({
    'entities.search': () => ({
      items: [group],
      total: 1,
      index: { phase: 'COMPLETE', asOf: '2026-01-01T10:00:00Z', done: 0 },
    }),
    'groups.describe': () => group,
    'organizations.describe': () => ({
      organizationId: 'm-1',
      alias: 'example-corp',
      state: 'Active',
      directoryType: 'VpcDirectory',
      interoperabilityEnabled: false,
    }),
    ...others,
  })
}

test('GEN-08 a dialog from the menu of a row opens over the list, keeps its filters and returns the focus', async () => {
  await using _ = await openList(sales)
  using _page = visit('/local/us-east-1/organizations/m-1/groups?text=sales')
  const opener = await screen.findByRole('button', { name: 'Actions for sales' })
  opener.focus()
  opener.click()
  ;(await screen.findByRole('menuitem', { name: 'Disable' })).click()
  await screen.findByRole('dialog', { name: 'Disable sales?' })
  expect(location.pathname).toMatch(/\/groups\/disable\/g-1$/)
  expect(screen.getByRole('table', { name: 'Groups' }).contains(opener)).toBe(true)
  ;(await screen.findByRole('button', { name: 'Cancel' })).click()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname + location.search).toMatch(/\/groups\?text=sales$/)
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('GEN-04 after a deletion over the list, the list has its filters', async () => {
  await using _ = await openList({ ...sales, state: 'DISABLED' }, { 'groups.delete': () => {} })
  using _page = visit('/local/us-east-1/organizations/m-1/groups?state=DISABLED')
  fireEvent.click(await screen.findByRole('button', { name: 'Actions for sales' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete sales?' })
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'sales' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname + location.search).toMatch(/\/groups\?state=DISABLED$/)
})
