import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

/**
 * An organization that uses IAM Identity Center; siti is associated with a user there, ana is not.
 */
const OrganizationId = sampleOrganizations.example
const [ana, siti, yuki] = [sampleUserId(1), sampleUserId(3), sampleUserId(7)]
const dayMs = 24 * 60 * 60 * 1000

async function control({ endpoint }: LocalAws, action: string, body: object) {
  const response = await fetch(`${endpoint}/__local/tokens?action=${action}`, {
    method: 'POST',
    body: JSON.stringify({ organizationId: OrganizationId, ...body }),
  })
  return {
    status: response.status,
    body: z.record(z.string(), z.string()).parse(await response.json()),
  }
}

async function createToken(aws: LocalAws, userId: string, name = 'Thunderbird') {
  const { body } = await control(aws, 'create', { userId, name })
  return { id: body.personalAccessTokenId ?? '', token: body.token ?? '' }
}

async function configure({ workmail }: LocalAws, tokens: object) {
  const { AuthenticationMode, IdentityCenterConfiguration } =
    await workmail.describeIdentityProviderConfiguration({ OrganizationId })
  await workmail.putIdentityProviderConfiguration({
    OrganizationId,
    AuthenticationMode,
    IdentityCenterConfiguration,
    PersonalAccessTokenConfiguration: { Status: 'ACTIVE', ...tokens },
  })
}

const metadata = ({ workmail }: LocalAws, PersonalAccessTokenId: string) =>
  workmail.getPersonalAccessTokenMetadata({ OrganizationId, PersonalAccessTokenId })

test('PAT-04 PAT-07 a user creates a token; everybody else sees its metadata, never its value', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const body = { userId: 'siti.rahayu', name: 'Telefon', scopes: ['imap', 'smtp'] }
  const { status, body: made } = await control(aws, 'create', body)
  expect(status).toBe(200)
  const { $metadata, ...shown } = await metadata(aws, made.personalAccessTokenId ?? '')
  expect(shown).toEqual({
    PersonalAccessTokenId: made.personalAccessTokenId,
    UserId: siti,
    Name: 'Telefon',
    Scopes: ['imap', 'smtp'],
    DateCreated: aws.clock.now,
    ExpiresTime: new Date(aws.clock.now.getTime() + 365 * dayMs),
  })
  const state = await (await fetch(`${aws.endpoint}/__local/state`)).text()
  expect(made.token).toMatch(/^[\w-]{43}$/)
  expect(state).not.toContain(made.token)
})

test('PAT-02 a new lifetime applies to new tokens; without one a token never expires', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const old = await createToken(aws, siti)
  await configure(aws, {})
  const eternal = await createToken(aws, siti)
  await configure(aws, { LifetimeInDays: 30 })
  const short = await createToken(aws, siti)
  const ends = await Promise.all(
    [old, eternal, short].map(async ({ id }) => (await metadata(aws, id)).ExpiresTime),
  )
  const inDays = (days: number) => new Date(aws.clock.now.getTime() + days * dayMs)
  expect(ends).toEqual([inDays(365), undefined, inDays(30)])
})

test.each<[string, object, RegExp]>([
  ['an unknown user', { userId: 'nobody' }, /does not exist/],
  ['a disabled user', { userId: 'tomas.novak' }, /not enabled/],
  ['an unknown organization', { organizationId: 'm-x' }, /does not exist/],
  ['a name with a bracket', { name: '<b>' }, /name/],
  ['no name', { name: undefined }, /name/],
  ['no scopes', { scopes: [] }, /scopes/],
])('PAT-04 no token is made for %s', async (_, change, message) => {
  await using aws = await startLocalAws()
  const answer = await control(aws, 'create', { userId: siti, name: 'Mail', ...change })
  expect(answer.status).toBe(400)
  expect(answer.body.message).toMatch(message)
})

test('PAT-02 nobody can create a token while tokens are disabled', async () => {
  await using aws = await startLocalAws()
  await configure(aws, { Status: 'INACTIVE' })
  expect((await control(aws, 'create', { userId: siti, name: 'Mail' })).status).toBe(400)
})

