import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

test('GEN-08 a dialog from the menu of a row opens over the list, keeps its filters and returns the focus', async () => {
  await using _ = await openBackend()
  using _page = visit(`${organizationPath}/groups?text=sales`)
  const opener = await screen.findByRole('button', { name: 'Actions for Sales' })
  opener.focus()
  opener.click()
  ;(await screen.findByRole('menuitem', { name: 'Disable' })).click()
  await screen.findByRole('dialog', { name: 'Disable Sales?' })
  expect(location.pathname).toMatch(/\/groups\/disable\/00000000-0000-4000-8001-000000000003$/)
  expect(screen.getByRole('table', { name: 'Groups' }).contains(opener)).toBe(true)
  ;(await screen.findByRole('button', { name: 'Cancel' })).click()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname + location.search).toMatch(/\/groups\?text=sales$/)
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('GEN-04 after a deletion over the list, the list has its filters', async () => {
  await using _ = await openBackend()
  using _page = visit(`${organizationPath}/groups?state=DISABLED`)
  fireEvent.click(await screen.findByRole('button', { name: 'Actions for New group' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }))
  const dialog = await screen.findByRole('dialog', { name: 'Delete New group?' })
  fireEvent.change(within(dialog).getByRole('textbox'), { target: { value: 'New group' } })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Delete' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(location.pathname + location.search).toMatch(/\/groups\?state=DISABLED$/)
})
