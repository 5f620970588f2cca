import type { WorkMail } from '@aws-sdk/client-workmail'
import { operations } from '@mailroom/schemas/operations'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awsDirectory, unlessNotEnabled } from '../aws/directory.ts'
import { hurry, untilComplete } from '../test/search-directory.ts'
import { here, type Session, startBackend } from '../test/start-backend.ts'

const { organizationId: OrganizationId } = here

const some = (most: number) => fc.nat({ max: most - 1 })
const pairs = (most: number) => fc.array(fc.tuple(some(most), some(most)), { maxLength: 16 })

/** What is done to users 0–6, groups 7–11 and resources 12–13, by their numbers. */
const wishes = fc.record({
  members: pairs(12),
  delegates: pairs(14),
  grants: fc.array(
    fc.tuple(
      ...([some(14), some(12)] as const),
      fc.constantFrom(['FULL_ACCESS'], ['SEND_AS'], ['FULL_ACCESS', 'SEND_ON_BEHALF']),
    ),
    { maxLength: 16 },
  ),
  targets: fc.subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1, maxLength: 4 }),
  disabled: fc.subarray([2, 3, 8, 9, 12], { maxLength: 3 }),
})
type Wishes = typeof wishes extends fc.Arbitrary<infer Value> ? Value : never

/** AWS refuses what cannot be, such as cycles and full access for groups. */
async function tryTo(work: Promise<unknown>): Promise<void> {
  await work.catch(() => {})
}

/** Makes users, groups and resources in the sample, and does to them what is wished. */
async function make(workmail: WorkMail, wanted: Wishes, prefix: string) {
  const ids: string[] = []
  for (let number = 0; number < 14; number++) {
    const Name = `${prefix}${number}`
    const created =
      number < 7
        ? (
            await workmail.createUser({
              OrganizationId,
              Name,
              DisplayName: Name,
              Password: 'a New one, 12',
            })
          ).UserId
        : number < 12
          ? (await workmail.createGroup({ OrganizationId, Name })).GroupId
          : (await workmail.createResource({ OrganizationId, Name, Type: 'ROOM' })).ResourceId
    const EntityId = created ?? ''
    ids.push(EntityId)
    await workmail.registerToWorkMail({
      ...{ OrganizationId, EntityId, Email: `${Name}@example.com` },
    })
  }
  const id = (number: number) => ids[number] ?? ''
  for (const [group, member] of wanted.members)
    await tryTo(
      workmail.associateMemberToGroup({
        ...{ OrganizationId, GroupId: id(7 + (group % 5)), MemberId: id(member) },
      }),
    )
  for (const [resource, delegate] of wanted.delegates)
    await tryTo(
      workmail.associateDelegateToResource({
        ...{ OrganizationId, ResourceId: id(12 + (resource % 2)), EntityId: id(delegate) },
      }),
    )
  for (const [owner, grantee, values] of wanted.grants)
    await tryTo(
      workmail.putMailboxPermissions({
        ...{ OrganizationId, EntityId: id(owner), GranteeId: id(grantee) },
        PermissionValues: [...values],
      }),
    )
  await workmail.createImpersonationRole({
    ...{ OrganizationId, Name: prefix, Type: 'READ_ONLY' },
    Rules: [
      { ImpersonationRuleId: 'a', Effect: 'ALLOW', TargetUsers: wanted.targets.map(id) },
      ...(wanted.targets.length > 1
        ? [
            {
              ImpersonationRuleId: 'd',
              Effect: 'DENY' as const,
              TargetUsers: [id(wanted.targets[0] ?? 0)],
            },
          ]
        : []),
    ],
  })
  for (const number of wanted.disabled)
    await tryTo(workmail.deregisterFromWorkMail({ OrganizationId, EntityId: id(number) }))
}