test('PAT-03 a token opens the mailbox until it expires, and shows when it was last used', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const { id } = await createToken(aws, siti)
  aws.clock.advance(3_600)
  const used = aws.clock.now
  expect((await control(aws, 'use', { personalAccessTokenId: id })).status).toBe(200)
  aws.clock.advance(365 * 24 * 3_600)
  expect((await control(aws, 'use', { personalAccessTokenId: id })).status).toBe(400)
  expect((await metadata(aws, id)).DateLastUsed).toEqual(used)
})

test.each<[string, (aws: LocalAws, id: string) => Promise<unknown>, number]>([
  ['tokens are switched off', (aws) => configure(aws, { Status: 'INACTIVE' }), 400],
  [
    'Identity Center is off',
    ({ workmail }) => workmail.deleteIdentityProviderConfiguration({ OrganizationId }),
    400,
  ],
  [
    'the association is taken away',
    ({ workmail }) =>
      workmail.updateUser({ OrganizationId, UserId: siti, IdentityProviderUserId: '' }),
    400,
  ],
  [
    'it is deleted',
    ({ workmail }, PersonalAccessTokenId) =>
      workmail.deletePersonalAccessToken({ OrganizationId, PersonalAccessTokenId }),
    404,
  ],
])('PAT-03 a token opens nothing once %s', async (_, change, status) => {
  await using aws = await startLocalAws()
  const { id } = await createToken(aws, siti)
  expect((await control(aws, 'use', { personalAccessTokenId: id })).status).toBe(200)
  await change(aws, id)
  expect((await control(aws, 'use', { personalAccessTokenId: id })).status).toBe(status)
})

test('PAT-05 PAT-06 tokens are listed for a user and for all, the oldest first, in pages', async () => {
  await using aws = await startLocalAws()
  const list = async (query: object) => {
    const answer = await aws.workmail.listPersonalAccessTokens({ OrganizationId, ...query })
    return { names: answer.PersonalAccessTokenSummaries?.map(({ Name }) => Name), ...answer }
  }
  expect((await list({ UserId: 'yuki.tanaka@example.com' })).names).toEqual([
    'Old phone',
    'Apple Mail',
    'Backup script',
  ])
  expect((await list({ UserId: ana })).names).toEqual([])
  const { names: first, NextToken } = await list({ MaxResults: 3 })
  const { names: rest } = await list({ NextToken })
  expect([first, rest]).toEqual([['Old phone', 'Apple Mail', 'Thunderbird'], ['Backup script']])
})

test.each([
  ['unknown', 'nobody', 'EntityNotFoundException'],
  ['disabled', 'tomas.novak', 'EntityStateException'],
])('PAT-05 the tokens of an %s user cannot be listed', async (_, UserId, code) => {
  await using aws = await startLocalAws()
  const call = aws.workmail.listPersonalAccessTokens({ OrganizationId, UserId })
  expect(await outcomeOf(call)).toBe(code)
})

test('PAT-08 a deleted token is unknown, and deleting it again is no error', async () => {
  await using aws = await startLocalAws()
  const { id: PersonalAccessTokenId } = await createToken(aws, siti)
  const token = { OrganizationId, PersonalAccessTokenId }
  await aws.workmail.deletePersonalAccessToken(token)
  expect(await outcomeOf(aws.workmail.deletePersonalAccessToken(token))).toBe('done')
  expect(await outcomeOf(metadata(aws, PersonalAccessTokenId))).toBe('ResourceNotFoundException')
})

test('EMB-06 the tokens of a deleted user are gone', async () => {
  await using aws = await startLocalAws()
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: yuki })
  await aws.workmail.deleteUser({ OrganizationId, UserId: yuki })
  const { PersonalAccessTokenSummaries = [] } = await aws.workmail.listPersonalAccessTokens({
    OrganizationId,
  })
  expect(PersonalAccessTokenSummaries.map(({ UserId }) => UserId)).toEqual([siti])
})
