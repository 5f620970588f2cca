import type {
  GetAccessControlEffectRequest,
  PutAccessControlRuleRequest,
} from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf } from '../test/requests.ts'

/** An organization with the default rule only. */
const OrganizationId = sampleOrganizations.activeDirectory
const [ana, jurgen, siti] = [sampleUserId(1), sampleUserId(2), sampleUserId(3)]
const nobody = sampleUserId(999)

function put({ workmail }: LocalAws, rule: Partial<PutAccessControlRuleRequest> = {}) {
  const Description = 'A rule'
  return workmail.putAccessControlRule({
    OrganizationId,
    Name: 'rule',
    Effect: 'DENY',
    Description,
    ...rule,
  })
}

async function createRole({ workmail }: LocalAws, Name = 'Bot'): Promise<string> {
  const role = { OrganizationId, Name, Type: 'READ_ONLY' as const, Rules: [] }
  return (await workmail.createImpersonationRole(role)).ImpersonationRoleId ?? ''
}

async function effect(
  { workmail }: LocalAws,
  request: Omit<GetAccessControlEffectRequest, 'OrganizationId'>,
) {
  const { Effect, MatchedRules } = await workmail.getAccessControlEffect({
    OrganizationId,
    ...request,
  })
  return [Effect, ...(MatchedRules ?? [])]
}

test('ACR-02 an organization starts with one rule that allows everybody', async () => {
  await using aws = await startLocalAws()
  const { Rules } = await aws.workmail.listAccessControlRules({ OrganizationId })
  expect(Rules).toEqual([
    {
      Name: 'default',
      Effect: 'ALLOW',
      Description: 'Default WorkMail Rule',
      DateCreated: new Date(0),
      DateModified: new Date(0),
    },
  ])
})

test.each([
  [1, 'U1', 'EWS', '203.0.113.5', ['ALLOW', 'default']],
  [2, 'U1', 'IMAP', '203.0.113.5', ['DENY', 'block-imap']],
  [3, 'U1', 'IMAP', '10.1.2.3', ['ALLOW', 'default']],
  [4, 'U2', 'WebMail', '203.0.113.5', ['ALLOW', 'default']],
  [5, 'U2', 'IMAP', '203.0.113.5', ['DENY', 'block-imap', 'contractors']],
  [6, 'U2', 'SMTP', '10.1.2.3', ['DENY', 'contractors']],
  [7, 'R1', 'EWS', '203.0.113.5', ['DENY', 'no-bot-outside']],
  [8, 'R1', 'EWS', '192.0.2.9', ['ALLOW', 'default']],
  [9, 'R2', 'EWS', '203.0.113.5', ['ALLOW', 'default']],
])('ACR-14 vector %i: %s with %s from %s', async (_, principal, Action, IpAddress, expected) => {
  await using aws = await startLocalAws()
  const [R1, R2] = [await createRole(aws), await createRole(aws, 'Another')]
  await put(aws, { Name: 'block-imap', Actions: ['IMAP'], NotIpRanges: ['10.0.0.0/8'] })
  await put(aws, { Name: 'contractors', UserIds: [jurgen], NotActions: ['WebMail'] })
  await put(aws, {
    Name: 'no-bot-outside',
    ImpersonationRoleIds: [R1],
    NotIpRanges: ['192.0.2.0/24'],
  })
  const by: Record<string, object> = {
    U1: { UserId: ana },
    U2: { UserId: jurgen },
    R1: { ImpersonationRoleId: R1 },
    R2: { ImpersonationRoleId: R2 },
  }
  expect(await effect(aws, { Action, IpAddress, ...by[principal] })).toEqual(expected)
})

test('ACR-03 without a rule that allows access nobody has access', async () => {
  await using aws = await startLocalAws()
  const request = { UserId: ana, Action: 'EWS', IpAddress: '203.0.113.5' }
  await put(aws, { Name: 'imap', Effect: 'ALLOW', Actions: ['IMAP'] })
  await aws.workmail.deleteAccessControlRule({ OrganizationId, Name: 'default' })
  expect(await effect(aws, request)).toEqual(['DENY'])
  expect(await effect(aws, { ...request, Action: 'IMAP' })).toEqual(['ALLOW', 'imap'])
  await aws.workmail.deleteAccessControlRule({ OrganizationId, Name: 'imap' })
  expect(await effect(aws, { ...request, Action: 'IMAP' })).toEqual(['DENY'])
})

