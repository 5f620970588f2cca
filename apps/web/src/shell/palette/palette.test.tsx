import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('USR-25 what is typed right after Ctrl+K, before the choices are loaded, is searched', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/users`)
  await screen.findByRole('rowheader', { name: 'ana.silva' })
  fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
  // Without waiting: the field has to be there before the next key.
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Search the console' })
  fireEvent.change(field, { target: { value: 'resources' } })
  expect(within(screen.getByRole('dialog')).queryAllByRole('option')).toEqual([])
  fireEvent.keyDown(field, { key: 'Enter' })
  await screen.findByRole('heading', { level: 1, name: 'Resources' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})
