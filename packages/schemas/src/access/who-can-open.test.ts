import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AccessFacts, type AccessRight, whoCanOpen } from './who-can-open.ts'

const users = ['u0', 'u1', 'u2', 'u3', 'u4']
const groups = ['g0', 'g1', 'g2', 'g3']
const resources = ['r0', 'r1']
const anybody = [...users, ...groups, 'deleted']

const state = fc.constantFrom('ENABLED', 'ENABLED', 'ENABLED', 'DISABLED', 'DELETED')
const rule = fc.record({
  effect: fc.constantFrom('ALLOW', 'ALLOW', 'DENY'),
  targetUsers: fc.option(fc.subarray(users), { nil: undefined }),
  notTargetUsers: fc.option(fc.subarray(users), { nil: undefined }),
})

/** Any directory: groups in each other and in cycles, disabled and deleted ones, unknown ids. */
const directory: fc.Arbitrary<AccessFacts> = fc.record({
  entities: fc
    .tuple(
      ...users.map((id) =>
        fc.record({
          ...{ id: fc.constant(id), type: fc.constant('USER'), state },
          userRole: fc.constantFrom('USER', 'USER', 'REMOTE_USER'),
        }),
      ),
      ...groups.map((id) =>
        fc.record({
          ...{ id: fc.constant(id), type: fc.constant('GROUP'), state },
          members: fc.subarray(anybody),
        }),
      ),
      ...resources.map((id) =>
        fc.record({
          ...{ id: fc.constant(id), type: fc.constant('RESOURCE'), state },
          delegates: fc.subarray(anybody),
        }),
      ),
    )
    // The generator has every member of an entity.
    .map((all) => all as AccessFacts['entities']),
  grants: fc.uniqueArray(
    fc.record({
      entityId: fc.constantFrom(...users, ...groups, ...resources),
      granteeId: fc.constantFrom(...anybody),
      permissionValues: fc.subarray<'FULL_ACCESS' | 'SEND_AS' | 'SEND_ON_BEHALF'>(
        ['FULL_ACCESS', 'SEND_AS', 'SEND_ON_BEHALF'],
        { minLength: 1 },
      ),
    }),
    { selector: ({ entityId, granteeId }) => `${entityId} ${granteeId}`, maxLength: 12 },
  ),
  roles: fc.tuple(
    ...['x', 'y'].map((impersonationRoleId) =>
      fc.record({
        impersonationRoleId: fc.constant(impersonationRoleId),
        type: fc.constantFrom('FULL_ACCESS', 'READ_ONLY'),
        rules: fc.array(rule, { maxLength: 3 }),
      }),
    ),
  ),
  tokens: fc.constant([]),
  migrationAdmin: fc.option(fc.constantFrom(...users), { nil: undefined }),
  exportRoleArn: fc.option(fc.constant('arn'), { nil: undefined }),
})

type Entity = AccessFacts['entities'][number]

/**
 * Says what everybody may do with a mailbox, by trying for each of them whether they are in what was
 * given: the members of groups grow until nobody is added any more.
 */
function bruteForce(facts: AccessFacts, mailbox: Entity): Set<string> {
  const byId = new Map(facts.entities.map((each) => [each.id, each]))
  const isOn = (id: string) => byId.get(id)?.state === 'ENABLED'
  const opens = (user: Entity) =>
    user.type === 'USER' && user.state === 'ENABLED' && user.userRole === 'USER'
  const everybodyIn = (granteeId: string) => {
    const inside = new Set([granteeId])
    for (let before = -1; before < inside.size; ) {
      before = inside.size
      for (const { id, type, members = [] } of facts.entities)
        if (type === 'GROUP' && inside.has(id) && isOn(id))
          for (const member of members) inside.add(member)
    }
    return inside
  }
  const may = new Set<string>()
  if (mailbox.state === 'DELETED') return may
  const isOpen = opens(mailbox) || mailbox.type === 'RESOURCE'
  if (opens(mailbox))
    for (const right of ['FULL_ACCESS', 'SEND_AS']) may.add(`${mailbox.id} ${right}`)
  const given: [string, readonly AccessRight[]][] = [
    ...facts.grants
      .filter(({ entityId }) => entityId === mailbox.id)
      .map(({ granteeId, permissionValues }): [string, readonly AccessRight[]] => [
        ...([granteeId, permissionValues] as const),
      ]),
    ...(mailbox.delegates ?? []).map((id): [string, readonly AccessRight[]] => [id, ['CALENDAR']]),
  ]
  if (isOn(mailbox.id))
    for (const [granteeId, rights] of given)
      for (const user of facts.entities)
        if (user.type === 'USER' && isOn(user.id) && everybodyIn(granteeId).has(user.id))
          for (const right of rights) may.add(`${user.id} ${right}`)
  for (const { impersonationRoleId: id, type, rules } of facts.roles) {
    const actsAs = (user: Entity) => {
      const has = (list: readonly string[] | undefined) => (list?.length ?? 0) > 0
      const effects = rules
        .filter(
          ({ targetUsers, notTargetUsers }) =>
            (!has(targetUsers) || targetUsers?.includes(user.id)) &&
            !(has(notTargetUsers) && notTargetUsers?.includes(user.id)),
        )
        .map(({ effect }) => effect)
      return opens(user) && effects.includes('ALLOW') && !effects.includes('DENY')
    }
    const reaches = facts.entities.some(
      (user) => may.has(`${user.id} FULL_ACCESS`) && actsAs(user) && user.type === 'USER',
    )
    if (reaches) may.add(`${id} ${type === 'FULL_ACCESS' ? 'FULL_ACCESS' : 'READ'}`)
  }
  const { migrationAdmin: admin } = facts
  if (admin !== undefined && isOpen && isOn(admin) && isOn(mailbox.id))
    may.add(`${admin} FULL_ACCESS`)
  if (facts.exportRoleArn !== undefined && isOpen) may.add('arn EXPORT')
  return may
}