test.each<[string, Partial<PutAccessControlRuleRequest>, 'ALLOW' | 'DENY']>([
  ['a range the address is in', { IpRanges: ['203.0.113.0/30'] }, 'DENY'],
  ['a range that ends before it', { IpRanges: ['203.0.113.0/31', '203.0.113.3/32'] }, 'ALLOW'],
  ['a range given by an address in it', { IpRanges: ['203.0.113.3/30'] }, 'DENY'],
  ['the whole internet', { IpRanges: ['10.0.0.0/0'] }, 'DENY'],
  ['one address', { IpRanges: ['203.0.113.2/32'] }, 'DENY'],
  ['empty lists, which are no conditions', { IpRanges: [], Actions: [], UserIds: [] }, 'DENY'],
  ['another user', { UserIds: [jurgen, siti] }, 'ALLOW'],
  ['all but this user', { NotUserIds: [ana] }, 'ALLOW'],
  ['both lists, of which one excludes', { Actions: ['EWS'], NotActions: ['EWS'] }, 'ALLOW'],
  ['both lists, which both hold', { Actions: ['EWS'], NotActions: ['IMAP'] }, 'DENY'],
])('ACR-10 00-index 9 a rule about %s', async (_, conditions, expected) => {
  await using aws = await startLocalAws()
  await put(aws, conditions)
  const request = { UserId: ana, Action: 'EWS', IpAddress: '203.0.113.2' }
  expect((await effect(aws, request))[0]).toBe(expected)
})

test('ACR-11 users and roles of a rule are one set; exclusions apply to their own kind only', async () => {
  await using aws = await startLocalAws()
  const role = await createRole(aws)
  const by = (principal: object) =>
    effect(aws, { Action: 'EWS', IpAddress: '203.0.113.5', ...principal })
  await put(aws, { UserIds: [ana], ImpersonationRoleIds: [role] })
  expect((await by({ UserId: ana }))[0]).toBe('DENY')
  expect((await by({ ImpersonationRoleId: role }))[0]).toBe('DENY')
  expect((await by({ UserId: jurgen }))[0]).toBe('ALLOW')
  await put(aws, { NotUserIds: [ana] })
  expect((await by({ UserId: ana }))[0]).toBe('ALLOW')
  expect((await by({ ImpersonationRoleId: role }))[0]).toBe('DENY')
})

test.each<[string, object, string]>([
  ['nobody', {}, 'InvalidParameterException'],
  ['a user and a role', { UserId: ana, ImpersonationRoleId: 'x' }, 'InvalidParameterException'],
  ['a role over IMAP', { ImpersonationRoleId: 'x', Action: 'IMAP' }, 'InvalidParameterException'],
  ['an unknown action', { UserId: ana, Action: 'POP' }, 'InvalidParameterException'],
  ['an action in another case', { UserId: ana, Action: 'ews' }, 'InvalidParameterException'],
  ['an unknown user', { UserId: nobody }, 'EntityNotFoundException'],
  ['a user by name', { UserId: 'jurgen.muller' }, 'EntityNotFoundException'],
  ['an unknown role', { ImpersonationRoleId: 'x' }, 'ResourceNotFoundException'],
  ['an IPv6 address', { UserId: ana, IpAddress: '2001:db8::1' }, 'ValidationException'],
])('ACR-25 testing an access by %s', async (_, request, code) => {
  await using aws = await startLocalAws()
  const access = { OrganizationId, Action: 'EWS', IpAddress: '203.0.113.5', ...request }
  expect(await outcomeOf(aws.workmail.getAccessControlEffect(access))).toBe(code)
})

