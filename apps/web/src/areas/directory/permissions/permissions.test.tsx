import { fireEvent, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openBackend, organizationPath } from '../../../kit/testing/real-backend.ts'
import { visit } from '../../../kit/testing/visit.tsx'

const userId = '00000000-0000-4000-8000-000000000001'

/** Chloé Dubois, to whose mailbox nobody has a permission yet. */
const EntityId = '00000000-0000-4000-8000-000000000005'

test('PERM-09 more permissions than the AWS console shows are all listed, with a note; PERM-01 PERM-10 PERM-11 PERM-14 the page explains how they work', async () => {
  await using backend = await openBackend()
  for (let number = 1; number <= 101; number++) {
    const names = { Name: `holder-${number}`, DisplayName: `Holder ${number}` }
    const { UserId: GranteeId } = await backend.workmail('CreateUser', {
      ...names,
      Password: 'Zeisig-4711',
    })
    const Email = `holder-${number}@example.com`
    await backend.workmail('RegisterToWorkMail', { EntityId: GranteeId, Email })
    const PermissionValues = ['SEND_AS']
    await backend.workmail('PutMailboxPermissions', {
      EntityId,
      GranteeId,
      PermissionValues,
    })
  }
  using _page = visit(`${organizationPath}/users/${EntityId}/permissions`)
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

test('PERM-03 USR-15 permissions that are taken from somebody disabled are not offered back: AWS would refuse', async () => {
  await using backend = await openBackend()
  const [EntityId, GranteeId] = [userId, '00000000-0000-4000-8000-000000000004']
  const sendAs = { PermissionValues: ['SEND_AS'] }
  await backend.workmail('PutMailboxPermissions', { EntityId, GranteeId, ...sendAs })
  await backend.workmail('DeregisterFromWorkMail', { EntityId: GranteeId })
  using _ = visit(`${organizationPath}/users/${userId}/permissions/${GranteeId}/edit`)
  await screen.findByRole('dialog', { name: 'Permissions of Liam O’Connor' })
  fireEvent.click(screen.getByRole('radio', { name: 'None' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/^The permissions of Liam O’Connor were removed\./)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})

test('PERM-03 USR-15 an undo for somebody who was disabled since says what is in the way, and is not offered again', async () => {
  await using backend = await openBackend()
  const [EntityId, GranteeId] = [userId, '00000000-0000-4000-8000-000000000004']
  const sendAs = { PermissionValues: ['SEND_AS'] }
  await backend.workmail('PutMailboxPermissions', { EntityId, GranteeId, ...sendAs })
  using _ = visit(`${organizationPath}/users/${userId}/permissions/${GranteeId}/edit`)
  await screen.findByRole('dialog', { name: 'Permissions of Liam O’Connor' })
  fireEvent.click(screen.getByRole('radio', { name: 'Send on behalf' }))
  fireEvent.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByRole('button', { name: 'Undo' })
  await backend.workmail('DeregisterFromWorkMail', { EntityId: GranteeId })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText(/^This cannot be put back: .* disabled or deleted\.$/)
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
})
