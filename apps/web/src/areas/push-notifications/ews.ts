/** The events that EWS can tell. Source: NOTIF-02. */
export const eventTypes = [
  ...(['NewMailEvent', 'CopiedEvent', 'CreatedEvent'] as const),
  ...(['DeletedEvent', 'ModifiedEvent', 'MovedEvent'] as const),
] as const
export type EventType = (typeof eventTypes)[number]

/** The folders that EWS knows by name in every mailbox. Source: NOTIF-02, DistinguishedFolderId. */
export const folders = [
  ...(['inbox', 'calendar', 'contacts', 'tasks', 'drafts'] as const),
  ...(['sentitems', 'deleteditems', 'junkemail'] as const),
] as const
export type Folder = (typeof folders)[number]

/** How often EWS asks whether the responder lives, in minutes. Source: NOTIF-03. */
export const statusFrequency = { min: 1, max: 1_440 } as const

/** The most push subscriptions of a mailbox. Source: NOTIF-10. */
export const maxSubscriptions = 3

/** What an application wants to be told, and where. */
export type Subscription = {
  /** Empty for all folders. */
  folders: readonly Folder[]
  events: readonly EventType[]
  /** In minutes. */
  statusFrequency: number
  /** The responder's, with `https`. */
  url: string
}

/** Returns whether EWS can send notifications to an address. */
export function isResponderUrl(url: string): boolean {
  if (!URL.canParse(url) || /\s/.test(url)) return false
  const { protocol, username, password } = new URL(url)
  return protocol === 'https:' && username === '' && password === ''
}

/** Escapes a text for the content of an element. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Puts a body into an envelope of SOAP 1.1, with the namespaces of EWS. Source: NOTIF-02. */
function envelope(body: string, header = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<soap:Envelope
    xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
    xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">${header}
  <soap:Body>
${body}
  </soap:Body>
</soap:Envelope>
`
}

/** Returns the request that subscribes an application. Source: NOTIF-02. */
export function subscribeXml(subscription: Subscription): string {
  const isEverything = subscription.folders.length === 0
  const folderIds = subscription.folders
    .map((folder) => `          <t:DistinguishedFolderId Id="${folder}"/>`)
    .join('\n')
  const events = subscription.events
    .map((event) => `          <t:EventType>${event}</t:EventType>`)
    .join('\n')
  const header = `
  <soap:Header>
    <t:RequestServerVersion Version="Exchange2010_SP2"/>
  </soap:Header>`
  return envelope(
    `    <m:Subscribe>
      <m:PushSubscriptionRequest${isEverything ? ' SubscribeToAllFolders="true"' : ''}>
${isEverything ? '' : `        <t:FolderIds>\n${folderIds}\n        </t:FolderIds>\n`}        <t:EventTypes>
${events}
        </t:EventTypes>
        <t:StatusFrequency>${subscription.statusFrequency}</t:StatusFrequency>
        <t:URL>${escaped(subscription.url)}</t:URL>
      </m:PushSubscriptionRequest>
    </m:Subscribe>`,
    header,
  )
}

/** Returns the answer of EWS to a subscription, as an example. Source: NOTIF-04. */
function subscribeResponse(): string {
  return envelope(
    `    <m:SubscribeResponse>
      <m:ResponseMessages>
        <m:SubscribeResponseMessage ResponseClass="Success">
          <m:ResponseCode>NoError</m:ResponseCode>
          <m:SubscriptionId>hKJETtoAdi9PPW0tZDQ4MThmMDoVYB</m:SubscriptionId>
          <m:Watermark>AAAAAAA=</m:Watermark>
        </m:SubscribeResponseMessage>
      </m:ResponseMessages>
    </m:SubscribeResponse>`,
    `
  <soap:Header>
    <t:ServerVersionInfo MajorVersion="14" MinorVersion="2" MajorBuildNumber="390" MinorBuildNumber="3" Version="Exchange2010_SP2"/>
  </soap:Header>`,
  )
}

/** Returns what EWS posts to a responder, with an event in it. Source: NOTIF-05. */
function notification(event: string): string {
  return envelope(`    <m:SendNotification>
      <m:ResponseMessages>
        <m:SendNotificationResponseMessage ResponseClass="Success">
          <m:ResponseCode>NoError</m:ResponseCode>
          <m:Notification>
            <t:SubscriptionId>hKJETtoAdi9PPW0tZDQ4MThmMDoVYB</t:SubscriptionId>
            <t:PreviousWatermark>AAAAAAA=</t:PreviousWatermark>
            <t:MoreEvents>false</t:MoreEvents>
${event}
          </m:Notification>
        </m:SendNotificationResponseMessage>
      </m:ResponseMessages>
    </m:SendNotification>`)
}

/** Returns what a responder replies. Source: NOTIF-06, NOTIF-07. */
function reply(status: 'OK' | 'Unsubscribe'): string {
  return envelope(`    <m:SendNotificationResult>
      <m:SubscriptionStatus>${status}</m:SubscriptionStatus>
    </m:SendNotificationResult>`)
}

/** What a developer tests a responder with: what EWS posts, and what it expects. Source: NOTIF-11. */
export const samples = {
  subscribeResponse: subscribeResponse(),
  notification: notification(`            <t:ModifiedEvent>
              <t:Watermark>AAAAAAE=</t:Watermark>
              <t:TimeStamp>2026-11-24T12:00:00.000Z</t:TimeStamp>
              <t:FolderId Id="folder-id" ChangeKey="change-key"/>
              <t:ParentFolderId Id="parent-folder-id" ChangeKey="change-key"/>
            </t:ModifiedEvent>`),
  status: notification(`            <t:StatusEvent>
              <t:Watermark>AAAAAAI=</t:Watermark>
            </t:StatusEvent>`),
  ok: reply('OK'),
  unsubscribe: reply('Unsubscribe'),
} as const
export type Sample = keyof typeof samples

/** Returns the command that posts a saved sample to a responder, as EWS would. */
export function testCommand(url: string): string {
  return `curl --header 'Content-Type: text/xml; charset=utf-8' --data-binary @notification.xml '${url.replaceAll("'", '%27')}'`
}
