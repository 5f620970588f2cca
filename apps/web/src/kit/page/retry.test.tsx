import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../testing/real-backend.ts'
import { visit } from '../testing/visit.tsx'

test.each([
  [
    'users.describe',
    'workmail:DescribeUser',
    `${organizationPath}/users/${'0'.repeat(8)}-0000-4000-8000-000000000001`,
  ],
  ['groups.list', 'workmail:ListGroups', `${organizationPath}/groups?view=live`],
  [
    'accessControlRules.list',
    'workmail:ListAccessControlRules',
    `${organizationPath}/access-rules`,
  ],
] as const)(
  'GEN-10 the button that repeats %s stays and keeps the focus until there is something to see',
  async (id, action, path) => {
    await using backend = await openBackend()
    await backend.deny(action)
    using _ = visit(path)
    const [retry] = await screen.findAllByRole('button', { name: 'Retry' })
    if (!retry) throw new Error('There is a button')
    retry.focus()
    const { promise, resolve } = Promise.withResolvers<void>()
    backend.hold(id, promise)
    const before = backend.of(id).length
    retry.click()
    await waitFor(() => expect(backend.of(id).length).toBeGreaterThan(before))
    expect([retry.isConnected, document.activeElement === retry]).toEqual([true, true])
    resolve()
    await waitFor(() => expect(retry.getAttribute('aria-disabled')).not.toBe('true'))
    expect([retry.isConnected, document.activeElement === retry]).toEqual([true, true])
    await backend.deny('iam:ListUsers')
    retry.click()
    await waitFor(() => expect(retry.isConnected).toBe(false))
    await waitFor(() => expect(document.activeElement?.closest('h1')).not.toBeNull())
  },
)
