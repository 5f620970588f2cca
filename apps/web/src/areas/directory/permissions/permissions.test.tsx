import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { startBackend } from '../../../kit/testing/backend.ts'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const organizationId = 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8'
const userId = '00000000-0000-4000-8000-000000000001'
const complete = { phase: 'COMPLETE', done: 0 } as const

/** Returns a page of permissions of so many grantees, from a number on. */
function holders(from: number, count: number) {
  return Array.from({ length: count }, (_, at) => ({
    granteeId: `holder-${from + at}`,
    granteeType: 'USER' as const,
    permissionValues: ['SEND_AS' as const],
  }))
}

test('PERM-09 more permissions than the AWS console shows are all listed, with a note; PERM-01 PERM-10 PERM-11 PERM-14 the page explains how they work', async () => {
  await using _ = await startBackend({
    'organizations.describe': () => ({ organizationId, alias: 'example-corp', state: 'Active' }),
    'identityProvider.describe': () => ({}),
    'users.describe': () => ({ userId, name: 'ana.silva', state: 'ENABLED', userRole: 'USER' }),
    'mailboxPermissions.list': ({ nextToken }) =>
      nextToken === undefined
        ? { items: holders(1, 100), nextToken: 'second' }
        : { items: holders(101, 1) },
    'mailboxPermissions.listHeld': () => ({ items: [], index: complete }),
    'entities.search': () => ({ items: [], total: 0, index: complete }),
  })
  using _page = visit(
    `/local/us-east-1/organizations/${organizationId}/users/${userId}/permissions`,
  )
  await screen.findByText(/There are more than 100 permissions\. This list shows all of them/)
  screen.getByText('(101)')
  const help = { name: 'How permissions work' }
  screen.getByRole('button', { ...help, expanded: false }).click()
  await screen.findByRole('button', { ...help, expanded: true })
  for (const fact of [
    /Several people can use it without sharing a password/,
    /Wait up to 60 minutes, then restart Outlook/,
    /People set permissions on single folders in their mail client/,
    /Access control rules apply as well/,
  ])
    screen.getByText(fact)
})

test('PERM-06 USR-15 changed permissions are put back from the message', async () => {
  await using backend = await openBackend()
  const [EntityId, GranteeId] = [userId, '00000000-0000-4000-8000-000000000004']
  const sendAs = { PermissionValues: ['SEND_AS'] }
  await backend.workmail('PutMailboxPermissions', { EntityId, GranteeId, ...sendAs })
  using _ = visit(`${organizationPath}/users/${userId}/permissions/${GranteeId}/edit`)
  await screen.findByRole('dialog', { name: 'Permissions of Liam O’Connor' })
  fireEvent.click(screen.getByRole('radio', { name: 'Send on behalf' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await screen.findByText('The change was undone.')
  const [, changed] = backend.of('mailboxPermissions.put').map(({ input }) => input)
  expect(changed).toMatchObject({
    permissionValues: ['SEND_AS'],
    expected: { permissionValues: ['SEND_ON_BEHALF'] },
  })
})
