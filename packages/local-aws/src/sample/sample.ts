import { regions } from '@mailroom/schemas/region'
import type { OrganizationRecord } from '../state/organizations.ts'
import type { State } from '../state/state.ts'
import type { UserRecord } from '../state/users.ts'
import { putDefaultRules } from '../workmail/default-rules.ts'
import { publishAtOnce } from '../workmail/domain-dns.ts'
import { addMailDomain, addTestDomain } from '../workmail/mail-domains.ts'
import { maxQuotaMb } from '../workmail/mailboxes.ts'
import { putSampleDirectories } from './directory-service.ts'
import { putGroups, putMembers, type SampleGroup, sampleGroups } from './groups.ts'
import { putSampleHostedZones } from './hosted-zones.ts'
import { putSampleKmsKeys } from './kms-keys.ts'
import { putSamplePermissions } from './mailbox-permissions.ts'
import { type SamplePerson, samplePeople } from './people.ts'
import { putSampleResources } from './resources.ts'
import {
  breakReceiptRule,
  putCustomPolicy,
  putFeedbackTopics,
  putLegacyPolicy,
  putSendStatistics,
} from './sending.ts'
import { seedSettings } from './settings.ts'

const dayMs = 24 * 60 * 60 * 1000

/** The organizations in new state. Their ids are fixed, so that links and tests can name them. */
export const sampleOrganizations = {
  example: 'm-0e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  beispiel: 'm-1e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  activeDirectory: 'm-2e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  deleted: 'm-3e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  interoperability: 'm-4e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  simpleDirectory: 'm-5e1a2b3c4d5e6f708192a3b4c5d6e7f8',
  managedDirectory: 'm-6e1a2b3c4d5e6f708192a3b4c5d6e7f8',
} as const

