import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupsAbove, heldBy, holdersOf, membersBelow, recipientsOf, rolesFor } from './access.ts'
import { modelOf } from './model.ts'

const userIds = ['u0', 'u1', 'u2', 'u3']
const groupIds = ['g0', 'g1', 'g2', 'g3']
const all = [...userIds, ...groupIds]
const state = fc.constantFrom('ENABLED', 'DISABLED')

/** A directory with groups in groups, also in circles, and permissions on everything. */
const directory = fc.record({
  states: fc.tuple(...all.map(() => state)),
  members: fc.uniqueArray(fc.tuple(fc.constantFrom(...groupIds), fc.constantFrom(...all)), {
    selector: ([group, member]) => `${group} ${member}`,
    maxLength: 16,
  }),
  grants: fc.uniqueArray(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all)), {
    selector: ([mailbox, holder]) => `${mailbox} ${holder}`,
    maxLength: 10,
  }),
})
type Directory = typeof directory extends fc.Arbitrary<infer Value> ? Value : never

const kindOf = (id: string) => (id.startsWith('u') ? 'user' : 'group')
const typeOf = (id: string) => (id.startsWith('u') ? 'USER' : 'GROUP')

const modelFor = ({ states, members, grants }: Directory) =>
  modelOf([
    ...all.map((id, index) => ({ kind: kindOf(id), id, state: states[index] }) as const),
    ...members.map(
      ([groupId, memberId]) =>
        ({ kind: 'membership', groupId, memberId, memberKind: typeOf(memberId) }) as const,
    ),
    ...grants.map(
      ([mailboxId, granteeId]) =>
        ({
          ...({ kind: 'permission', mailboxId, mailboxKind: typeOf(mailboxId) } as const),
          ...{ granteeId, granteeKind: typeOf(granteeId), values: [`${mailboxId} ${granteeId}`] },
        }) as const,
    ),
  ])

/** Who is in which group in the end: pairs are added until nothing is new. */
function closure(members: readonly (readonly [string, string])[]): Set<string> {
  const pairs = new Set(members.map(([group, member]) => `${group} ${member}`))
  for (let before = -1; before !== pairs.size; ) {
    before = pairs.size
    for (const one of [...pairs])
      for (const other of [...pairs]) {
        const [outer, inner] = one.split(' ')
        const [group, member] = other.split(' ')
        if (inner === group) pairs.add(`${outer} ${member}`)
      }
  }
  return pairs
}

describe('ARC-04 PERM-03 access, compared with a search through everything', () => {
  test('who is in a group, and who has which permission, is the same from both sides', async () => {
    await fc.assert(
      fc.property(directory, (made) => {
        const model = modelFor(made)
        const pairs = closure(made.members)
        const below = (group: string) => all.filter((id) => pairs.has(`${group} ${id}`))
        for (const group of groupIds) {
          const wanted = below(group).filter((id) => id !== group)
          expect([...membersBelow(model, group).keys()].toSorted()).toEqual(wanted.toSorted())
        }
        for (const id of all) {
          const wanted = groupIds.filter((group) => group !== id && pairs.has(`${group} ${id}`))
          expect([...groupsAbove(model, id).keys()].toSorted()).toEqual(wanted.toSorted())
        }
        const wanted = made.grants
          .flatMap(([mailbox, holder]) =>
            [holder, ...below(holder).filter((id) => id !== holder)].map(
              (each) => `${each} may ${mailbox} ${holder}`,
            ),
          )
          .toSorted()
        const said = ({ holderId, values }: { holderId: string; values: string[] }) =>
          `${holderId} may ${values.join()}`
        expect(all.flatMap((id) => holdersOf(model, id).map(said)).toSorted()).toEqual(wanted)
        expect(all.flatMap((id) => heldBy(model, id).map(said)).toSorted()).toEqual(wanted)
      }),
      { numRuns: 300 },
    )
  })

  test('each way is one that exists, and no shorter one does', async () => {
    await fc.assert(
      fc.property(directory, (made) => {
        const model = modelFor(made)
        const isIn = (group: string | undefined, member: string | undefined) =>
          made.members.some(([each, one]) => each === group && one === member)
        for (const id of all)
          for (const held of heldBy(model, id)) {
            const steps = [held.holderId, ...held.through]
            for (let at = 1; at < steps.length; at++)
              expect(isIn(steps[at], steps[at - 1])).toBe(true)
            expect(new Set(steps).size).toBe(steps.length)
            const other = holdersOf(model, held.mailboxId).find(
              ({ holderId, values }) => holderId === id && values.join() === held.values.join(),
            )
            expect(other?.through.length).toBe(held.through.length)
          }
      }),
      { numRuns: 300 },
    )
  })

  test('GRP-07 GRP-08 mail to a group reaches who is enabled, through groups that are', async () => {
    await fc.assert(
      fc.property(directory, (made) => {
        const model = modelFor(made)
        const isEnabled = (id: string) => made.states[all.indexOf(id)] === 'ENABLED'
        const open = closure(made.members.filter(([group]) => isEnabled(group)))
        const every = closure(made.members)
        for (const group of groupIds) {
          const found = recipientsOf(model, group)
          const people = userIds.filter((id) => every.has(`${group} ${id}`))
          expect(found.map(({ id }) => id).toSorted()).toEqual(people)
          expect(
            found
              .filter(({ gets }) => gets)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual(people.filter((id) => open.has(`${group} ${id}`) && isEnabled(id)))
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['no rules', [], false],
    ['a rule for everybody', [{ effect: 'ALLOW' }], true],
    ['a denial beside it', [{ effect: 'ALLOW' }, { effect: 'DENY', targetUsers: ['u0'] }], false],
    ['a denial of others', [{ effect: 'ALLOW' }, { effect: 'DENY', targetUsers: ['u1'] }], true],
    ['everybody but them', [{ effect: 'ALLOW', notTargetUsers: ['u0'] }], false],
  ])('IMP-03 an impersonation role with %s', (_, rules, isAllowed) => {
    const model = modelOf([{ kind: 'impersonationRole', id: 'r', rules }])
    expect(rolesFor(model, 'u0').length === 1).toBe(isAllowed)
  })
})
