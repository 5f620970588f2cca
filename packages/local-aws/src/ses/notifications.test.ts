import type { NotificationType } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'

const Identity = 'example.com'
const topic = 'arn:aws:sns:us-east-1:123456789012:feedback'

async function attributesOf(aws: LocalAws) {
  const { NotificationAttributes } = await aws.ses.getIdentityNotificationAttributes({
    Identities: [Identity],
  })
  return NotificationAttributes?.[Identity]
}

function setters({ ses }: LocalAws) {
  return {
    topic: (type: NotificationType, SnsTopic?: string) =>
      outcomeOf(ses.setIdentityNotificationTopic({ Identity, NotificationType: type, SnsTopic })),
    headers: (type: NotificationType, Enabled: boolean) =>
      outcomeOf(
        ses.setIdentityHeadersInNotificationsEnabled({ Identity, NotificationType: type, Enabled }),
      ),
    forwarding: (ForwardingEnabled: boolean) =>
      outcomeOf(ses.setIdentityFeedbackForwardingEnabled({ Identity, ForwardingEnabled })),
  }
}

test('06 §8.6 feedback is sent by mail until topics are set', async () => {
  await using aws = await startLocalAws()
  expect(await attributesOf(aws)).toEqual({
    BounceTopic: '',
    ComplaintTopic: '',
    DeliveryTopic: '',
    ForwardingEnabled: true,
    HeadersInBounceNotificationsEnabled: false,
    HeadersInComplaintNotificationsEnabled: false,
    HeadersInDeliveryNotificationsEnabled: false,
  })
})

test('06 SetIdentityFeedbackForwardingEnabled mail can be disabled only if topics receive bounces and complaints', async () => {
  await using aws = await startLocalAws()
  const set = setters(aws)
  expect(await set.topic('Bounce', topic)).toBe('done')
  expect(await set.forwarding(false)).toBe('InvalidParameterValue')
  expect(await set.topic('Complaint', topic)).toBe('done')
  expect(await set.forwarding(false)).toBe('done')
  expect(await set.topic('Complaint')).toBe('InvalidParameterValue')
  expect(await attributesOf(aws)).toMatchObject({ ComplaintTopic: topic, ForwardingEnabled: false })
  expect(await set.forwarding(true)).toBe('done')
  expect(await set.topic('Complaint')).toBe('done')
})

test('06 SetIdentityHeadersInNotificationsEnabled headers belong to a topic and are cleared with it', async () => {
  await using aws = await startLocalAws()
  const set = setters(aws)
  expect(await set.headers('Delivery', true)).toBe('InvalidParameterValue')
  await set.topic('Delivery', topic)
  expect(await set.headers('Delivery', true)).toBe('done')
  expect(await attributesOf(aws)).toMatchObject({ HeadersInDeliveryNotificationsEnabled: true })
  await set.topic('Delivery')
  await set.topic('Delivery', topic)
  expect(await attributesOf(aws)).toMatchObject({
    DeliveryTopic: topic,
    HeadersInDeliveryNotificationsEnabled: false,
  })
})

test('06 SetIdentityNotificationTopic the feedback of a pending identity can be set up', async () => {
  await using aws = await startLocalAws()
  const pending = { Identity: 'new.example.net', NotificationType: 'Bounce' } as const
  const outcomes = [
    await outcomeOf(aws.ses.setIdentityNotificationTopic({ ...pending, SnsTopic: topic })),
    await outcomeOf(
      aws.ses.setIdentityHeadersInNotificationsEnabled({ ...pending, Enabled: true }),
    ),
    await outcomeOf(
      aws.ses.setIdentityFeedbackForwardingEnabled({ ...pending, ForwardingEnabled: true }),
    ),
  ]
  expect(outcomes).toEqual(['done', 'done', 'done'])
  const { NotificationAttributes } = await aws.ses.getIdentityNotificationAttributes({
    Identities: ['new.example.net'],
  })
  expect(NotificationAttributes).toMatchObject({
    'new.example.net': { BounceTopic: topic, HeadersInBounceNotificationsEnabled: true },
  })
})

test.each([
  ['what is no topic', Identity, 'arn:aws:sqs:us-east-1:123456789012:queue'],
  ['an identity there is none of', 'stranger.example', topic],
])('06 SetIdentityNotificationTopic refuses %s', async (_, identity, SnsTopic) => {
  await using aws = await startLocalAws()
  const call = aws.ses.setIdentityNotificationTopic({
    Identity: identity,
    NotificationType: 'Bounce',
    SnsTopic,
  })
  expect(await outcomeOf(call)).toBe('InvalidParameterValue')
})