/** Says who may do what with every mailbox, as AWS tells it, without the index and the model. */
async function bruteForce(workmail: WorkMail): Promise<Set<string>> {
  const directory = awsDirectory(workmail, OrganizationId)
  const { Users: users = [] } = await workmail.listUsers({ OrganizationId, MaxResults: 100 })
  const [groups, resources] = [await directory.groups(), await directory.resources()]
  const { Roles: roles = [] } = await workmail.listImpersonationRoles({ OrganizationId })
  const isPerson = new Set(users.filter(({ State }) => State === 'ENABLED').map(({ Id }) => Id))
  const isGroup = new Set(groups.map(({ id }) => id))
  const peopleIn = async (id: string, seen = new Set<string>()): Promise<Set<string>> => {
    if (seen.has(id)) return new Set()
    seen.add(id)
    if (!isGroup.has(id)) return new Set(isPerson.has(id) ? [id] : [])
    const members = (await unlessNotEnabled(directory.members(id))) ?? []
    const people = await Promise.all(members.map((member) => peopleIn(member.id ?? '', seen)))
    return new Set(people.flatMap((each) => [...each]))
  }
  const may = new Set<string>()
  const open = [
    ...users.map(({ Id: id = '', State: state, UserRole }) => ({ id, state, UserRole })),
    ...groups.map(({ id = '', state }) => ({ id, state, UserRole: undefined })),
    ...resources.map(({ id = '', state }) => ({ id, state, UserRole: undefined })),
  ].filter(({ state }) => state === 'ENABLED')
  const reaches = async (role: string, user: string) => {
    const asked = { OrganizationId, ImpersonationRoleId: role, TargetUser: user }
    const owner = users.find(({ Id }) => Id === user)
    if (owner?.UserRole !== 'USER' || owner.State !== 'ENABLED') return false
    return (await workmail.getImpersonationRoleEffect(asked)).Effect === 'ALLOW'
  }
  for (const { id, UserRole } of open) {
    if (UserRole === 'USER')
      for (const right of ['FULL_ACCESS', 'SEND_AS']) may.add(`${id} ${id} ${right}`)
    for (const { granteeId, permissionValues } of await directory.permissions(id))
      for (const person of await peopleIn(granteeId))
        for (const right of permissionValues) may.add(`${id} ${person} ${right}`)
    if (resources.some((each) => each.id === id))
      for (const delegate of await directory.delegates(id))
        for (const person of await peopleIn(delegate)) may.add(`${id} ${person} CALENDAR`)
    for (const { ImpersonationRoleId: role = '', Type } of roles) {
      const holders = users
        .map(({ Id = '' }) => Id)
        .filter((user) => may.has(`${id} ${user} FULL_ACCESS`))
      const reached = await Promise.all(holders.map((user) => reaches(role, user)))
      if (reached.includes(true)) may.add(`${id} ${role} ${Type === 'READ_ONLY' ? 'READ' : Type}`)
    }
  }
  return may
}

async function explored({ call }: Pick<Session, 'call'>): Promise<Set<string>> {
  const found = new Set<string>()
  for (let offset = 0; ; offset += 50) {
    const { body } = await call('accessPaths.list', { ...here, offset, limit: 50 })
    const { items, total } = operations['accessPaths.list'].output.parse(body)
    for (const { mailboxId, holderId, rights, asleep, kind } of items)
      if (asleep === undefined && kind !== 'migration')
        for (const right of rights) found.add(`${mailboxId} ${holderId} ${right}`)
    if (offset + 50 >= total) return found
  }
}

test('PERM-13 in random directories the ways are those that reading everything at AWS finds', async () => {
  let round = 0
  await fc.assert(
    fc.asyncProperty(wishes, async (wanted) => {
      round++
      await using backend = await startBackend('auditor', hurry)
      await make(backend.workmail, wanted, `r${round}x`)
      await untilComplete(backend)
      const [found, expected] = [await explored(backend), await bruteForce(backend.workmail)]
      expect([...found].sort()).toEqual([...expected].sort())
    }),
    { numRuns: 4, endOnFailure: true },
  )
}, 120_000)
