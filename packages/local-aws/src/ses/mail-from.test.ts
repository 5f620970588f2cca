import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { changeDns, hours, publish } from '../test/ses.ts'

const Identity = 'example.com'
const MailFromDomain = 'bounce.example.com'

async function attributesOf(aws: LocalAws, identity = Identity) {
  const { MailFromDomainAttributes } = await aws.ses.getIdentityMailFromDomainAttributes({
    Identities: [identity],
  })
  return MailFromDomainAttributes?.[identity]
}

test('DOM-42 DOM-43 a MAIL FROM domain is pending until its MX is visible', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  expect(await attributesOf(aws)).toBeUndefined()
  await aws.ses.setIdentityMailFromDomain({ Identity, MailFromDomain: 'Bounce.Example.com' })
  const set = { MailFromDomain, BehaviorOnMXFailure: 'UseDefaultValue' }
  expect(await attributesOf(aws)).toEqual({ ...set, MailFromDomainStatus: 'Pending' })
  await publish(aws, Identity)
  expect(await attributesOf(aws)).toEqual({ ...set, MailFromDomainStatus: 'Success' })
})

test('03 §3.3 a second MX prevents the verification, which fails after 72 hours', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const BehaviorOnMXFailure = 'RejectMessage'
  await aws.ses.setIdentityMailFromDomain({ Identity, MailFromDomain, BehaviorOnMXFailure })
  await publish(aws, Identity)
  const other = { name: MailFromDomain, type: 'MX', value: '5 mail.other.example' }
  await changeDns(aws, '', { publish: [other] })
  aws.clock.advance(5)
  expect(await attributesOf(aws)).toMatchObject({
    MailFromDomainStatus: 'TemporaryFailure',
    BehaviorOnMXFailure,
  })
  aws.clock.advance(hours(72))
  expect(await attributesOf(aws)).toMatchObject({ MailFromDomainStatus: 'Failed' })
  await changeDns(aws, '', { withdraw: [other] })
  aws.clock.advance(5)
  await aws.ses.setIdentityMailFromDomain({ Identity, MailFromDomain })
  expect(await attributesOf(aws)).toMatchObject({ MailFromDomainStatus: 'Success' })
})

test.each([undefined, ''])('DOM-42 %j restores the domain of SES', async (none) => {
  await using aws = await startLocalAws()
  await aws.ses.setIdentityMailFromDomain({ Identity, MailFromDomain })
  await aws.ses.setIdentityMailFromDomain({ Identity, MailFromDomain: none })
  expect(await attributesOf(aws)).toBeUndefined()
})

test.each([
  ['example.com', 'bounce.example.org'],
  ['example.com', 'example.com'],
  ['example.com', 'badexample.com'],
  ['example.com', '-a.example.com'],
  ['new.example.net', 'bounce.new.example.net'],
  ['stranger.example', 'bounce.stranger.example'],
])('DOM-42 %s cannot send from %s', async (identity, domain) => {
  await using aws = await startLocalAws()
  const call = aws.ses.setIdentityMailFromDomain({ Identity: identity, MailFromDomain: domain })
  expect(await outcomeOf(call)).toBe('InvalidParameterValue')
})
