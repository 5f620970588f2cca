import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const jurgen = sampleUserId(2)
const tomas = sampleUserId(11)

test('GEN-14 the aliases of a user contain the primary address', async () => {
  await using aws = await startLocalAws()
  const { Aliases } = await aws.workmail.listAliases({ OrganizationId, EntityId: ana })
  expect(Aliases).toEqual(['a.silva@example.com', 'ana.silva@example.com', 'ana@example.com'])
})

test('GEN-14 aliases are listed in pages, each once', async () => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, EntityId: ana, MaxResults: 2 }
  const first = await aws.workmail.listAliases(request)
  const last = await aws.workmail.listAliases({ ...request, NextToken: first.NextToken })
  expect([first.Aliases?.length, last.Aliases?.length, last.NextToken]).toEqual([2, 1, undefined])
  const foreign = aws.workmail.listAliases({
    ...request,
    EntityId: jurgen,
    NextToken: first.NextToken,
  })
  expect(await outcomeOf(foreign)).toBe('InvalidParameterException')
})

test.each([
  ['a free address', ana, 'free@example.com', 'done'],
  ['one on a second domain', ana, 'sales@example.org', 'done'],
  ['one on the test domain', ana, 'sales@example-corp.awsapps.com', 'done'],
  ['one the user has already', ana, 'A.Silva@example.com', 'done'],
  [
    'the primary address of another',
    ana,
    'Jurgen.Muller@example.com',
    'EmailAddressInUseException',
  ],
  ['an alias of another', ana, 'juergen.mueller@example.com', 'EmailAddressInUseException'],
  ['a foreign domain', ana, 'a@elsewhere.example', 'MailDomainNotFoundException'],
  ['a domain that is not verified', ana, 'a@new.example.net', 'MailDomainStateException'],
  ['a disabled user', tomas, 'a@example.com', 'EntityStateException'],
  ['an unknown user', sampleUserId(999), 'a@example.com', 'EntityNotFoundException'],
  ['a name for the user', 'jurgen.muller', 'a@example.com', 'EntityNotFoundException'],
  ['no address', ana, 'sales', 'ValidationException'],
  ['a local part of 64 characters', ana, `${'x'.repeat(64)}@example.com`, 'done'],
  ['a local part of 65 characters', ana, `${'x'.repeat(65)}@example.com`, 'ValidationException'],
  // The first error wins if several things are wrong (06 §2.2).
  ['a disabled user and a taken address', tomas, 'ana@example.com', 'EntityStateException'],
])('USR-09 adding an alias: %s', async (_, EntityId, Alias, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.createAlias({ OrganizationId, EntityId, Alias }))).toBe(
    outcome,
  )
})

test('USR-09 GEN-12 QUOTA-11 QUOTA-43 a user has 100 aliases at most, besides the primary address', async () => {
  await using aws = await startLocalAws()
  const add = (number: number) =>
    aws.workmail.createAlias({ OrganizationId, EntityId: jurgen, Alias: `j${number}@example.com` })
  for (let number = 2; number <= 100; number++) await add(number)
  expect(await outcomeOf(add(101))).toBe('LimitExceededException')
  expect(await outcomeOf(add(100))).toBe('done')
  await aws.workmail.deleteAlias({ OrganizationId, EntityId: jurgen, Alias: 'j100@example.com' })
  expect(await outcomeOf(add(101))).toBe('done')
})

test('USR-10 a removed alias is free for another user', async () => {
  await using aws = await startLocalAws()
  const Alias = 'A.SILVA@example.com'
  await aws.workmail.deleteAlias({ OrganizationId, EntityId: ana, Alias })
  const { Aliases } = await aws.workmail.listAliases({ OrganizationId, EntityId: ana })
  expect(Aliases).toEqual(['ana.silva@example.com', 'ana@example.com'])
  await aws.workmail.createAlias({ OrganizationId, EntityId: jurgen, Alias })
  expect(await aws.workmail.describeEntity({ OrganizationId, Email: Alias })).toMatchObject({
    EntityId: jurgen,
  })
})

test.each([
  ['one that is not there', ana, 'nobody@example.com', 'done'],
  ['one of another user, which stays', ana, 'juergen.mueller@example.com', 'done'],
  ['the primary address', ana, 'Ana.Silva@example.com', 'InvalidParameterException'],
  ['a disabled user', tomas, 'tomas@example.com', 'EntityStateException'],
  ['an unknown user', sampleUserId(999), 'ana@example.com', 'EntityNotFoundException'],
])('USR-10 removing an alias: %s', async (_, EntityId, Alias, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.deleteAlias({ OrganizationId, EntityId, Alias }))).toBe(
    outcome,
  )
  const Email = 'juergen.mueller@example.com'
  expect(await aws.workmail.describeEntity({ OrganizationId, Email })).toMatchObject({
    EntityId: jurgen,
  })
})

test.each([
  ['a disabled user', tomas, 'EntityStateException'],
  ['an unknown user', sampleUserId(999), 'EntityNotFoundException'],
  ['an address', 'ana.silva@example.com', 'EntityNotFoundException'],
])('GEN-14 listing the aliases of %s', async (_, EntityId, outcome) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.listAliases({ OrganizationId, EntityId }))).toBe(outcome)
})
