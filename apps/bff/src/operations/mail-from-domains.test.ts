import { operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const place = { ...here, domainName: 'example.com' }

async function mailFromOf(backend: Backend) {
  const { body } = await backend.call('domainIdentities.describe', place)
  return operations['domainIdentities.describe'].output.parse(body).mailFrom.attributes
}

const put = (backend: Backend, input: object) =>
  backend.call('mailFromDomains.put', { ...place, ...input })

const mail = 'mail.example.com'

test('DOM-42 a MAIL FROM domain is set, its behaviour changed alone, and it is disabled', async () => {
  await using backend = await startBackend('administrator')
  expect(
    await put(backend, { mailFromDomain: 'Mail.Example.com', expected: { mailFromDomain: '' } }),
  ).toMatchObject({ status: 204 })
  expect(await mailFromOf(backend)).toEqual({
    ...{ mailFromDomain: mail, mailFromDomainStatus: 'Pending' },
    behaviorOnMXFailure: 'UseDefaultValue',
  })
  await put(backend, {
    behaviorOnMXFailure: 'RejectMessage',
    expected: { behaviorOnMXFailure: 'UseDefaultValue' },
  })
  expect(await mailFromOf(backend)).toMatchObject({
    ...{ mailFromDomain: mail, behaviorOnMXFailure: 'RejectMessage' },
  })
  const other = 'bounce.example.com'
  await put(backend, { mailFromDomain: other, expected: { mailFromDomain: mail } })
  expect(await mailFromOf(backend)).toMatchObject({
    ...{ mailFromDomain: other, behaviorOnMXFailure: 'RejectMessage' },
  })
  await put(backend, { mailFromDomain: '', expected: { mailFromDomain: other } })
  expect(await mailFromOf(backend)).toBeUndefined()
  expect((await backend.call('auditEntries.list', { maxResults: 1 })).body).toMatchObject({
    items: [
      {
        ...{ outcome: 'Succeeded', target: { kind: 'MAIL_DOMAIN', name: 'example.com' } },
        before: { mailFromDomain: other },
      },
    ],
  })
})

test.each([
  ['the domain itself', 'example.com', 'notSubdomain'],
  ['another domain', 'mail.example.org', 'notSubdomain'],
  ['a domain that only ends alike', 'notexample.com', 'notSubdomain'],
  ['an empty label', '.example.com', 'notSubdomain'],
  ['a label with an underscore', 'my_mail.example.com', 'notSubdomain'],
  ['a label of 64 characters', `${'a'.repeat(64)}.example.com`, 'notSubdomain'],
  ['a name that has the domain twice', 'mail.example.com.Example.com', 'notSubdomain'],
  ['the domain below itself', 'example.com.example.com', 'notSubdomain'],
  ['the name of Autodiscover', 'Autodiscover.example.com', 'neededByAutodiscover'],
  ['a line end', 'mail.example.com\n', 'notSubdomain'],
  ['a mark without width', 'ma\u200Bil.example.com', 'notText'],
  ['invalid Punycode', 'xn--a.example.com', 'domainPunycode'],
])(
  'DOM-42 03 A-41 %s is refused as MAIL FROM domain, and AWS is not asked',
  async (_, name, code) => {
    await using backend = await startBackend('administrator')
    expect(
      await put(backend, { mailFromDomain: name, expected: { mailFromDomain: '' } }),
    ).toMatchObject({
      status: 400,
      body: { code: 'InvalidInput', fields: { mailFromDomain: { code } } },
    })
  },
)

test('DOM-42 a setting without a MAIL FROM domain has nothing to be set on', async () => {
  await using backend = await startBackend('administrator')
  expect(await put(backend, { behaviorOnMXFailure: 'RejectMessage', expected: {} })).toMatchObject({
    status: 400,
    body: { fields: { mailFromDomain: { code: 'required' } } },
  })
})

test('USR-15 DOM-42 a MAIL FROM domain that somebody else has set is not replaced unseen', async () => {
  await using backend = await startBackend('administrator')
  await put(backend, { mailFromDomain: mail, expected: { mailFromDomain: '' } })
  expect(
    await put(backend, { mailFromDomain: 'bounce.example.com', expected: { mailFromDomain: '' } }),
  ).toMatchObject({
    status: 409,
    body: { conflicts: { mailFromDomain: { expected: null, current: mail } } },
  })
  expect(await mailFromOf(backend)).toMatchObject({ mailFromDomain: mail })
})
