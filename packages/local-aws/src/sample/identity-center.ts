import { accountId } from '../account.ts'
import type { State } from '../state/state.ts'
import { samplePeople } from './people.ts'
import { type SamplePlace, settingId } from './sample-place.ts'

const dayMs = 24 * 60 * 60 * 1000

const instance = 'ssoins-0123456789abcdef'

/** The instance of IAM Identity Center in new state, and the application of WorkMail in it. */
export const sampleIdentityCenter = {
  instanceArn: `arn:aws:sso:::instance/${instance}`,
  applicationArn: `arn:aws:sso::${accountId}:application/${instance}/apl-0123456789abcdef`,
  identityStoreId: 'd-9067500a2c',
} as const

/** Returns the id that a person of the sample has in Identity Center. */
export function sampleIdentity(person: number): string {
  return `9067500a2c-${settingId(100 + person)}`
}

/** Returns the id of a group of Identity Center. */
export function sampleIdentityGroup(number: number): string {
  return `9067500a2c-${settingId(900 + number)}`
}

/** The people that Identity Center has, too; it calls the last ones otherwise than WorkMail does. */
const people = [1, 2, 3, 4, 5, 6, 7, 8]
const otherNames: Readonly<Record<number, string>> = { 5: 'cdubois', 8: 'mgarcia' }

/** Those that a group has, which is assigned; one more is assigned alone. */
const inGroup = [1, 2, 3, 7]
const alone = 4

/**
 * Adds people and groups of IAM Identity Center: some of the same user name as in WorkMail, some of
 * another one, one without a user of WorkMail, one who is disabled. Source: IDC-04, IDC-08.
 */
export function putSampleIdentities(state: State, { region }: SamplePlace, at: number): void {
  const { instanceArn, applicationArn, identityStoreId } = sampleIdentityCenter
  const createdAt = at - 200 * dayMs
  const name = 'Example Corp'
  state.identityCenterInstances.put(region, { arn: instanceArn, identityStoreId, name, createdAt })
  for (const person of people) {
    const {
      name = '',
      displayName = '',
      firstName = '',
      lastName = '',
    } = samplePeople[person - 1] ?? {}
    state.identityStoreUsers.put(identityStoreId, {
      ...{ id: sampleIdentity(person), userName: otherNames[person] ?? name, displayName },
      ...{ givenName: firstName, familyName: lastName, email: `${name}@example.com` },
      ...{ enabled: person !== 6, createdAt },
    })
  }
  state.identityStoreUsers.put(identityStoreId, {
    ...{ id: sampleIdentity(50), userName: 'auditor.external', displayName: 'External Auditor' },
    ...{ givenName: 'External', familyName: 'Auditor', email: 'auditor@partner.example' },
    ...{ enabled: true, createdAt },
  })
  const groups = [
    {
      id: sampleIdentityGroup(1),
      displayName: 'WorkMail',
      description: 'Everybody with a mailbox',
    },
    { id: sampleIdentityGroup(2), displayName: 'Auditors', description: 'Read-only tools' },
  ]
  for (const group of groups)
    state.identityStoreGroups.put(identityStoreId, { ...group, createdAt })
  for (const person of inGroup)
    state.identityStoreMemberships.put(identityStoreId, {
      ...{ id: settingId(800 + person), groupId: sampleIdentityGroup(1), createdAt },
      userId: sampleIdentity(person),
    })
  const assigned = [
    { principalType: 'GROUP' as const, principalId: sampleIdentityGroup(1) },
    { principalType: 'USER' as const, principalId: sampleIdentity(alone) },
  ]
  for (const each of assigned) state.applicationAssignments.put(region, { applicationArn, ...each })
}