/** Returns a user's UUID, always the same for the same number. */
export function sampleUserId(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

/**
 * Returns a user's id in the form of a SID, as Active Directory has them; always the same for the
 * same number. Source: GEN-02.
 */
function sampleSid(number: number): string {
  return `S-1-1-12-2481632641-128256512-1024204840-${1_000 + number}`
}

function organizationRecord(
  id: string,
  alias: string,
  domain: string | undefined,
  now: Date,
  rest: Partial<OrganizationRecord> = {},
): OrganizationRecord {
  return {
    id,
    alias,
    region: 'us-east-1',
    directoryId: `d-${id.slice(2, 12)}`,
    directoryType: 'VpcDirectory',
    defaultMailDomain: domain ?? `${alias}.awsapps.com`,
    interoperabilityEnabled: false,
    requestedAt: now.getTime() - 400 * dayMs,
    ...rest,
  }
}

function putOrganization(
  state: State,
  organization: OrganizationRecord,
  domains: string[],
  now: Date,
): void {
  const { id, region, requestedAt } = organization
  state.organizations.put(region, organization)
  putDefaultRules(state, id, now)
  const longAgo = { state, region, now: new Date(requestedAt) }
  addTestDomain(longAgo, organization)
  for (const name of domains) {
    addMailDomain(longAgo, organization, name)
    publishAtOnce(longAgo, name)
  }
}

function userRecord(person: SamplePerson, number: number, domain: string, now: Date): UserRecord {
  const { name, displayName, firstName, lastName, state = 'ENABLED', role = 'USER' } = person
  const enabledAt = now.getTime() - (300 - (number % 200)) * dayMs
  const disabledAt = now.getTime() - (person.disabledDaysAgo ?? 0) * dayMs
  const wasEnabled = state === 'ENABLED' || person.disabledDaysAgo !== undefined
  return {
    entityType: 'USER',
    id: person.id ?? sampleUserId(number),
    name,
    role,
    state,
    profile: {
      DisplayName: displayName,
      ...(firstName === undefined ? {} : { FirstName: firstName }),
      ...(lastName === undefined ? {} : { LastName: lastName }),
      ...person.profile,
    },
    hiddenFromGlobalAddressList: person.hidden ?? false,
    quotaMb: maxQuotaMb,
    ...(wasEnabled ? { email: `${name}@${domain}`, enabledAt } : {}),
    ...(wasEnabled && role === 'USER' ? { mailboxProvisionedAt: enabledAt } : {}),
    ...(person.disabledDaysAgo === undefined
      ? {}
      : { disabledAt, mailboxDeprovisionedAt: disabledAt }),
  }
}

/**
 * Adds people to an organization; enabled people have their addresses. The first person has the
 * number `from`.
 */
export function putPeople(
  state: State,
  organizationId: string,
  domain: string,
  people: Iterable<SamplePerson>,
  now: Date,
  from = 1,
): void {
  let number = from
  for (const person of people) {
    const user = userRecord(person, number++, domain, now)
    state.users.add(organizationId, user)
    if (user.state !== 'ENABLED' || user.email === undefined) continue
    state.addresses.add(organizationId, { address: user.email, entityId: user.id, primary: true })
    for (const alias of person.aliases ?? [])
      state.addresses.add(organizationId, {
        address: `${alias}@${domain}`,
        entityId: user.id,
        primary: false,
      })
  }
}

type People = readonly SamplePerson[]
type Groups = readonly SampleGroup[]

/** Returns the people or groups with these names, in the order of the names. */
function named<Named extends { name: string }>(
  all: readonly Named[],
  ...names: readonly string[]
): Named[] {
  return names.flatMap((name) => all.filter((one) => one.name === name))
}

/** Adds an organization with its domain, people, groups and members. */
function putDirectory(
  state: State,
  organization: OrganizationRecord,
  { people, groups = [] }: { people: People; groups?: Groups },
  now: Date,
): void {
  const { id, defaultMailDomain: domain } = organization
  putOrganization(state, organization, [domain], now)
  putPeople(state, id, domain, people, now)
  putGroups(state, id, domain, groups, now)
  putMembers(state, id, groups)
}

/**
 * The organization in interoperability mode: people and a group that are not enabled yet, and
 * Exchange resources, which are users here. Source: INTEROP-08, USR-34.
 */
const hybridPeople: People = [
  ...samplePeople.slice(0, 4),
  ...named(samplePeople, 'kwame.mensah').map((person) => ({
    ...person,
    state: 'DISABLED' as const,
  })),
  ...named(samplePeople, 'new.colleague'),
  ...[
    { name: 'room.lisboa', displayName: 'Room Lisboa' },
    { name: 'room.board', displayName: 'Boardroom' },
    { name: 'car.bonn', displayName: 'Car Bonn' },
  ].map((resource) => ({ ...resource, role: 'RESOURCE' as const, state: 'DISABLED' as const })),
]

const simplePeople = named(
  samplePeople,
  'siti.rahayu',
  'liam.oconnor',
  'chloe.dubois',
  'board.assistant',
  'tomas.novak',
  'new.colleague',
  'Administrator',
)

const managedPeople: People = named(
  samplePeople,
  'ana.silva',
  'jurgen.muller',
  'yuki.tanaka',
  'maria.garcia',
  'board.assistant',
  'tomas.novak',
  'Administrator',
).map((person, index) => ({ ...person, id: sampleSid(index + 1) }))

const managedGroups: Groups = named(
  sampleGroups,
  'Sales',
  'Engineering',
  'Finance & Human Resources',
  'Board',
  'New group',
).map((group, index) => ({ ...group, id: sampleSid(101 + index) }))

/** Adds one organization for each other type of directory. Source: GEN-07, USR-26. */
function putOtherDirectories(state: State, now: Date): void {
  const { activeDirectory, interoperability, simpleDirectory, managedDirectory } =
    sampleOrganizations
  const connector = organizationRecord(activeDirectory, 'corp-directory', 'corp.example', now, {
    directoryType: 'ADConnector',
  })
  const fewGroups = sampleGroups.slice(0, 4)
  const few = { people: samplePeople.slice(0, 4), groups: fewGroups }
  putDirectory(state, connector, few, now)

  const hybrid = organizationRecord(interoperability, 'hybrid-corp', 'hybrid.example', now, {
    directoryType: 'ADConnector',
    interoperabilityEnabled: true,
  })
  const hybridGroups = [...fewGroups, ...named(sampleGroups, 'New group')]
  putDirectory(state, hybrid, { people: hybridPeople, groups: hybridGroups }, now)
  // The resources that WorkMail had before Exchange took over (RES-14).
  putSampleResources(state, interoperability, 'hybrid.example', now, 'DISABLED')

  const simple = organizationRecord(simpleDirectory, 'simple-corp', 'simple.example', now, {
    directoryType: 'SimpleAD',
  })
  const simpleGroups = named(sampleGroups, 'Support', 'Board', 'New group')
  putDirectory(state, simple, { people: simplePeople, groups: simpleGroups }, now)
  putSampleResources(state, simpleDirectory, 'simple.example', now)
  putLegacyPolicy({ state, region: simple.region, now }, simpleDirectory, 'simple.example')

  const managed = organizationRecord(managedDirectory, 'managed-corp', 'managed.example', now, {
    directoryType: 'MicrosoftAD',
  })
  putDirectory(state, managed, { people: managedPeople, groups: managedGroups }, now)
  putSampleResources(state, managedDirectory, 'managed.example', now)
  putCustomPolicy({ state, region: managed.region, now }, managedDirectory, 'managed.example')

  for (const organization of [connector, hybrid, simple, managed])
    putUsedDirectory(state, organization)
}

/** Adds the directory of an organization to Directory Service, unless it is WorkMail's own. */
function putUsedDirectory(state: State, organization: OrganizationRecord): void {
  const { directoryId: id, directoryType: type, alias, defaultMailDomain: name } = organization
  if (type === 'VpcDirectory') return
  const [first = ''] = name.split('.')
  const launchedAt = organization.requestedAt
  state.directories.put(organization.region, {
    ...{ id, type, alias, name, shortName: first.toUpperCase(), size: 'Small', stage: 'Active' },
    launchedAt,
  })
}

/**
 * Adds the sample data: one organization to work in, one in another Region, one for each other type
 * of directory, one in interoperability mode, one deleted.
 */
export function seedSample(state: State, now: Date): void {
  const { example, beispiel, deleted } = sampleOrganizations
  const context = { state, region: 'us-east-1', now }
  const organization = organizationRecord(example, 'example-corp', 'example.com', now)
  putOrganization(state, organization, ['example.com', 'example.org'], now)
  addMailDomain(context, organization, 'new.example.net')
  putLegacyPolicy(context, example, 'example.org')
  putFeedbackTopics(context, 'example.org')
  putSendStatistics(context)
  putSampleHostedZones(state, now)
  putSampleDirectories(state, 'us-east-1', now)
  for (const region of regions) putSampleKmsKeys(state, region, now)
  putPeople(state, example, 'example.com', samplePeople, now)
  putGroups(state, example, 'example.com', sampleGroups, now)
  putMembers(state, example, sampleGroups)
  putSampleResources(state, example, 'example.com', now)
  putSamplePermissions(state, example)
  seedSettings(state, { ...organization, organizationId: example, userId: sampleUserId }, now)

  const german = organizationRecord(beispiel, 'beispiel-gmbh', 'beispiel.example', now, {
    region: 'eu-west-1',
  })
  putDirectory(state, german, { people: samplePeople.slice(0, 3) }, now)
  putSendStatistics({ ...context, region: german.region })
  putOtherDirectories(state, now)
  breakReceiptRule(context, sampleOrganizations.managedDirectory)

  const gone = organizationRecord(deleted, 'former-corp', undefined, now, {
    deletedAt: now.getTime() - dayMs,
  })
  state.organizations.put(gone.region, gone)
}
