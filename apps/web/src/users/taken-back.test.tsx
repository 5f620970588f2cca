import type { Output } from '@mailroom/schemas'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type Answers, refusal, startBackend } from '../app/testing/backend.ts'
import { visit } from '../app/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
const page = `/local/us-east-1/organizations/${organizationId}/users/${userId}`

const user: Output<'users.describe'> = {
  userId,
  name: 'ana.silva',
  displayName: 'Ana Silva',
  email: 'ana@example.com',
  state: 'ENABLED',
  userRole: 'USER',
}

const around: Answers = {
  'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
  'identityProvider.describe': () => ({}),
  'users.describe': () => user,
}

test('USR-10 an alias that AWS does not remove returns to the list, with the reason, and the others are gone', async () => {
  let addresses = ['ana@example.com', 'one@example.com', 'two@example.com']
  await using backend = await startBackend({
    ...around,
    'aliases.list': () => ({ items: addresses }),
    'aliases.delete': ({ alias }) => {
      if (alias === 'two@example.com') return refusal(400, 'ThrottlingException')
      addresses = addresses.filter((address) => address !== alias)
      return undefined
    },
  })
  using _ = visit(`${page}/aliases`)
  for (const alias of ['one', 'two'])
    (await screen.findByRole('checkbox', { name: `Select ${alias}@example.com` })).click()
  screen.getByRole('button', { name: 'Remove' }).click()
  const review = await screen.findByRole('dialog', { name: 'Remove aliases' })
  review.querySelectorAll('button').forEach((button) => {
    if (button.textContent === 'Remove') button.click()
  })
  await screen.findByText(/two@example\.com was not removed: This account sends/)
  screen.getByRole('checkbox', { name: 'Select two@example.com' })
  expect(screen.queryByText('one@example.com')).toBeNull()
  screen.getByText('1 of 100 aliases')
  expect(backend.of('aliases.delete').map(({ input }) => input.alias)).toEqual([
    'one@example.com',
    'two@example.com',
  ])
})

test('USR-06 hiding a user that AWS refuses is reversed, with a message', async () => {
  await using backend = await startBackend({
    ...around,
    'users.update': () => refusal(400, 'DirectoryUnavailableException'),
  })
  using _ = visit(page)
  const shown = await screen.findByRole<HTMLInputElement>('checkbox', {
    name: 'Shown in the global address list',
  })
  shown.click()
  await screen.findAllByText(/Ana Silva was not changed\./)
  await waitFor(() => expect(shown.checked).toBe(true))
  expect(backend.of('users.update').map(({ input }) => input)).toMatchObject([
    { hiddenFromGlobalAddressList: true, expected: { hiddenFromGlobalAddressList: false } },
  ])
})
