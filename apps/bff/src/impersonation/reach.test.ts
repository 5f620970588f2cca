import { sampleUserId } from '@mailroom/local-aws'
import { impersonation } from '@mailroom/schemas/access/impersonation-effect'
import {
  type ImpersonationRule,
  maxImpersonationRoles,
  type ReachedMailbox,
} from '@mailroom/schemas/impersonation-roles'
import fc from 'fast-check'
import { describe, expect, vi } from 'vitest'
import * as z from 'zod'
import { databases, test } from '../test/on-both-stores.ts'
import { hurry, search, untilComplete } from '../test/search-directory.ts'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const OrganizationId = here.organizationId
const [ana, jurgen, siti, liam] = [1, 2, 3, 4].map((number) => sampleUserId(number)) as [
  string,
  string,
  string,
  string,
]

/** The users with a mailbox, as AWS lists them. */
async function usersAt({ workmail }: Backend): Promise<string[]> {
  const { Users = [] } = await workmail.listUsers({ OrganizationId, MaxResults: 100 })
  return Users.flatMap(({ Id, State, UserRole }) =>
    Id !== undefined && State === 'ENABLED' && UserRole === 'USER' ? [Id] : [],
  )
}

const camelRule = (id: string, more: object) => ({ impersonationRuleId: id, name: id, ...more })

