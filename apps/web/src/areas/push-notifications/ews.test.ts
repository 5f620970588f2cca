import { ewsEndpoint } from '@mailroom/schemas/autodiscover'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  eventTypes,
  folders,
  isResponderUrl,
  type Subscription,
  samples,
  subscribeXml,
  testCommand,
} from './ews.ts'

const messages = 'http://schemas.microsoft.com/exchange/services/2006/messages'
const types = 'http://schemas.microsoft.com/exchange/services/2006/types'

/** Parses a document as a foreign program would; fails if it is not well-formed. */
function parsed(xml: string): Document {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  expect(document.querySelector('parsererror')).toBeNull()
  const { namespaceURI, localName } = document.documentElement
  expect([namespaceURI, localName]).toEqual([
    'http://schemas.xmlsoap.org/soap/envelope/',
    'Envelope',
  ])
  return document
}

function texts(document: Document, namespace: string, name: string): (string | null)[] {
  return [...document.getElementsByTagNameNS(namespace, name)].map((each) => each.textContent)
}

const https = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true })
const subscriptions: fc.Arbitrary<Subscription> = fc.record({
  folders: fc.subarray([...folders]),
  events: fc.subarray([...eventTypes], { minLength: 1 }),
  statusFrequency: fc.integer({ min: 1, max: 1_440 }),
  url: https.map((url) => `${url}<&>"`),
})

test('NOTIF-02 NOTIF-03 a foreign parser reads in the request what was chosen', () => {
  fc.assert(
    fc.property(subscriptions, (subscription) => {
      const document = parsed(subscribeXml(subscription))
      const [request] = document.getElementsByTagNameNS(messages, 'PushSubscriptionRequest')
      const ids = [...document.getElementsByTagNameNS(types, 'DistinguishedFolderId')]
      expect(ids.map((each) => each.getAttribute('Id'))).toEqual(subscription.folders)
      expect(request?.getAttribute('SubscribeToAllFolders')).toBe(
        subscription.folders.length === 0 ? 'true' : null,
      )
      expect(texts(document, types, 'EventType')).toEqual(subscription.events)
      expect(texts(document, types, 'StatusFrequency')).toEqual([
        String(subscription.statusFrequency),
      ])
      expect(texts(document, types, 'URL')).toEqual([subscription.url])
      // The schema has an order.
      expect([...(request?.children ?? [])].map(({ localName }) => localName)).toEqual([
        ...(subscription.folders.length === 0 ? [] : ['FolderIds']),
        ...['EventTypes', 'StatusFrequency', 'URL'],
      ])
    }),
  )
})

test('NOTIF-04 EWS answers a subscription with its id, a watermark and the version of the server', () => {
  const document = parsed(samples.subscribeResponse)
  const [message] = document.getElementsByTagNameNS(messages, 'SubscribeResponseMessage')
  expect(message?.getAttribute('ResponseClass')).toBe('Success')
  for (const [name, value] of [
    ['ResponseCode', 'NoError'],
    ['SubscriptionId', expect.stringMatching(/./)],
    ['Watermark', expect.stringMatching(/./)],
  ] as const)
    expect(texts(document, messages, name)).toEqual([value])
  const [version] = document.getElementsByTagNameNS(types, 'ServerVersionInfo')
  const attributes = [...(version?.attributes ?? [])].map(({ name, value }) => `${name}=${value}`)
  expect(attributes).toEqual([
    ...['MajorVersion=14', 'MinorVersion=2', 'MajorBuildNumber=390', 'MinorBuildNumber=3'],
    'Version=Exchange2010_SP2',
  ])
})

/** Returns what a notification has in it: the names of its elements, the event last. */
function notified(xml: string): { about: string[]; event: Element | undefined } {
  const document = parsed(xml)
  const [body] = document.getElementsByTagNameNS(messages, 'SendNotification')
  const [notification] = body?.getElementsByTagNameNS(messages, 'Notification') ?? []
  const elements = [...(notification?.children ?? [])]
  return { about: elements.map(({ localName }) => localName), event: elements.at(-1) }
}

test('NOTIF-05 NOTIF-11 EWS posts a notification with the subscription, watermarks and the event', () => {
  const { about, event } = notified(samples.notification)
  expect(about).toEqual([...['SubscriptionId', 'PreviousWatermark', 'MoreEvents', 'ModifiedEvent']])
  expect([...(event?.children ?? [])].map(({ localName }) => localName)).toEqual([
    ...['Watermark', 'TimeStamp', 'FolderId', 'ParentFolderId'],
  ])
})

test('NOTIF-08 NOTIF-11 the heartbeat is a notification with a StatusEvent', () => {
  const { about } = notified(samples.status)
  expect(about).toEqual(['SubscriptionId', 'PreviousWatermark', 'MoreEvents', 'StatusEvent'])
})

test('NOTIF-06 NOTIF-07 NOTIF-11 a responder replies OK, or Unsubscribe', () => {
  for (const [sample, status] of [
    [samples.ok, 'OK'],
    [samples.unsubscribe, 'Unsubscribe'],
  ] as const) {
    const document = parsed(sample)
    const [result] = document.getElementsByTagNameNS(messages, 'SendNotificationResult')
    expect([...(result?.children ?? [])].map(({ localName }) => localName)).toEqual([
      'SubscriptionStatus',
    ])
    expect(result?.textContent?.trim()).toBe(status)
  }
})

test.each([
  ['https://responder.example.com/notify?a=b', true],
  ['http://responder.example.com/', false],
  ['https://user:secret@example.com/', false],
  ['https://example.com/a b', false],
  ['javascript:alert(1)', false],
  ['responder.example.com', false],
  ['', false],
])('NOTIF-02 whether %j can be notified is %s', (url, isOne) => {
  expect(isResponderUrl(url)).toBe(isOne)
})

test('NOTIF-11 the command for the test has the address in one argument', () => {
  expect(testCommand("https://example.com/'; rm -rf ~; '")).toMatch(
    / 'https:\/\/example\.com\/%27; rm -rf ~; %27'$/,
  )
})

test('NOTIF-01 each Region has its own endpoint', () => {
  expect(ewsEndpoint('eu-west-1')).toBe('https://ews.mail.eu-west-1.awsapps.com/EWS/Exchange.asmx')
})