test.each<[string, Partial<PutAccessControlRuleRequest>, string]>([
  ['an unknown action', { Actions: ['EWS', 'POP'] }, 'InvalidParameterException'],
  ['an unknown excluded action', { NotActions: ['POP'] }, 'InvalidParameterException'],
  ['an unknown user', { UserIds: [ana, nobody] }, 'EntityNotFoundException'],
  ['an unknown excluded user', { NotUserIds: [nobody] }, 'EntityNotFoundException'],
  ['a user by address', { UserIds: ['ana.silva@corp.example'] }, 'EntityNotFoundException'],
  ['an unknown role', { ImpersonationRoleIds: ['x'] }, 'ResourceNotFoundException'],
  ['an unknown excluded role', { NotImpersonationRoleIds: ['x'] }, 'ResourceNotFoundException'],
  ['an IPv6 range', { IpRanges: ['2001:db8::/32'] }, 'ValidationException'],
  ['no description', { Description: '' }, 'ValidationException'],
])('ACR-22 a rule with %s is refused', async (_, rule, code) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(put(aws, rule))).toBe(code)
  const { Rules } = await aws.workmail.listAccessControlRules({ OrganizationId })
  expect(Rules?.map(({ Name }) => Name)).toEqual(['default'])
})

test('ACR-23 putting a rule again replaces the whole rule and keeps its creation date', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const DateCreated = aws.clock.now
  await put(aws, { Actions: ['IMAP'], UserIds: [ana] })
  aws.clock.advance(60)
  await put(aws, { Effect: 'ALLOW', Description: 'Other', NotIpRanges: ['10.0.0.0/8'] })
  const { Rules } = await aws.workmail.listAccessControlRules({ OrganizationId })
  expect(Rules?.[1]).toEqual({
    Name: 'rule',
    Effect: 'ALLOW',
    Description: 'Other',
    NotIpRanges: ['10.0.0.0/8'],
    DateCreated,
    DateModified: aws.clock.now,
  })
})

test('QUOTA-27 QUOTA-43 an organization has ten rules; the tenth can still be replaced', async () => {
  await using aws = await startLocalAws()
  for (let number = 2; number <= 10; number++) await put(aws, { Name: `rule-${number}` })
  expect(await outcomeOf(put(aws, { Name: 'rule-11' }))).toBe('LimitExceededException')
  expect(await outcomeOf(put(aws, { Name: 'rule-10', Effect: 'ALLOW' }))).toBe('done')
  const { Rules } = await aws.workmail.listAccessControlRules({ OrganizationId })
  expect(Rules).toHaveLength(10)
})

test('ACR-24 deleting a rule that is not there is no error', async () => {
  await using aws = await startLocalAws()
  const deletion = { OrganizationId, Name: 'unknown' }
  expect(await outcomeOf(aws.workmail.deleteAccessControlRule(deletion))).toBe('done')
})

test('IMP-09 a deleted role is removed from the rules, unless they would then apply to everybody', async () => {
  await using aws = await startLocalAws()
  const [gone, kept] = [await createRole(aws), await createRole(aws, 'Another')]
  await put(aws, { Name: 'a', ImpersonationRoleIds: [gone, kept] })
  await put(aws, { Name: 'b', ImpersonationRoleIds: [gone], UserIds: [jurgen] })
  await put(aws, { Name: 'c', ImpersonationRoleIds: [gone] })
  await put(aws, { Name: 'd', NotImpersonationRoleIds: [gone], UserIds: [jurgen] })
  await aws.workmail.deleteImpersonationRole({ OrganizationId, ImpersonationRoleId: gone })
  const { Rules = [] } = await aws.workmail.listAccessControlRules({ OrganizationId })
  const named = (name: string) => Rules.find(({ Name }) => Name === name)
  expect(named('a')?.ImpersonationRoleIds).toEqual([kept])
  expect(named('b')?.ImpersonationRoleIds).toEqual([])
  expect(named('c')?.ImpersonationRoleIds).toEqual([gone])
  expect(named('d')?.NotImpersonationRoleIds).toEqual([])
  const request = { UserId: ana, Action: 'EWS', IpAddress: '203.0.113.5' }
  expect(await effect(aws, request)).toEqual(['ALLOW', 'default'])
})