async function create(backend: Backend, rules: object[]): Promise<string> {
  const { status, body } = await backend.call('impersonationRoles.create', {
    ...{ ...here, name: `Role ${Math.random()}`, type: 'FULL_ACCESS', rules },
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return (body as { impersonationRoleId: string }).impersonationRoleId
}

async function reach(backend: Backend, impersonationRoleId: string) {
  const which = { ...here, impersonationRoleId }
  const list = (await backend.call('impersonationRoles.listReach', which)).body as {
    items: ReachedMailbox[]
    total: number
  }
  const { body } = await backend.call('impersonationRoles.countReach', which)
  const direct = list.items.filter(({ opener }) => !opener)
  expect(body).toMatchObject({
    ...{ type: 'FULL_ACCESS', direct: direct.length, total: list.total },
    through: list.items.length - direct.length,
  })
  return {
    total: list.total,
    direct: direct.map(({ entityId }) => entityId).sort(),
    through: list.items.flatMap(({ entityId, opener }) => (opener ? [{ entityId, opener }] : [])),
  }
}

/**
 * Reads through the API, one call for each question, what a role reaches: as whom AWS says it can
 * act, and what these can open by a full access permission.
 */
async function bruteForce(backend: Backend, ImpersonationRoleId: string) {
  const { workmail } = backend
  const users = await usersAt(backend)
  const direct: string[] = []
  for (const TargetUser of users) {
    const { Effect } = await workmail.getImpersonationRoleEffect({
      ...{ OrganizationId, ImpersonationRoleId, TargetUser },
    })
    if (Effect === 'ALLOW') direct.push(TargetUser)
  }
  const through: string[] = []
  const { Resources = [] } = await workmail.listResources({ OrganizationId, MaxResults: 100 })
  const { Users = [] } = await workmail.listUsers({ OrganizationId, MaxResults: 100 })
  for (const { Id: EntityId = '', State } of [...Users, ...Resources]) {
    if (direct.includes(EntityId) || State !== 'ENABLED') continue
    const { Permissions = [] } = await workmail.listMailboxPermissions({
      ...{ OrganizationId, EntityId, MaxResults: 100 },
    })
    const opens = Permissions.some(
      ({ GranteeId = '', PermissionValues = [] }) =>
        PermissionValues.includes('FULL_ACCESS') && direct.includes(GranteeId),
    )
    if (opens) through.push(EntityId)
  }
  return { total: users.length, direct: direct.sort(), through: through.sort() }
}

describe.each(databases)('on %s', (database) => {
  test('IMP-02 IMP-03 the reach of a role is what its rules and the permissions of its users make of the whole directory', async ({
    place,
  }) => {
    const settings = { ...(await place(database)), ...hurry }
    await using backend = await startBackend('administrator', settings)
    const allow = { effect: 'ALLOW', targetUsers: [ana, liam] }
    const one = await create(backend, [camelRule('a', allow)])
    const { workmail } = backend
    const put = (EntityId: string, GranteeId: string) =>
      workmail.putMailboxPermissions({
        ...{ OrganizationId, EntityId, GranteeId, PermissionValues: ['FULL_ACCESS'] },
      })
    await put(jurgen, ana)
    await put(siti, ana)
    await put(siti, liam)
    await untilComplete(backend)
    const found = await reach(backend, one)
    expect(found.direct).toEqual([ana, liam].sort())
    expect(found.through).toContainEqual({
      entityId: jurgen,
      opener: { userId: ana, name: 'Ana Silva', count: 1 },
    })
    const [first] = found.through.filter(({ entityId }) => entityId === siti)
    expect(first?.opener).toMatchObject({ count: 2 })
    const denied = [camelRule('a', allow), camelRule('d', { effect: 'DENY', targetUsers: [ana] })]
    expect((await reach(backend, await create(backend, denied))).direct).toEqual([liam])
    expect(await reach(backend, await create(backend, []))).toMatchObject({
      direct: [],
      through: [],
    })
  })
})

test('IMP-04 of 20 roles at once the permissions are read once, and again when somebody gets one', async () => {
  await using backend = await startBackend('administrator', hurry)
  const allow = { effect: 'ALLOW', targetUsers: [ana] }
  const roles = []
  for (let number = 1; number < maxImpersonationRoles; number++)
    roles.push(await create(backend, [camelRule('a', allow)]))
  const { items } = (await backend.call('impersonationRoles.list', here)).body as {
    items: { impersonationRoleId: string }[]
  }
  expect(items).toHaveLength(maxImpersonationRoles)
  await untilComplete(backend)
  const reads = vi.spyOn(backend.store, 'selectFrom')
  const permissionsRead = () =>
    reads.mock.calls.filter(([table]) => table === 'directory_permission').length
  const countReach = async (impersonationRoleId: string | undefined) =>
    (await backend.call('impersonationRoles.countReach', { ...here, impersonationRoleId })).body
  const counts = await Promise.all(
    items.map(({ impersonationRoleId }) => countReach(impersonationRoleId)),
  )
  const total = (await usersAt(backend)).length
  for (const count of counts) expect(count).toMatchObject({ total })
  expect(permissionsRead()).toBe(1)
  const Through = z.object({ through: z.number() })
  const { through } = Through.parse(await countReach(roles[0]))
  expect(permissionsRead()).toBe(1)
  const given = { entityId: siti, granteeId: ana, permissionValues: ['FULL_ACCESS'] }
  const expected = { permissionValues: [] }
  expect(
    await backend.call('mailboxPermissions.put', { ...here, ...given, expected }),
  ).toMatchObject({ status: 204 })
  // The audit trail has read what the index had before.
  reads.mockClear()
  expect(await countReach(roles[0])).toMatchObject({ through: through + 1 })
  expect(permissionsRead()).toBe(1)
})

/** Rules for some of the users, in any combination that AWS accepts. */
function rulesFor(users: readonly string[]) {
  const some = fc.option(
    fc.uniqueArray(fc.constantFrom(...users), { minLength: 1, maxLength: 10 }),
    {
      nil: undefined,
      freq: 2,
    },
  )
  const rule = fc.record({
    ...{ effect: fc.constantFrom('ALLOW' as const, 'ALLOW' as const, 'DENY' as const) },
    ...{ targetUsers: some, notTargetUsers: some },
  })
  return fc
    .array(rule, { maxLength: 10 })
    .map((rules) =>
      rules.map((each, at): ImpersonationRule => ({ impersonationRuleId: `r${at}`, ...each })),
    )
}

test('IMP-03 IMP-08 the engine agrees with GetImpersonationRoleEffect over the wire in at least 5,000 random decisions', async () => {
  await using backend = await startBackend('administrator', hurry)
  const { workmail } = backend
  const users = await usersAt(backend)
  const { ImpersonationRoleId = '' } = await workmail.createImpersonationRole({
    ...{ OrganizationId, Name: 'Random', Type: 'READ_ONLY', Rules: [] },
  })
  let decisions = 0
  const agree = async (rules: readonly ImpersonationRule[]) => {
    await workmail.updateImpersonationRole({
      ...{ OrganizationId, ImpersonationRoleId, Name: 'Random', Type: 'READ_ONLY' },
      Rules: rules.map((rule) => ({
        ...{ ImpersonationRuleId: rule.impersonationRuleId, Effect: rule.effect },
        ...{ TargetUsers: rule.targetUsers, NotTargetUsers: rule.notTargetUsers },
      })),
    })
    const answers = await Promise.all(
      users.map((TargetUser) =>
        workmail.getImpersonationRoleEffect({ OrganizationId, ImpersonationRoleId, TargetUser }),
      ),
    )
    for (const [at, { Effect, MatchedRules = [] }] of answers.entries()) {
      const { effect, deciding } = impersonation(rules, users[at] ?? '')
      expect([Effect, ...MatchedRules.map((rule) => rule.ImpersonationRuleId)]).toEqual([
        effect,
        ...deciding.map((rule) => rule.impersonationRuleId),
      ])
      decisions++
    }
  }
  await fc.assert(fc.asyncProperty(rulesFor(users), agree), {
    numRuns: Math.ceil(5_000 / users.length),
  })
  expect(decisions).toBeGreaterThanOrEqual(5_000)
})

test('IMP-02 the reach agrees with a reading of everything through the API, in the sample and in generated directories', async () => {
  await using backend = await startBackend('administrator', hurry)
  const { workmail } = backend
  const users = await usersAt(backend)
  const agree = async (rules: readonly ImpersonationRule[]) => {
    await backend.call('entities.refresh', here)
    await untilComplete(backend)
    const id = await create(
      backend,
      rules.map((rule) => ({ ...rule, name: rule.impersonationRuleId })),
    )
    const found = await reach(backend, id)
    const through = found.through.map(({ entityId }) => entityId).sort()
    expect({ ...found, through }).toEqual(await bruteForce(backend, id))
    await workmail.deleteImpersonationRole({ OrganizationId, ImpersonationRoleId: id })
  }
  for (const rules of fc.sample(rulesFor(users), { numRuns: 5, seed: 14 })) await agree(rules)
  // Generated: more users, who may open each other's mailboxes.
  const made: string[] = []
  for (let number = 0; number < 12; number++) {
    const { UserId = '' } = await workmail.createUser({
      ...{ OrganizationId, Name: `made.${number}`, DisplayName: `Made ${number}` },
      Password: 'Long enough 12',
    })
    await workmail.registerToWorkMail({
      ...{ OrganizationId, EntityId: UserId, Email: `made.${number}@example.com` },
    })
    made.push(UserId)
  }
  const grants = fc.sample(
    fc.record({ EntityId: fc.constantFrom(...made, ana), GranteeId: fc.constantFrom(...made) }),
    { numRuns: 25, seed: 7 },
  )
  for (const { EntityId, GranteeId } of grants)
    if (EntityId !== GranteeId)
      await workmail.putMailboxPermissions({
        ...{ OrganizationId, EntityId, GranteeId, PermissionValues: ['FULL_ACCESS'] },
      })
  for (const rules of fc.sample(rulesFor(made), { numRuns: 8, seed: 21 })) await agree(rules)
  expect((await search(backend, {})).index.phase).toBe('COMPLETE')
})
