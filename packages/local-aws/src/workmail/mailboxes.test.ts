import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { startLocalAws } from '../local-aws.ts'
import { sampleOrganizations, sampleUserId } from '../sample/sample.ts'
import { outcomeOf, postWorkMail } from '../test/requests.ts'

const OrganizationId = sampleOrganizations.example
const ana = sampleUserId(1)
const tomas = sampleUserId(11)
const remote = sampleUserId(14)
const administrator = sampleUserId(15)
const nobody = sampleUserId(999)
const Password = 'Correct horse 1'

test.each([
  ['a good password', ana, Password, 'done'],
  ['a weak password', ana, 'abcdefgh', 'InvalidPasswordException'],
  ['a disabled user', tomas, Password, 'EntityStateException'],
  ['a remote user', remote, Password, 'EntityStateException'],
  ['a system user', administrator, Password, 'EntityStateException'],
  ['an unknown user', nobody, Password, 'EntityNotFoundException'],
  ['a user name', 'jurgen.muller', Password, 'EntityNotFoundException'],
  ['a short user name', 'ana.silva', Password, 'ValidationException'],
  ['a disabled user and a weak password', tomas, 'abc', 'EntityStateException'],
])('USR-25 resetting with %s', async (_, UserId, password, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, UserId, Password: password }
  expect(await outcomeOf(aws.workmail.resetPassword(request))).toBe(outcome)
})

test('EMB-09 neither the state nor an error contains a password', async () => {
  await using aws = await startLocalAws()
  const secrets = ['Correct horse 1', 'Battery€Staple9'] as const
  await aws.workmail.resetPassword({ OrganizationId, UserId: ana, Password: secrets[0] })
  const refused = await postWorkMail(aws, 'ResetPassword', {
    OrganizationId,
    UserId: ana,
    Password: secrets[1],
  })
  const state = await (await fetch(`${aws.endpoint}/__local/state`)).text()
  for (const secret of secrets) expect(`${refused.text}${state}`).not.toContain(secret)
  expect(refused.code).toBe('ValidationException')
})

test.each([
  ['the smallest', { MailboxQuota: 1 }, 'done'],
  ['the largest', { MailboxQuota: 51_200 }, 'done'],
  ['none', { MailboxQuota: 0 }, 'ValidationException'],
  ['too large a one', { MailboxQuota: 51_201 }, 'InvalidParameterException'],
  ['a disabled user', { UserId: tomas }, 'EntityStateException'],
  ['a remote user', { UserId: remote }, 'EntityStateException'],
  ['an unknown user', { UserId: nobody }, 'EntityNotFoundException'],
])('USR-17 setting a quota: %s', async (_, change, outcome) => {
  await using aws = await startLocalAws()
  const request = { OrganizationId, UserId: ana, MailboxQuota: 1_000, ...change }
  expect(await outcomeOf(aws.workmail.updateMailboxQuota(request))).toBe(outcome)
})

test('USR-17 a mailbox has a quota, and a size that grows with time up to the quota', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const look = () => aws.workmail.getMailboxDetails({ OrganizationId, UserId: ana })
  const { MailboxQuota, MailboxSize: before = 0 } = await look()
  aws.clock.advance(30 * 24 * 60 * 60)
  const { MailboxSize: after } = await look()
  expect([MailboxQuota, after]).toEqual([51_200, expect.any(Number)])
  expect(after).toBeGreaterThan(before)
  await aws.workmail.updateMailboxQuota({ OrganizationId, UserId: ana, MailboxQuota: 1 })
  expect(await look()).toMatchObject({ MailboxQuota: 1, MailboxSize: 1 })
})

test.each([
  ['a disabled user', tomas],
  ['a remote user', remote],
  ['an unknown user', nobody],
])('USR-17 %s has no mailbox to look into', async (_, UserId) => {
  await using aws = await startLocalAws()
  expect(await outcomeOf(aws.workmail.getMailboxDetails({ OrganizationId, UserId }))).toBe(
    'EntityNotFoundException',
  )
})
