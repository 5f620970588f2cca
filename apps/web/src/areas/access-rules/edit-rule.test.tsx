import { fireEvent, screen, within } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath } from '../../kit/testing/real-backend.ts'
import { visit } from '../../kit/testing/visit.tsx'

test('ACR-22 a rule whose effect is edited says before it is saved that it denied and will allow', async () => {
  await using _ = await openBackend()
  using __ = visit(`${organizationPath}/access-rules/contractors-webmail-only/edit`)
  // The list behind the dialog is sorted by a button of this name.
  const dialog = within(await screen.findByRole('dialog'))
  const effect = await dialog.findByRole('button', { name: /^Effect/ })
  fireEvent.keyDown(effect, { key: 'ArrowUp', keyCode: 38 })
  const list = await screen.findByRole('listbox')
  fireEvent.keyDown(list, { key: 'ArrowUp', keyCode: 38 })
  fireEvent.keyDown(list, { key: 'Enter', keyCode: 13 })
  within(await screen.findByRole('region', { name: 'What changes' })).getByText('Deny → Allow')
})
