import type { CreateImpersonationRoleRequest, ImpersonationRule } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.activeDirectory
const [ana, jurgen, siti] = [sampleUserId(1), sampleUserId(2), sampleUserId(3)]

function create({ workmail }: LocalAws, role: Partial<CreateImpersonationRoleRequest> = {}) {
  return workmail.createImpersonationRole({
    OrganizationId,
    Name: 'Archive',
    Type: 'READ_ONLY',
    Rules: [],
    ...role,
  })
}

function rule(id: string, more: Partial<ImpersonationRule> = {}): ImpersonationRule {
  return { ImpersonationRuleId: id, Name: `Rule ${id}`, Effect: 'ALLOW', ...more }
}

test('IMP-04 IMP-06 a list shows a role in short, and its details show everything, with users by id', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const Rules = [
    rule('a', { TargetUsers: ['ana.silva', 'jurgen.muller@corp.example', siti] }),
    rule('b', { Effect: 'DENY', Description: 'Not her', NotTargetUsers: [siti] }),
  ]
  const { ImpersonationRoleId } = await create(aws, { Description: 'Two\nlines', Rules })
  const dates = { DateCreated: aws.clock.now, DateModified: aws.clock.now }
  const summary = { ImpersonationRoleId, Name: 'Archive', Type: 'READ_ONLY', ...dates }
  const { Roles } = await aws.workmail.listImpersonationRoles({ OrganizationId })
  expect(Roles).toEqual([summary])
  const shown = await aws.workmail.getImpersonationRole({ OrganizationId, ImpersonationRoleId })
  const [first, second] = Rules
  expect(shown).toMatchObject({
    ...summary,
    Description: 'Two\nlines',
    Rules: [{ ...first, TargetUsers: [ana, jurgen, siti] }, second],
  })
})

test.each<[string, ImpersonationRule[], [string, ...string[]]]>([
  ['no rules', [], ['DENY']],
  ['a rule for everybody', [rule('a')], ['ALLOW', 'a']],
  ['a rule for the user', [rule('a', { TargetUsers: [jurgen, ana] })], ['ALLOW', 'a']],
  ['a rule for somebody else', [rule('a', { TargetUsers: [jurgen] })], ['DENY']],
  ['a rule for all but the user', [rule('a', { NotTargetUsers: [ana] })], ['DENY']],
  ['a rule for all but others', [rule('a', { NotTargetUsers: [jurgen] })], ['ALLOW', 'a']],
  [
    'both lists, of which one excludes',
    [rule('a', { TargetUsers: [ana], NotTargetUsers: [ana] })],
    ['DENY'],
  ],
  [
    'one rule against and two for it',
    [rule('a'), rule('b', { Effect: 'DENY', TargetUsers: [ana] }), rule('c')],
    ['DENY', 'b'],
  ],
  ['two rules for it', [rule('a'), rule('b', { TargetUsers: [ana] })], ['ALLOW', 'a', 'b']],
])('IMP-03 IMP-08 a role with %s', async (_, Rules, [Effect, ...matched]) => {
  await using aws = await startLocalAws()
  const { ImpersonationRoleId } = await create(aws, { Type: 'FULL_ACCESS', Rules })
  const TargetUser = 'ana.silva@corp.example'
  const answer = await aws.workmail.getImpersonationRoleEffect({
    OrganizationId,
    ImpersonationRoleId,
    TargetUser,
  })
  expect([answer.Type, answer.Effect]).toEqual(['FULL_ACCESS', Effect])
  expect(answer.MatchedRules).toEqual(
    matched.map((id) => ({ ImpersonationRuleId: id, Name: `Rule ${id}` })),
  )
})

test.each<[string, Partial<CreateImpersonationRoleRequest>, string]>([
  ['rules of the same id', { Rules: [rule('a'), rule('a')] }, 'InvalidParameterException'],
  ['an unknown user', { Rules: [rule('a', { TargetUsers: ['x'] })] }, 'EntityNotFoundException'],
  [
    'a disabled user',
    { Rules: [rule('a', { NotTargetUsers: ['liam.oconnor'] })] },
    'EntityStateException',
  ],
  ['a name in use', { Name: 'TAKEN' }, 'InvalidParameterException'],
  ['an empty list of users', { Rules: [rule('a', { TargetUsers: [] })] }, 'ValidationException'],
  [
    'eleven rules',
    { Rules: Array.from({ length: 11 }, (_, index) => rule(`${index}`)) },
    'ValidationException',
  ],
])('IMP-05 IMP-07 a role with %s is neither created nor becomes one', async (_, role, code) => {
  await using aws = await startLocalAws()
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: 'liam.oconnor' })
  await create(aws, { Name: 'Taken' })
  expect(await outcomeOf(create(aws, role))).toBe(code)
  const { ImpersonationRoleId } = await create(aws, { Name: 'Other' })
  const changed = { Name: 'Other', Type: 'READ_ONLY' as const, Rules: [], ...role }
  const update = aws.workmail.updateImpersonationRole({
    OrganizationId,
    ImpersonationRoleId,
    ...changed,
  })
  expect(await outcomeOf(update)).toBe(code)
})

