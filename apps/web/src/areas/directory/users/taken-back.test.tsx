import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const UserId = '00000000-0000-4000-8000-000000000001'
const anaPath = `${organizationPath}/users/${UserId}`

test('USR-10 an alias that AWS does not remove returns to the list, with the reason, and the others are gone', async () => {
  await using backend = await openBackend()
  for (const name of ['one', 'two'])
    await backend.workmail('CreateAlias', { EntityId: UserId, Alias: `${name}@example.com` })
  // AWS carries one removal out.
  await backend.faults({ operation: 'DeleteAlias', kind: 'rateLimit', perSecond: 0.1 })
  using _ = visit(`${anaPath}/aliases`)
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
  screen.getByText('3 of 100 aliases')
  expect(backend.of('aliases.delete').map(({ input }) => input.alias)).toEqual([
    'one@example.com',
    'two@example.com',
  ])
})

test('USR-06 hiding a user that AWS refuses is reversed, with a message', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:UpdateUser')
  using _ = visit(anaPath)
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
