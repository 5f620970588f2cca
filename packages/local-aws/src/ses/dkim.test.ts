import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { changeDns, hours, publish } from '../test/ses.ts'

const Domain = 'shop.example'

async function attributesOf(aws: LocalAws, identity = Domain) {
  const { DkimAttributes } = await aws.ses.getIdentityDkimAttributes({ Identities: [identity] })
  return DkimAttributes?.[identity]
}

test('DOM-36 a domain gets three tokens, the same ones again, and signs once all are published', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  const { DkimTokens = [] } = await aws.ses.verifyDomainDkim({ Domain })
  expect(new Set(DkimTokens).size).toBe(3)
  for (const token of DkimTokens) expect(token).toMatch(/^[a-z0-9]{32}$/)
  const records = DkimTokens.map((token) => ({
    name: `${token}._domainkey.${Domain}`,
    type: 'CNAME',
    value: `${token}.dkim.amazonses.com`,
  }))
  await changeDns(aws, '', { publish: records.slice(0, 2) })
  aws.clock.advance(5)
  expect(await attributesOf(aws)).toEqual({
    DkimEnabled: true,
    DkimVerificationStatus: 'Pending',
    DkimTokens,
  })
  await changeDns(aws, '', { publish: records })
  aws.clock.advance(5)
  expect(await attributesOf(aws)).toMatchObject({ DkimVerificationStatus: 'Success' })
  expect((await aws.ses.verifyDomainDkim({ Domain })).DkimTokens).toEqual(DkimTokens)
})

test('06 VerifyDomainDkim its records verify a domain without the token', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  await aws.ses.verifyDomainDkim({ Domain })
  await publish(aws, Domain)
  const { VerificationToken: value = '' } = await aws.ses.verifyDomainIdentity({ Domain })
  await changeDns(aws, '', { withdraw: [{ name: `_amazonses.${Domain}`, type: 'TXT', value }] })
  aws.clock.advance(hours(100))
  const { VerificationAttributes } = await aws.ses.getIdentityVerificationAttributes({
    Identities: [Domain],
  })
  expect(VerificationAttributes?.[Domain]?.VerificationStatus).toBe('Success')
})

test('DOM-36 the search for the records fails after 72 hours, and a restart looks again', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  await aws.ses.verifyDomainDkim({ Domain })
  aws.clock.advance(hours(72))
  expect(await attributesOf(aws)).toMatchObject({ DkimVerificationStatus: 'Failed' })
  await aws.ses.verifyDomainDkim({ Domain })
  expect(await attributesOf(aws)).toMatchObject({ DkimVerificationStatus: 'Pending' })
})

test('06 GetIdentityDkimAttributes without tokens the status is NotStarted, for domains and addresses', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  await aws.ses.verifyDomainIdentity({ Domain })
  await aws.ses.verifyEmailIdentity({ EmailAddress: `a@${Domain}` })
  expect(await attributesOf(aws)).toEqual({
    DkimEnabled: true,
    DkimVerificationStatus: 'NotStarted',
  })
  expect(await attributesOf(aws, `a@${Domain}`)).toEqual({
    DkimEnabled: false,
    DkimVerificationStatus: 'NotStarted',
  })
  expect(await attributesOf(aws, 'stranger.example')).toBeUndefined()
})

test('06 SetIdentityDkimEnabled signing can be enabled only for a domain with tokens, and can always be disabled', async () => {
  await using aws = await startLocalAws({ sample: 'none' })
  const set = (Identity: string, DkimEnabled: boolean) =>
    outcomeOf(aws.ses.setIdentityDkimEnabled({ Identity, DkimEnabled }))
  await aws.ses.verifyDomainIdentity({ Domain })
  await aws.ses.verifyEmailIdentity({ EmailAddress: `a@${Domain}` })
  expect(await set(Domain, false)).toBe('done')
  expect(await set(Domain, true)).toBe('InvalidParameterValue')
  expect(await set(`a@${Domain}`, true)).toBe('InvalidParameterValue')
  expect(await set('stranger.example', false)).toBe('InvalidParameterValue')
  await aws.ses.verifyDomainDkim({ Domain })
  expect(await attributesOf(aws)).toMatchObject({ DkimEnabled: false })
  expect(await set(`a@${Domain}`, true)).toBe('done')
  expect(await attributesOf(aws, `a@${Domain}`)).toMatchObject({ DkimEnabled: true })
})
