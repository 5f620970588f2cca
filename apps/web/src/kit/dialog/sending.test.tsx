import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../testing/backend.ts'
import { visit } from '../testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
const user = `/local/us-east-1/organizations/${organizationId}/users/${userId}`

test('GEN-09 a dialog that asks before something is done stays open until the answer is there', async () => {
  const answer = Promise.withResolvers<undefined>()
  await using backend = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'users.describe': () => ({
      ...{ userId, name: 'ana', displayName: 'Ana Silva', email: 'ana@example.com' },
      ...{ state: 'ENABLED', userRole: 'USER' },
    }),
    'users.disable': () => answer.promise,
  })
  using _ = visit(`${user}/disable`)
  const dialog = await screen.findByRole('dialog')
  const confirm = await screen.findByRole('button', { name: 'Disable' })
  confirm.click()
  await waitFor(() => expect(backend.of('users.disable')).toHaveLength(1))
  fireEvent.keyDown(dialog, { key: 'Escape', keyCode: 27 })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Cancel' }).disabled).toBe(true)
  expect(location.pathname).toBe(`${user}/disable`)
  answer.resolve(undefined)
  await waitFor(() => expect(location.pathname).toBe(user))
})
