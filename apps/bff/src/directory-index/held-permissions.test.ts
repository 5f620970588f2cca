import { sampleGroupId, sampleUserId } from '@mailroom/local-aws'
import type { HeldPermission } from '@mailroom/schemas/mailbox-permissions'
import { describe, expect } from 'vitest'
import * as z from 'zod/mini'
import { databases, test } from '../test/on-both-stores.ts'
import { hurry, untilComplete } from '../test/search-directory.ts'
import { ana, here, type Session, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

/**
 * Lists the mailboxes an entity can open, one per line: the owner, the permissions, and the groups
 * on the way.
 */
async function heldBy(session: Session, entityId: string): Promise<string[]> {
  const { status, body } = await session.call('mailboxPermissions.listHeld', { ...here, entityId })
  expect(status, JSON.stringify(body)).toBe(200)
  const { items } = body as { items: HeldPermission[] }
  return items.map(({ name, permissionValues, through }) =>
    [name, permissionValues.join('+'), ...through.map((group) => group.name)].join(' < '),
  )
}

const allStaff = sampleGroupId(1)
const support = sampleGroupId(4)
const jurgen = sampleUserId(2)
const liam = sampleUserId(4)

describe.each(databases)('on %s', (database) => {
  test('PERM-03 PERM-13 the mailboxes that a user can open are listed, also through nested groups', async ({
    place,
  }) => {
    const settings = { ...(await place(database)), ...hurry }
    await using backend = await startBackend('administrator', settings)
    await untilComplete(backend)
    expect(await heldBy(backend, liam)).toEqual([
      'siti.rahayu < SEND_AS < Support',
      'Support < SEND_AS',
    ])
    const put = (entityId: string, granteeId: string, permissionValues: string[]) =>
      backend.call('mailboxPermissions.put', {
        ...{ ...here, entityId, granteeId, permissionValues },
        expected: { permissionValues: [] },
      })
    await put(ana, allStaff, ['SEND_ON_BEHALF'])
    await put(jurgen, liam, ['SEND_AS', 'FULL_ACCESS'])
    expect(await heldBy(backend, liam)).toEqual([
      'ana.silva < SEND_ON_BEHALF < Support < Departments < All Staff',
      'jurgen.muller < SEND_AS+FULL_ACCESS',
      'siti.rahayu < SEND_AS < Support',
      'Support < SEND_AS',
    ])
    await backend.call('mailboxPermissions.delete', { ...here, entityId: jurgen, granteeId: liam })
    await backend.workmail.disassociateMemberFromGroup({
      ...{ OrganizationId: here.organizationId, GroupId: support, MemberId: liam },
    })
    expect(await heldBy(backend, liam)).toEqual(['Support < SEND_AS'])
  })
})

test('PERM-03 a cycle of groups ends where it closes', async () => {
  const groups: Record<string, string> = { 'someone-with-an-id': 'one', one: 'two', two: 'one' }
  const Input = z.object({ EntityId: z.optional(z.string()) })
  await using aws = await startOtherAws(({ operation, body }) => {
    const { EntityId = '' } = Input.parse(JSON.parse(body))
    const answers: Record<string, object> = {
      ListUsers: { Users: [{ Id: 'owner', Name: 'owner', State: 'ENABLED' }] },
      ListMailboxPermissions: {
        Permissions: [{ GranteeId: 'two', PermissionValues: ['SEND_AS'] }],
      },
      ListGroupsForEntity: { Groups: [{ GroupId: groups[EntityId], GroupName: groups[EntityId] }] },
    }
    return { status: 200, body: JSON.stringify(answers[operation] ?? {}) }
  })
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  await untilComplete(backend)
  expect(await heldBy(backend, 'someone-with-an-id')).toEqual(['owner < SEND_AS < one < two'])
})
