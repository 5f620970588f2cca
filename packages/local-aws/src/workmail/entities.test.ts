import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example

test.each([
  ['a primary address', 'ana.silva@example.com'],
  ['an alias', 'a.silva@example.com'],
  ['an address in another case', 'A.SILVA@Example.COM'],
])('ORG-40 ORG-41 %s tells whose it is', async (_, Email) => {
  await using aws = await startLocalAws()
  const { $metadata, ...entity } = await aws.workmail.describeEntity({ OrganizationId, Email })
  expect(entity).toEqual({ EntityId: sampleUserId(1), Name: 'ana.silva', Type: 'USER' })
})

test.each([
  ['a free address', { Email: 'free@example.com' }, 'EntityNotFoundException'],
  ['a foreign address', { Email: 'ana.silva@elsewhere.example' }, 'EntityNotFoundException'],
  [
    'the last address of a disabled user',
    { Email: 'tomas.novak@example.com' },
    'EntityNotFoundException',
  ],
  ['no address', { Email: 'ana.silva' }, 'ValidationException'],
  [
    'an address of another organization',
    { OrganizationId: sampleOrganizations.activeDirectory, Email: 'ana.silva@example.com' },
    'EntityNotFoundException',
  ],
])('ORG-41 looking for %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, ...change }
  expect(await outcomeOf(aws.workmail.describeEntity(request))).toBe(outcome)
})
