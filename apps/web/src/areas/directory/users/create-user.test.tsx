import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

function type(label: RegExp, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
}

test.each([
  ['was typed once only', '', 'The passwords do not match.'],
  ['does not meet the rules', 'short', 'The password does not meet the rules below.'],
])('USR-04 a remote user is not created without a password that %s', async (_, repeated, words) => {
  await using backend = await openBackend()
  using __ = visit(`${organizationPath}/users/create`)
  await screen.findByText('example.com')
  type(/^First name/, 'Rita')
  type(/^Last name/, 'Remote')
  type(/^Password( – optional)?$/, 'short')
  type(/^Repeat password/, repeated)
  screen.getByRole('checkbox', { name: /remote user/ }).click()
  const send = () => screen.getByRole('button', { name: 'Add user' }).click()
  send()
  await screen.findByText(words)
  expect(backend.of('users.create')).toEqual([])

  type(/^Password( – optional)?$/, 'Zeisig-4711')
  type(/^Repeat password/, 'Zeisig-4711')
  send()
  await waitFor(() => expect(backend.of('users.create')).toHaveLength(1))
  expect(backend.of('users.create')).toMatchObject([
    { input: { role: 'REMOTE_USER', email: 'rita.remote@example.com', password: 'Zeisig-4711' } },
  ])
})

test('USR-04 while the organization cannot be read, no wrong address to sign in is told', async () => {
  await using backend = await openBackend()
  await backend.deny('workmail:DescribeOrganization')
  using __ = visit(`${organizationPath}/users/create`)
  await screen.findByText('example.com')
  type(/^First name/, 'Rita')
  screen.getByRole('checkbox', { name: /remote user/ }).click()
  screen.getByRole('button', { name: 'Add user' }).click()
  await screen.findByText('Rita was created and enabled.')
})
