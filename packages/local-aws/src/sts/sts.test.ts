import { expect, test } from 'vitest'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { assume, clientsOf, refusalOf, setProfiles } from '../test/clients.ts'
import { outcomeOf } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const UserId = sampleUserId(1)
const Password = 'Correct horse 1'

test('ERR-04 GetCallerIdentity tells who signed: a profile, an unknown key or the session of a role', async () => {
  await using aws = await startLocalAws()
  const nothing = { Statement: { Effect: 'Deny', Action: '*', Resource: '*' } }
  await setProfiles(aws, [{ accessKeyId: 'AKIA1', name: 'jane', policy: nothing }])
  const who = async (key: string) => clientsOf(aws, key).sts.getCallerIdentity({})
  expect(await who('AKIA1')).toMatchObject({
    Account: '123456789012',
    Arn: 'arn:aws:iam::123456789012:user/jane',
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
  })
  expect((await who('unknown-key')).Arn).toBe('arn:aws:iam::123456789012:user/unknown-key')
  expect(await who('root')).toMatchObject({
    Arn: 'arn:aws:iam::123456789012:root',
    UserId: '123456789012',
  })
  const { sts } = await assume(aws, 'helpdesk')
  expect(await sts.getCallerIdentity({})).toMatchObject({
    Arn: 'arn:aws:sts::123456789012:assumed-role/helpdesk/mailroom',
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:mailroom$/),
  })
})

test('ERR-04 AssumeRole gives the rights of the role, under the name of the session', async () => {
  await using aws = await startLocalAws()
  const { workmail } = await assume(aws, 'helpdesk')
  expect(await outcomeOf(workmail.resetPassword({ OrganizationId, UserId, Password }))).toBe('done')
  expect((await refusalOf(workmail.deleteUser({ OrganizationId, UserId }))).message).toContain(
    'User: arn:aws:sts::123456789012:assumed-role/helpdesk/mailroom is not authorized to perform: workmail:DeleteUser',
  )
})

test('ERR-04 temporary credentials end with their time, and need their token', async () => {
  await using aws = await startLocalAws()
  const { workmail, credentials } = await assume(aws, 'full', { DurationSeconds: 900 })
  const other = clientsOf(aws, { ...credentials, sessionToken: 'another' })
  expect(await refusalOf(other.workmail.listOrganizations({}))).toMatchObject({
    name: 'UnrecognizedClientException',
    status: 403,
  })
  expect((await refusalOf(other.sts.getCallerIdentity({}))).name).toBe('InvalidClientTokenId')
  aws.clock.advance(899)
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('done')
  aws.clock.advance(1)
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('ExpiredTokenException')
})

test('ERR-04 temporary credentials made here stay refused when their session is forgotten, others are unknown keys', async () => {
  await using aws = await startLocalAws()
  const { workmail, sts, ses } = await assume(aws, 'readonly', { DurationSeconds: 900 })
  aws.clock.advance(900)
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('ExpiredTokenException')
  await assume(aws, 'readonly')
  expect(await refusalOf(workmail.listOrganizations({}))).toMatchObject({
    name: 'UnrecognizedClientException',
    status: 403,
  })
  expect((await refusalOf(sts.getCallerIdentity({}))).name).toBe('InvalidClientTokenId')
  expect((await refusalOf(ses.listIdentities({}))).name).toBe('InvalidClientTokenId')
  const real = clientsOf(aws, 'ASIAIOSFODNN7EXAMPLE').workmail
  expect(await outcomeOf(real.listOrganizations({}))).toBe('done')
})

test('ERR-04 a role that does not exist is refused like one that the caller may not assume', async () => {
  await using aws = await startLocalAws()
  const message = (user: string, role: string) =>
    `User: arn:aws:iam::123456789012:user/${user} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::123456789012:role/${role}`
  expect(await refusalOf(assume(aws, 'nobody'))).toEqual({
    name: 'AccessDenied',
    status: 403,
    message: message('local', 'nobody'),
  })
  const forbidden = await refusalOf(assume(aws, 'full', { key: 'helpdesk' }))
  expect(forbidden.message).toContain(message('helpdesk', 'full'))
})

test('ERR-04 a session policy only narrows what the role may do', async () => {
  await using aws = await startLocalAws()
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'workmail:*', Resource: '*' },
  })
  const { workmail, ses } = await assume(aws, 'helpdesk', { Policy })
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('done')
  expect(await outcomeOf(workmail.deleteUser({ OrganizationId, UserId }))).toBe(
    'AccessDeniedException',
  )
  const full = await assume(aws, 'full', { Policy })
  expect((await refusalOf(full.ses.listIdentities({}))).message).toMatch(
    / because no session policy allows the ses:ListIdentities action$/,
  )
  expect(await outcomeOf(ses.listIdentities({}))).toBe('AccessDenied')
})

test('ERR-04 a role whose profile is gone leaves its sessions without rights', async () => {
  await using aws = await startLocalAws()
  await setProfiles(aws, [{ accessKeyId: 'AKIA1', name: 'jane', policy: 'full' }])
  const { workmail } = await assume(aws, 'jane')
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('done')
  await setProfiles(aws, [])
  expect(await outcomeOf(workmail.listOrganizations({}))).toBe('AccessDeniedException')
})

test.each([
  ['a session of five minutes', { DurationSeconds: 300 }, 'ValidationError'],
  ['a session of a day', { DurationSeconds: 86_400 }, 'ValidationError'],
  ['a session without a proper name', { RoleSessionName: 'a b' }, 'ValidationError'],
  ['no name of a session', { RoleSessionName: undefined }, 'ValidationError'],
  ['a policy that is none', { Policy: '{}' }, 'MalformedPolicyDocument'],
  [
    'a second factor',
    { SerialNumber: 'arn:aws:iam::1:mfa/a', TokenCode: '123456' },
    'NotImplemented',
  ],
])('ERR-04 AssumeRole refuses %s', async (_, change, name) => {
  await using aws = await startLocalAws()
  const { sts } = clientsOf(aws, 'local')
  const RoleArn = 'arn:aws:iam::123456789012:role/full'
  const assumed = sts.assumeRole({ RoleArn, RoleSessionName: 'mailroom', ...change } as never)
  expect((await refusalOf(assumed)).name).toContain(name)
})

test('ERR-04 a session that assumes a role has an hour at most', async () => {
  await using aws = await startLocalAws()
  const { credentials } = await assume(aws, 'full', { DurationSeconds: 43_200 })
  const chained = (DurationSeconds: number) =>
    outcomeOf(assume(aws, 'helpdesk', { key: credentials, DurationSeconds }))
  expect([await chained(3_600), await chained(3_601)]).toEqual(['done', 'ValidationError'])
})
