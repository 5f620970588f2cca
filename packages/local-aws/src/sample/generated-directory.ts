import type { MailboxPermissionRecord } from '../state/mailbox-permissions.ts'
import type { State } from '../state/state.ts'
import { generatedPeople } from './generated-people.ts'
import { putGroups, type SampleGroup, sampleGroupId } from './groups.ts'
import { putPeople, sampleUserId } from './sample.ts'

/** The first number of generated people and groups; those written by hand have smaller ones. */
const firstNumber = 1_000

/** How many people there are for each group. */
const peoplePerGroup = 20

/** Every 25th group is a division, which the following teams are members of. */
const divisionSize = 25

/** Returns a group's name; the first group contains everybody. */
function groupName(index: number): string {
  if (index === 0) return 'Everyone'
  return index % divisionSize === 0 ? `Division ${index / divisionSize}` : `Team ${index}`
}

function* generatedGroups(count: number): Generator<SampleGroup> {
  for (let index = 0; index < count; index++) {
    const name = groupName(index)
    // The sample's own group has the address `everyone` already.
    yield { name, address: index === 0 ? 'everybody' : name.toLowerCase().replace(' ', '-') }
  }
}

type Named = { id: string; name: string }

/**
 * Adds `count` people and a twentieth as many groups, always the same ones. Each person has three
 * aliases and is in four groups (everybody's and three others); three other people have permissions
 * on the mailbox.
 */
export function putGeneratedDirectory(
  state: State,
  organizationId: string,
  domain: string,
  count: number,
  now: Date,
): void {
  if (count === 0) return
  const people = [...generatedPeople(count)]
  const groupCount = Math.max(2, Math.floor(count / peoplePerGroup))
  putPeople(state, organizationId, domain, people, now, firstNumber)
  putGroups(state, organizationId, domain, generatedGroups(groupCount), now, firstNumber)

  const person = (index: number): Named => ({
    id: sampleUserId(firstNumber + (index % count)),
    name: people[index % count]?.name ?? '',
  })
  const group = (index: number): Named => ({
    id: sampleGroupId(firstNumber + index),
    name: groupName(index),
  })
  const team = (number: number): Named => group(1 + (number % (groupCount - 1)))
  const join = (to: Named, member: Named) =>
    state.memberships.add(organizationId, {
      groupId: to.id,
      groupName: to.name,
      memberId: member.id,
      memberName: member.name,
    })
  const permit = (
    owner: Named,
    grantee: Named,
    granteeType: 'USER' | 'GROUP',
    values: MailboxPermissionRecord['values'],
  ) => {
    if (grantee.id !== owner.id)
      state.mailboxPermissions.add(organizationId, {
        ownerId: owner.id,
        granteeId: grantee.id,
        granteeName: grantee.name,
        granteeType,
        values,
      })
  }

  for (let index = 1; index < groupCount; index++)
    join(group(index - (index % divisionSize || index)), group(index))
  for (let index = 0; index < count; index++) {
    const owner = person(index)
    join(group(0), owner)
    // Of few teams, two of the three can be the same.
    const teams = new Map([0, 7, 19].map((offset) => team(index + offset)).map((to) => [to.id, to]))
    for (const to of teams.values()) join(to, owner)
    permit(owner, person(index + 1), 'USER', ['FULL_ACCESS', 'SEND_AS'])
    permit(owner, person(index + 2), 'USER', ['SEND_ON_BEHALF'])
    permit(owner, team(index), 'GROUP', ['SEND_AS'])
  }
}
