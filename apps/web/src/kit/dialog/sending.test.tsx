import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

const user = `${organizationPath}/users/00000000-0000-4000-8000-000000000009`

test('GEN-09 a dialog that asks before something is done stays open until the answer is there', async () => {
  const answer = Promise.withResolvers<void>()
  await using backend = await openBackend()
  backend.hold('users.disable', answer.promise)
  using _ = visit(`${user}/disable`)
  const dialog = await screen.findByRole('dialog')
  const confirm = await screen.findByRole('button', { name: 'Disable' })
  confirm.click()
  await waitFor(() => expect(backend.of('users.disable')).toHaveLength(1))
  fireEvent.keyDown(dialog, { key: 'Escape', keyCode: 27 })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(true)
  expect(location.pathname).toBe(`${user}/disable`)
  answer.resolve()
  await waitFor(() => expect(location.pathname).toBe(user))
})
