import type { Entity } from '@mailroom/schemas'
import { screen } from '@testing-library/react'
import { test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const users = `/local/us-east-1/organizations/${organizationId}/users`

const person = (id: string, displayName: string): Entity => ({
  ...{ id, type: 'USER', name: id, displayName, state: 'ENABLED', userRole: 'USER' },
})

test('the page of another user has their name at once, not that of the user before', async () => {
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'identityProvider.describe': () => ({}),
    'entities.search': () => ({
      items: [person('ana', 'Ana Silva'), person('ben', 'Ben Osei')],
      total: 2,
      index: { phase: 'COMPLETE', done: 0 },
    }),
    'users.describe': ({ userId }) =>
      userId === 'ben'
        ? new Promise(() => {})
        : { userId, name: 'ana', displayName: 'Ana Silva', state: 'ENABLED', userRole: 'USER' },
  })
  using page = visit(users)
  await screen.findByText('Ben Osei')
  await page.router.navigate(`${users}/ana`)
  await screen.findByRole('heading', { level: 1, name: 'Ana Silva' })
  await page.router.navigate(`${users}/ben`)
  await screen.findByRole('heading', { level: 1, name: 'Ben Osei' })
})