test('IMP-07 an update replaces the whole role and keeps its id and creation date', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const DateCreated = aws.clock.now
  const { ImpersonationRoleId } = await create(aws, { Description: 'Gone', Rules: [rule('a')] })
  aws.clock.advance(60)
  const role = { Name: 'ARCHIVE', Type: 'FULL_ACCESS' as const, Rules: [] }
  await aws.workmail.updateImpersonationRole({ OrganizationId, ImpersonationRoleId, ...role })
  const { $metadata, ...shown } = await aws.workmail.getImpersonationRole({
    OrganizationId,
    ImpersonationRoleId,
  })
  const dates = { DateCreated, DateModified: aws.clock.now }
  expect(shown).toEqual({ ImpersonationRoleId, ...role, ...dates })
})

test('QUOTA-33 QUOTA-43 an organization has twenty roles, listed by name in pages', async () => {
  await using aws = await startLocalAws()
  const names = Array.from({ length: 20 }, (_, index) => `Role ${String(index).padStart(2, '0')}`)
  for (const Name of names.toReversed()) await create(aws, { Name })
  expect(await outcomeOf(create(aws, { Name: 'One more' }))).toBe('LimitExceededException')
  const first = await aws.workmail.listImpersonationRoles({ OrganizationId, MaxResults: 15 })
  const { NextToken } = first
  const rest = await aws.workmail.listImpersonationRoles({ OrganizationId, NextToken })
  const roles = [...(first.Roles ?? []), ...(rest.Roles ?? [])]
  expect(roles.map(({ Name }) => Name)).toEqual(names)
  expect(rest.NextToken).toBeUndefined()
})

test('06 §2.1 a repeated creation creates one role, and its client token works for the same request only', async () => {
  await using aws = await startLocalAws()
  const ClientToken = 'again'
  const first = await create(aws, { ClientToken })
  expect((await create(aws, { ClientToken })).ImpersonationRoleId).toBe(first.ImpersonationRoleId)
  expect(await outcomeOf(create(aws, { ClientToken, Name: 'Other' }))).toBe(
    'InvalidParameterException',
  )
})

test('IMP-10 a role returns a new token each time, valid for 15 minutes', async () => {
  await using aws = await startLocalAws()
  const role = { OrganizationId, ImpersonationRoleId: (await create(aws)).ImpersonationRoleId }
  const [one, other] = [
    await aws.workmail.assumeImpersonationRole(role),
    await aws.workmail.assumeImpersonationRole(role),
  ]
  expect([one.ExpiresIn, other.ExpiresIn]).toEqual([900, 900])
  expect(one.Token).toMatch(/^[\x21-\x7e]{32,256}$/)
  expect(one.Token).not.toBe(other.Token)
})

test('IMP-09 a deleted role is gone, and deleting it again is no error', async () => {
  await using aws = await startLocalAws()
  const role = { OrganizationId, ImpersonationRoleId: (await create(aws)).ImpersonationRoleId }
  await aws.workmail.deleteImpersonationRole(role)
  const unknown = [
    aws.workmail.getImpersonationRole(role),
    aws.workmail.assumeImpersonationRole(role),
    aws.workmail.getImpersonationRoleEffect({ ...role, TargetUser: ana }),
    aws.workmail.updateImpersonationRole({ ...role, Name: 'a', Type: 'READ_ONLY', Rules: [] }),
  ]
  for (const call of unknown) expect(await outcomeOf(call)).toBe('ResourceNotFoundException')
  expect(await outcomeOf(aws.workmail.deleteImpersonationRole(role))).toBe('done')
})

test.each([
  ['unknown', 'x', 'EntityNotFoundException'],
  ['disabled', 'liam.oconnor', 'EntityStateException'],
])('IMP-08 a role cannot be tested with an %s user', async (_, TargetUser, code) => {
  await using aws = await startLocalAws()
  await aws.workmail.deregisterFromWorkMail({ OrganizationId, EntityId: 'liam.oconnor' })
  const { ImpersonationRoleId } = await create(aws)
  const call = aws.workmail.getImpersonationRoleEffect({
    OrganizationId,
    ImpersonationRoleId,
    TargetUser,
  })
  expect(await outcomeOf(call)).toBe(code)
})
