import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal, startBackend } from '../../../kit/testing/backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'
import { anaPath, aroundAna } from './testing/ana.ts'

test('USR-10 an alias that AWS does not remove returns to the list, with the reason, and the others are gone', async () => {
  let addresses = ['ana@example.com', 'one@example.com', 'two@example.com']
  await using backend = await startBackend({
    ...aroundAna,
    'aliases.list': () => ({ items: addresses }),
    'aliases.delete': ({ alias }) => {
      if (alias === 'two@example.com') return refusal(400, 'ThrottlingException')
      addresses = addresses.filter((address) => address !== alias)
      return undefined
    },
  })
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
  screen.getByText('1 of 100 aliases')
  expect(backend.of('aliases.delete').map(({ input }) => input.alias)).toEqual([
    'one@example.com',
    'two@example.com',
  ])
})

test('USR-06 hiding a user that AWS refuses is reversed, with a message', async () => {
  await using backend = await startBackend({
    ...aroundAna,
    'users.update': () => refusal(400, 'DirectoryUnavailableException'),
  })
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
