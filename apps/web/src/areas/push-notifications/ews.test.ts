import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  eventTypes,
  ewsEndpoint,
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

test('NOTIF-04 to NOTIF-08 NOTIF-11 the samples of the test kit are what EWS posts and expects', () => {
  const { subscribeResponse, notification, status, ok, unsubscribe } = samples
  expect(texts(parsed(subscribeResponse), messages, 'ResponseCode')).toEqual(['NoError'])
  const event = parsed(notification).getElementsByTagNameNS(types, 'ModifiedEvent')[0]
  expect([...(event?.children ?? [])].map(({ localName }) => localName)).toEqual([
    ...['Watermark', 'TimeStamp', 'FolderId', 'ParentFolderId'],
  ])
  expect(texts(parsed(status), types, 'StatusEvent')).toHaveLength(1)
  for (const [sample, reply] of [
    [ok, 'OK'],
    [unsubscribe, 'Unsubscribe'],
  ] as const)
    expect(texts(parsed(sample), messages, 'SubscriptionStatus')).toEqual([reply])
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
