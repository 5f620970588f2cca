import { type Input, operations } from '@mailroom/schemas/operations'
import { expect, test } from 'vitest'
import { here, startBackend } from '../test/start-backend.ts'

type Backend = Awaited<ReturnType<typeof startBackend>>

const domainName = 'example.com'
const topicArn = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`
const none = { snsTopic: '', headersInNotificationsEnabled: false }
const bounces = { snsTopic: topicArn('bounces'), headersInNotificationsEnabled: true }

const feedback = async (backend: Backend) => {
  const { body } = await backend.call('domainIdentities.describe', { ...here, domainName })
  return operations['domainIdentities.describe'].output.parse(body).notifications.attributes
}

type Topic = Pick<Input<'identityFeedback.setTopic'>, 'headersInNotificationsEnabled'> & {
  snsTopic: string
}

const setTopic = (
  backend: Backend,
  notificationType: Input<'identityFeedback.setTopic'>['notificationType'],
  wanted: Topic,
  expected: Topic = none,
) =>
  backend.call('identityFeedback.setTopic', {
    ...{ ...here, domainName, notificationType, ...wanted, expected },
  })

const setForwarding = (backend: Backend, forwardingEnabled: boolean, seen = !forwardingEnabled) =>
  backend.call('identityFeedback.setForwardingEnabled', {
    ...{ ...here, domainName, forwardingEnabled, expected: { forwardingEnabled: seen } },
  })

test('06 §8.6 feedback gets topics with headers, stops coming by mail, and comes by mail again', async () => {
  await using backend = await startBackend('administrator')
  expect(await feedback(backend)).toMatchObject({ forwardingEnabled: true })
  expect(await setTopic(backend, 'Bounce', bounces)).toMatchObject({ status: 200, body: {} })
  const complaints = { snsTopic: topicArn('complaints'), headersInNotificationsEnabled: false }
  expect(await setTopic(backend, 'Complaint', complaints)).toMatchObject({ status: 200 })
  expect(await setForwarding(backend, false)).toMatchObject({ status: 204 })
  expect(await feedback(backend)).toMatchObject({
    ...{ forwardingEnabled: false, bounceTopic: topicArn('bounces') },
    ...{ complaintTopic: topicArn('complaints'), headersInBounceNotificationsEnabled: true },
    headersInComplaintNotificationsEnabled: false,
  })
  expect((await backend.call('auditEntries.list', { maxResults: 2 })).body).toMatchObject({
    items: [
      {
        target: { kind: 'MAIL_DOMAIN', name: domainName },
        ...{ before: { forwardingEnabled: true }, input: { forwardingEnabled: false } },
      },
      { before: { snsTopic: null, headersInNotificationsEnabled: false }, outcome: 'Succeeded' },
    ],
  })
  expect(await setForwarding(backend, true)).toMatchObject({ status: 204 })
  expect(await setTopic(backend, 'Bounce', none, bounces)).toMatchObject({ status: 200, body: {} })
  expect(await feedback(backend)).toMatchObject({ headersInBounceNotificationsEnabled: false })
})

test('06 SetIdentityFeedbackForwardingEnabled feedback stays by mail while a topic is missing', async () => {
  await using backend = await startBackend('administrator')
  await setTopic(backend, 'Bounce', bounces)
  expect(await setForwarding(backend, false)).toMatchObject({
    ...{ status: 400, body: { fields: { forwardingEnabled: { code: 'topicsNeeded' } } } },
  })
  expect(await feedback(backend)).toMatchObject({ forwardingEnabled: true })
})

test('06 SetIdentityNotificationTopic a topic stays while its feedback does not come by mail; one of deliveries may go', async () => {
  await using backend = await startBackend('administrator')
  for (const type of ['Bounce', 'Complaint', 'Delivery'] as const)
    await setTopic(backend, type, bounces)
  await setForwarding(backend, false)
  expect(await setTopic(backend, 'Complaint', none, bounces)).toMatchObject({
    ...{ status: 400, body: { fields: { snsTopic: { code: 'topicNeeded' } } } },
  })
  expect(await setTopic(backend, 'Delivery', none, bounces)).toMatchObject({ status: 200 })
  expect(await feedback(backend)).toMatchObject({
    ...{ complaintTopic: topicArn('bounces'), deliveryTopic: '' },
  })
})

test('USR-15 a topic that somebody else has changed meanwhile is not overwritten', async () => {
  await using backend = await startBackend('administrator')
  await setTopic(backend, 'Bounce', bounces)
  const other = { ...bounces, snsTopic: topicArn('others') }
  expect(await setTopic(backend, 'Bounce', other)).toMatchObject({
    ...{ status: 409, body: { code: 'Conflict', conflicts: { snsTopic: {} } } },
  })
  expect(await setForwarding(backend, true, false)).toMatchObject({ status: 204 })
  expect(await feedback(backend)).toMatchObject({ bounceTopic: topicArn('bounces') })
})

test('06 §8.6 if only the topic is set, the answer says why the headers were not', async () => {
  await using backend = await startBackend('administrator')
  const operation = 'SetIdentityHeadersInNotificationsEnabled'
  await backend.faults({ operation, kind: 'expiredToken', count: 1 })
  expect(await setTopic(backend, 'Bounce', bounces)).toMatchObject({
    ...{ status: 200, body: { notUpdated: { code: 'ExpiredToken' } } },
  })
  expect(await feedback(backend)).toMatchObject({
    ...{ bounceTopic: topicArn('bounces'), headersInBounceNotificationsEnabled: false },
  })
})

test.each([
  ['that is no ARN', 'bounces', 'snsTopic'],
  ['of another service', topicArn('bounces').replace('sns', 'sqs'), 'snsTopic'],
  ['that is FIFO', topicArn('bounces.fifo'), 'snsTopic'],
  ['of another Region', topicArn('bounces').replace('us-east-1', 'eu-west-1'), 'topicRegion'],
])(
  '06 SetIdentityNotificationTopic a topic %s is refused at its field',
  async (_, snsTopic, code) => {
    await using backend = await startBackend('administrator')
    const wanted = { snsTopic, headersInNotificationsEnabled: false }
    expect(await setTopic(backend, 'Bounce', wanted)).toMatchObject({
      ...{ status: 400, body: { code: 'InvalidInput', fields: { snsTopic: { code } } } },
    })
  },
)

test('06 SetIdentityHeadersInNotificationsEnabled headers need a topic', async () => {
  await using backend = await startBackend('administrator')
  const wanted = { snsTopic: '', headersInNotificationsEnabled: true }
  expect(await setTopic(backend, 'Bounce', wanted)).toMatchObject({
    body: { fields: { headersInNotificationsEnabled: { code: 'headersNeedTopic' } } },
  })
})