test('PERM-03 PERM-13 IMP-02 the ways are those that trying everybody finds, in any directory', () => {
  fc.assert(
    fc.property(directory, (facts) => {
      const { pathsTo } = whoCanOpen(facts)
      for (const mailbox of facts.entities) {
        const found = pathsTo(mailbox.id)
          .filter(({ asleep }) => asleep === undefined)
          .flatMap(({ holderId, rights }) => rights.map((right) => `${holderId} ${right}`))
        expect([...new Set(found)].sort()).toEqual([...bruteForce(facts, mailbox)].sort())
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a person has the ways to each mailbox that the mailbox shows of them', () => {
  fc.assert(
    fc.property(directory, (facts) => {
      const { pathsTo } = whoCanOpen(facts)
      for (const { id } of facts.entities)
        for (const holder of [...anybody, 'x', 'arn'])
          expect(pathsTo(id, holder)).toEqual(
            pathsTo(id).filter(({ holderId }) => holderId === holder),
          )
    }),
    { numRuns: 200 },
  )
})

describe('PERM-03 groups', () => {
  const user = { id: 'u', type: 'USER', state: 'ENABLED', userRole: 'USER' } as const
  const owner = { ...user, id: 'owner' }
  const group = (id: string, members: string[], state: 'ENABLED' | 'DISABLED' = 'ENABLED') =>
    ({ id, type: 'GROUP', state, members }) as const
  const paths = (entities: AccessFacts['entities']) =>
    whoCanOpen({
      ...{ entities: [user, owner, ...entities], roles: [], tokens: [] },
      grants: [{ entityId: 'owner', granteeId: 'top', permissionValues: ['SEND_AS'] }],
    })
      .pathsTo('owner')
      .filter(({ kind }) => kind !== 'own')
      .map(({ holderId, through, asleep = '' }) => [holderId, ...through, asleep].join(' '))

  test('somebody in two groups below has a way by each, because leaving one leaves the other', () => {
    expect(paths([group('top', ['a', 'b']), group('a', ['u']), group('b', ['u'])])).toEqual([
      'u a top ',
      'u b top ',
    ])
  })

  test('a cycle ends where it closes', () => {
    expect(paths([group('top', ['a', 'u']), group('a', ['top', 'u'])])).toEqual([
      'u top ',
      'u a top ',
    ])
  })

  test('a disabled group is named, since AWS does not list its members', () => {
    expect(paths([group('top', ['a']), group('a', ['u'], 'DISABLED')])).toEqual([
      'a top groupDisabled',
    ])
    expect(paths([{ id: 'top', type: 'GROUP', state: 'ENABLED' }])).toEqual(['top membersUnread'])
    expect(paths([])).toEqual(['top holderUnknown'])
  })
})

test('PAT-05 a token opens the mailbox of its user, and none once it has expired', () => {
  const token = (name: string, isExpired: boolean) => ({
    ...{ personalAccessTokenId: name, userId: 'u', name, isExpired },
  })
  const { pathsTo } = whoCanOpen({
    entities: [{ id: 'u', type: 'USER', state: 'ENABLED', userRole: 'USER' }],
    ...{ grants: [], roles: [], tokens: [token('phone', false), token('old', true)] },
  })
  expect(pathsTo('u').map(({ token, asleep }) => [token?.name, asleep])).toEqual([
    [undefined, undefined],
    ['phone', undefined],
    ['old', 'tokenExpired'],
  ])
})
