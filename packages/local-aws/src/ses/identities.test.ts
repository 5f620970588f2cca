import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { changeDns, hours, publish, sesIn, withdraw } from '../test/ses.ts'

const Domain = 'shop.example'

async function statusOf(aws: LocalAws, identity = Domain): Promise<string | undefined> {
  const { VerificationAttributes } = await aws.ses.getIdentityVerificationAttributes({
    Identities: [identity],
  })
  return VerificationAttributes?.[identity]?.VerificationStatus
}

test('06 ListIdentities the identities of the Region are listed by name, of one type or all', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  await aws.ses.verifyDomainIdentity({ Domain: 'B.example' })
  await aws.ses.verifyDomainIdentity({ Domain: 'a.example' })
  await aws.ses.verifyEmailIdentity({ EmailAddress: 'Journal@C.example' })
  const list = async (IdentityType?: 'Domain' | 'EmailAddress') =>
    (await aws.ses.listIdentities({ IdentityType })).Identities
  expect(await list()).toEqual(['Journal@c.example', 'a.example', 'b.example'])
  expect(await list('Domain')).toEqual(['a.example', 'b.example'])
  expect(await list('EmailAddress')).toEqual(['Journal@c.example'])
  expect((await sesIn('eu-west-1', aws).listIdentities({})).Identities).toEqual([])
})

test('06 ListIdentities the list has pages with each identity once, and the last page has no token', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  for (const name of ['a', 'b', 'c'])
    await aws.ses.verifyDomainIdentity({ Domain: `${name}.example` })
  const first = await aws.ses.listIdentities({ MaxItems: 2, NextToken: '' })
  const last = await aws.ses.listIdentities({ MaxItems: 2, NextToken: first.NextToken })
  expect([first.Identities, last.Identities, last.NextToken]).toEqual([
    ['a.example', 'b.example'],
    ['c.example'],
    undefined,
  ])
})

test.each([[{ MaxItems: 0 }], [{ MaxItems: 1001 }], [{ NextToken: 'made-up' }]])(
  '06 ListIdentities %j is refused',
  async (input) => {
    await using aws = await startLocalAws({ sample: 'none' })
    expect(await outcomeOf(aws.ses.listIdentities(input))).toBe('InvalidParameterValue')
  },
)

test('DOM-18 a domain is pending until its token is visible, and verified from then on', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { VerificationToken = '' } = await aws.ses.verifyDomainIdentity({ Domain })
  expect(VerificationToken).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  expect(await statusOf(aws)).toBe('Pending')
  await publish(aws, Domain)
  expect(await statusOf(aws)).toBe('Success')
  aws.clock.advance(hours(10_000))
  expect(await statusOf(aws)).toBe('Success')
  expect(await aws.ses.verifyDomainIdentity({ Domain })).toMatchObject({ VerificationToken })
})

test('DOM-23 the token counts at the domain itself, too, but no other text does', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { VerificationToken = '' } = await aws.ses.verifyDomainIdentity({ Domain })
  const record = { name: Domain, type: 'TXT', value: VerificationToken.toLowerCase() }
  await changeDns(aws, '', { publish: [record] })
  aws.clock.advance(5)
  expect(await statusOf(aws)).toBe('Pending')
  await changeDns(aws, '', { publish: [{ ...record, value: VerificationToken }] })
  aws.clock.advance(5)
  expect(await statusOf(aws)).toBe('Success')
})

test('DOM-18 after 72 hours the search has failed, and only a restart looks again', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { VerificationToken } = await aws.ses.verifyDomainIdentity({ Domain })
  aws.clock.advance(hours(72) - 1)
  expect(await statusOf(aws)).toBe('Pending')
  aws.clock.advance(1)
  expect(await statusOf(aws)).toBe('Failed')
  await publish(aws, Domain)
  expect(await statusOf(aws)).toBe('Failed')
  expect(await aws.ses.verifyDomainIdentity({ Domain })).toMatchObject({ VerificationToken })
  expect(await statusOf(aws)).toBe('Success')
})

test('DOM-18 a domain fails 72 hours after its record has vanished', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  await aws.ses.verifyDomainIdentity({ Domain })
  await publish(aws, Domain)
  await withdraw(aws, Domain)
  expect(await statusOf(aws)).toBe('TemporaryFailure')
  aws.clock.advance(hours(71))
  await publish(aws, Domain)
  expect(await statusOf(aws)).toBe('Success')
  await withdraw(aws, Domain)
  aws.clock.advance(hours(72))
  expect(await statusOf(aws)).toBe('Failed')
})

test('DOM-24 every Region has a token of its own for the same domain', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { VerificationToken } = await aws.ses.verifyDomainIdentity({ Domain })
  const other = await sesIn('eu-west-1', aws).verifyDomainIdentity({ Domain })
  expect(other.VerificationToken).not.toBe(VerificationToken)
  await publish(aws, Domain)
  expect(await statusOf(aws)).toBe('Success')
})

test('06 VerifyEmailIdentity an address waits for its owner for a day', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const EmailAddress = 'journal@shop.example'
  await aws.ses.verifyEmailIdentity({ EmailAddress })
  expect(await statusOf(aws, EmailAddress)).toBe('Pending')
  aws.clock.advance(hours(24))
  expect(await statusOf(aws, EmailAddress)).toBe('Failed')
  await aws.ses.verifyEmailIdentity({ EmailAddress })
  expect(await statusOf(aws, EmailAddress)).toBe('Pending')
})

test.each(['localhost', '-a.example', 'a..example', 'müller.example', ''])(
  'DOM-02 "%s" is no domain, and no address can be there',
  async (name) => {
    await using aws = await startLocalAws({ sample: 'none' })
    const EmailAddress = `a@${name}`
    expect(await outcomeOf(aws.ses.verifyDomainIdentity({ Domain: name }))).toBe(
      'InvalidParameterValue',
    )
    expect(await outcomeOf(aws.ses.verifyDomainDkim({ Domain: name }))).toBe(
      'InvalidParameterValue',
    )
    expect(await outcomeOf(aws.ses.verifyEmailIdentity({ EmailAddress }))).toBe(
      'InvalidParameterValue',
    )
  },
)

test('06 GetIdentityVerificationAttributes answers by the given names, for 100 at most, and omits unknown identities', async () => {
  await using aws = await startLocalAws()
  const get = (Identities: string[]) => aws.ses.getIdentityVerificationAttributes({ Identities })
  const { VerificationAttributes = {} } = await get(['Example.COM', 'stranger.example'])
  expect(Object.keys(VerificationAttributes)).toEqual(['Example.COM'])
  expect((await get([])).VerificationAttributes).toEqual({})
  const many = Array.from({ length: 101 }, (_, index) => `${index}.example`)
  expect(await outcomeOf(get(many))).toBe('InvalidParameterValue')
})

test('06 DeleteIdentity deletes an identity with its policies, and accepts an unknown one', async () => {
  await using aws = await startLocalAws()
  const Identity = 'example.com'
  await aws.ses.deleteIdentity({ Identity })
  await aws.ses.deleteIdentity({ Identity })
  await aws.ses.verifyDomainIdentity({ Domain: Identity })
  expect((await aws.ses.listIdentityPolicies({ Identity })).PolicyNames).toEqual([])
})
