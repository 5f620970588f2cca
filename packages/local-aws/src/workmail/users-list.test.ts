import type { ListUsersFilters } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const neverEnabled = sampleUserId(13)
const administrator = sampleUserId(15)
const Password = 'Correct horse 1'

test('USR-01 the list shows every user by name, including disabled and system users', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { Users = [] } = await aws.workmail.listUsers({ OrganizationId })
  const names = Users.map(({ Name = '' }) => Name)
  expect(names.length).toBeGreaterThanOrEqual(15)
  expect(names).toEqual(names.toSorted())
  expect(Users.find(({ Id }) => Id === ana)).toEqual({
    Id: ana,
    Name: 'ana.silva',
    Email: 'ana.silva@example.com',
    DisplayName: 'Ana Silva',
    State: 'ENABLED',
    UserRole: 'USER',
    EnabledDate: new Date('2026-01-29T12:00:00Z'),
  })
  expect(Users.find(({ Id }) => Id === administrator)?.UserRole).toBe('SYSTEM_USER')
  expect(Users.find(({ Id }) => Id === neverEnabled)).not.toHaveProperty('Email')
})

test.each<[string, ListUsersFilters, string[]]>([
  ['the beginning of a user name', { UsernamePrefix: 'li' }, ['liam.oconnor']],
  ['a user name in another case', { UsernamePrefix: 'LI' }, []],
  ['the middle of a user name', { UsernamePrefix: 'oconnor' }, []],
  ['the beginning of a display name', { DisplayNamePrefix: 'Jür' }, ['jurgen.muller']],
  ['a display name in another case', { DisplayNamePrefix: 'jür' }, []],
  ['the beginning of an address', { PrimaryEmailPrefix: 'priya.nair@ex' }, ['priya.nair']],
  ['an alias', { PrimaryEmailPrefix: 'tanaka' }, []],
  ['an id of Identity Center', { IdentityProviderUserIdPrefix: 'a1' }, []],
  ['a sign that stands for others in SQL', { UsernamePrefix: 'li%' }, []],
  [
    'a state',
    { State: 'DISABLED' },
    ['Administrator', 'ingrid.larsen', 'new.colleague', 'tomas.novak'],
  ],
  ['a state nobody has', { State: 'DELETED' }, []],
])('USR-02 EMB-08 filtering users by %s', async (_, Filters, names) => {
  await using aws = await startLocalAws()
  const { Users = [] } = await aws.workmail.listUsers({ OrganizationId, Filters })
  expect(Users.map(({ Name }) => Name)).toEqual(names)
})

test('USR-02 EMB-08 a request has one filter only', async () => {
  await using aws = await startLocalAws()
  const two: ListUsersFilters = { State: 'ENABLED', UsernamePrefix: 'a' }
  expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId, Filters: two }))).toBe(
    'InvalidParameterException',
  )
  expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId, Filters: {} }))).toBe('done')
})

test.each([1, 4, 5, 100])(
  'GEN-04 pages of %i users contain every user once, and the last has no token',
  async (MaxResults) => {
    await using aws = await startLocalAws()
    const names: (string | undefined)[] = []
    let NextToken: string | undefined
    do {
      const page = await aws.workmail.listUsers({ OrganizationId, MaxResults, NextToken })
      expect(page.Users?.length).toBeGreaterThan(0)
      names.push(...(page.Users ?? []).map(({ Name }) => Name))
      NextToken = page.NextToken
    } while (NextToken)
    const { Users = [] } = await aws.workmail.listUsers({ OrganizationId })
    expect(names).toEqual(Users.map(({ Name }) => Name))
  },
)

test('EMB-08 a page starts after the previous one, even if users were created or deleted in the meantime', async () => {
  await using aws = await startLocalAws()
  const Filters: ListUsersFilters = { UsernamePrefix: 'row-' }
  const create = async (Name: string) =>
    (await aws.workmail.createUser({ OrganizationId, Name, DisplayName: Name, Password })).UserId
  const ids = await Promise.all(['row-a', 'row-b', 'row-c', 'row-d'].map(create))
  const first = await aws.workmail.listUsers({ OrganizationId, Filters, MaxResults: 2 })
  await aws.workmail.deleteUser({ OrganizationId, UserId: ids[1] })
  await create('row-0')
  const { NextToken } = first
  const next = await aws.workmail.listUsers({ OrganizationId, Filters, MaxResults: 2, NextToken })
  expect(next.Users?.map(({ Name }) => Name)).toEqual(['row-c', 'row-d'])
})

test('EMB-08 a token works only for the query it comes from', async () => {
  await using aws = await startLocalAws()
  const { NextToken = '' } = await aws.workmail.listUsers({ OrganizationId, MaxResults: 2 })
  const list = (more: object) =>
    outcomeOf(aws.workmail.listUsers({ OrganizationId, NextToken, ...more }))
  const foreign = [
    list({ Filters: { State: 'ENABLED' } }),
    list({ OrganizationId: sampleOrganizations.activeDirectory }),
    outcomeOf(aws.workmail.listMailDomains({ OrganizationId, NextToken })),
    list({ NextToken: 'not a token' }),
    list({ NextToken: `${NextToken.slice(0, -3)}AAA` }),
    list({ NextToken: NextToken.slice(0, 10) }),
  ]
  expect(new Set(await Promise.all(foreign))).toEqual(new Set(['InvalidParameterException']))
  expect(await list({ MaxResults: 7 })).toBe('done')
})

test('GEN-04 a token is never longer than the API accepts', async () => {
  await using aws = await startLocalAws()
  for (const [Name, sign] of [
    ['a', '漢'],
    ['b', '漢'],
  ] as const) {
    const random = Array.from({ length: 254 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    )
    const DisplayName = `${sign}${random.join('')}${Name}`
    await aws.workmail.createUser({ OrganizationId, Name, DisplayName, Password })
  }
  const query = { OrganizationId, Filters: { DisplayNamePrefix: '漢' }, MaxResults: 1 }
  const { NextToken } = await aws.workmail.listUsers(query)
  const { Users } = await aws.workmail.listUsers({ ...query, NextToken })
  expect(Users).toMatchObject([{ Name: 'b' }])
})

test.each([0, 101])('GEN-04 a page of %i is refused', async (MaxResults) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.listUsers({ OrganizationId, MaxResults }))).toBe(
    'ValidationException',
  )
})
