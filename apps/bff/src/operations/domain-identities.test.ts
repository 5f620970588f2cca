import { operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'
import { startOtherAws } from '../test/start-other-aws.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

async function describe(backend: Backend, domainName = 'example.com') {
  const { status, body } = await backend.call('domainIdentities.describe', { ...here, domainName })
  expect(status).toBe(200)
  return operations['domainIdentities.describe'].output.parse(body)
}

/** Returns an AWS that has the mail domain, and the given results of SES; the others are empty. */
const inXml =
  (results: Record<string, string>) =>
  ({ operation }: { operation: string }) =>
    operation === 'GetMailDomain'
      ? { status: 200, body: '{}' }
      : {
          status: 200,
          headers: { 'content-type': 'text/xml' },
          body: `<${operation}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><${operation}Result>${results[operation] ?? ''}</${operation}Result></${operation}Response>`,
        }

test.each(['example.com', 'Example.COM'])(
  'DOM-36 DOM-43 everybody reads what SES knows of the mail domain %s',
  async (domainName) => {
    await using backend = await startBackend('auditor')
    const { verification, dkim, mailFrom, notifications } = await describe(backend, domainName)
    expect(verification).toEqual({
      attributes: { verificationStatus: 'Success', verificationToken: expect.stringMatching(/./) },
    })
    expect(dkim.attributes).toMatchObject({ dkimEnabled: true, dkimVerificationStatus: 'Success' })
    expect(dkim.attributes?.dkimTokens).toHaveLength(3)
    expect(mailFrom).toEqual({})
    expect(notifications.attributes).toMatchObject({ forwardingEnabled: true, bounceTopic: '' })
  },
)

test('DOM-43 a mail domain that SES does not know has no attributes, and is not refused', async () => {
  await using aws = await startOtherAws(inXml({}))
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  expect(await describe(backend)).toEqual({
    ...{ verification: {}, dkim: {}, mailFrom: {}, notifications: {} },
  })
})

test('01 IAM-16 a part that SES denies names the missing action, and the others answer', async () => {
  await using backend = await startBackend('auditor')
  await backend.allowOnly({
    Effect: 'Allow',
    Action: ['workmail:*', 'ses:GetIdentityVerificationAttributes'],
    Resource: '*',
  })
  const { verification, dkim, mailFrom, notifications } = await describe(backend)
  expect(verification.attributes?.verificationStatus).toBe('Success')
  expect([dkim, mailFrom, notifications].map(({ refused }) => refused?.missingAction)).toEqual([
    'ses:GetIdentityDkimAttributes',
    'ses:GetIdentityMailFromDomainAttributes',
    'ses:GetIdentityNotificationAttributes',
  ])
})

test('DOM-43 a connection whose SES is switched off says so in every part', async () => {
  await using aws = await startOtherAws(inXml({}))
  const connection = { ...aws.connection, services: { ses: { enabled: false } } }
  await using backend = await startBackend('auditor', { connections: [connection] })
  const parts = Object.values(await describe(backend))
  expect(parts.map(({ refused }) => refused?.code)).toEqual(Array(4).fill('ServiceDisabled'))
  expect(aws.calls.map(({ operation }) => operation)).toEqual(['GetMailDomain'])
})

test('06 GetIdentityMailFromDomainAttributes an entry without values is no MAIL FROM domain', async () => {
  await using aws = await startOtherAws(
    inXml({
      GetIdentityMailFromDomainAttributes:
        '<MailFromDomainAttributes><entry><key>example.com</key><value/></entry></MailFromDomainAttributes>',
    }),
  )
  await using backend = await startBackend('auditor', { connections: [aws.connection] })
  const { mailFrom, dkim } = await describe(backend)
  expect([mailFrom, dkim]).toEqual([{}, {}])
})
