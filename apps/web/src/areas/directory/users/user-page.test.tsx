import { screen } from '@testing-library/react'
import { test } from 'vitest'
import { openBackend, organizationPath, scope } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const users = `${organizationPath}/users`
const userId = (number: number) => `00000000-0000-4000-8000-00000000000${number}`

test('the page of another user has their name at once, not that of the user before', async () => {
  await using backend = await openBackend()
  using page = visit(users)
  await screen.findByText('Jürgen Müller')
  await page.router.navigate(`${users}/${userId(1)}`)
  await screen.findByRole('heading', { level: 1, name: 'Ana Silva' })
  backend.hold('users.describe', new Promise(() => {}))
  await page.router.navigate(`${users}/${userId(2)}`)
  await screen.findByRole('heading', { level: 1, name: 'Jürgen Müller' })
})

test('USR-08 the help desk reads who can restore a mailbox, and that the address is a former one', async () => {
  await using backend = await openBackend('helpDesk')
  await backend.operate('users.disable', { ...scope, userId: userId(1) })
  using _ = visit(`${users}/${userId(1)}`)
  await screen.findByText(/^This user is disabled\. An administrator can restore the mailbox by/)
  screen.getByText('ana.silva@example.com (former; someone else may have it now)')
})
