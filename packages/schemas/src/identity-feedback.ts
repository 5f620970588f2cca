import * as z from 'zod/mini'
import { NotificationType } from './constraints/ses-shapes.generated.ts'
import { write } from './declare.ts'
import { type DomainIdentity, itsMailDomain, ofMailDomain } from './domain-identities.ts'
import { notUpdated } from './partial-outcome.ts'
import { text } from './text.ts'

/** The kinds of feedback that SES has of a message. Source: 06 §8.6. */
export const notificationTypes = NotificationType.values
export type FeedbackType = (typeof notificationTypes)[number]

/** Where feedback goes, as far as SES tells it. */
type Notifications = {
  [Name in keyof NonNullable<DomainIdentity['notifications']['attributes']>]?:
    | NonNullable<DomainIdentity['notifications']['attributes']>[Name]
    | undefined
}

/** The members of the settings that tell about a kind of feedback. */
const members = {
  Bounce: ['bounceTopic', 'headersInBounceNotificationsEnabled'],
  Complaint: ['complaintTopic', 'headersInComplaintNotificationsEnabled'],
  Delivery: ['deliveryTopic', 'headersInDeliveryNotificationsEnabled'],
} as const satisfies Record<FeedbackType, readonly [keyof Notifications, keyof Notifications]>

/** Returns the topic of a kind of feedback, empty for none, and whether it tells the headers. */
export function topicOf(type: FeedbackType, notifications: Notifications) {
  const [snsTopic, headers] = members[type]
  return {
    snsTopic: notifications[snsTopic] ?? '',
    headersInNotificationsEnabled: notifications[headers] ?? false,
  }
}

/** The kinds of feedback that nobody would get without a topic if they did not come by mail. */
export const neededTypes: readonly FeedbackType[] = ['Bounce', 'Complaint']

/**
 * Returns whether each kind of feedback that a sender needs has a topic: only then it may stop
 * coming by mail. Source: 06 SetIdentityFeedbackForwardingEnabled.
 */
export function hasNeededTopics(notifications: Notifications): boolean {
  return neededTypes.every((type) => topicOf(type, notifications).snsTopic !== '')
}

/** A standard topic of Amazon SNS, or nothing. Problem: `snsTopic`. */
const snsTopic = text(
  { max: 512, pattern: /^(?:arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256})?$/ },
  'snsTopic',
)

const target = { kind: 'MAIL_DOMAIN', name: 'domainName' } as const
const changes = ['domainIdentities']

const readFirst = {
  action: 'ses:GetIdentityNotificationAttributes',
  input: ({ domainName }: { domainName: string }) => ({ identities: [domainName] }),
} as const

export const identityFeedback = {
  'identityFeedback.setForwardingEnabled': write({
    summary: 'Turn on or off that Amazon SES sends bounces and complaints of a domain by mail',
    roles: ['administrator'],
    input: z.strictObject({
      ...ofMailDomain,
      /**
       * False needs topics for bounces and complaints. Problem: `topicsNeeded`.
       */
      forwardingEnabled: z.boolean(),
      /** The setting the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
      expected: z.strictObject({ forwardingEnabled: z.optional(z.boolean()) }),
    }),
    output: z.void(),
    aws: [
      itsMailDomain,
      readFirst,
      {
        action: 'ses:SetIdentityFeedbackForwardingEnabled',
        input: ({ domainName, forwardingEnabled }) => ({
          ...{ identity: domainName, forwardingEnabled },
        }),
      },
    ],
    target,
    changes,
  }),

  'identityFeedback.setTopic': write({
    summary: 'Set or remove the topic of Amazon SNS for one type of feedback about a domain’s mail',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...ofMailDomain,
        notificationType: z.enum(notificationTypes),
        /**
         * Absent or empty for none; bounces and complaints need one while they do not come by mail.
         * Problems: `snsTopic`, `topicRegion`, `topicNeeded`.
         */
        snsTopic: z.optional(snsTopic),
        /** Needs a topic. Problem: `headersNeedTopic`. */
        headersInNotificationsEnabled: z.boolean(),
        /** The topic the person saw. If it is another by now, nothing is changed. Error: `Conflict`. */
        expected: z.strictObject({
          snsTopic: z.optional(text({ max: 512 })),
          headersInNotificationsEnabled: z.optional(z.boolean()),
        }),
      })
      .check(
        z.refine(({ snsTopic: arn = '', region }) => arn === '' || arn.split(':')[3] === region, {
          path: ['snsTopic'],
          error: 'topicRegion',
        }),
        z.refine(
          ({ snsTopic: arn = '', headersInNotificationsEnabled }) =>
            arn !== '' || !headersInNotificationsEnabled,
          {
            path: ['headersInNotificationsEnabled'],
            error: 'headersNeedTopic',
          },
        ),
      ),
    output: z.object({ notUpdated }),
    aws: [
      itsMailDomain,
      readFirst,
      {
        action: 'ses:SetIdentityNotificationTopic',
        input: ({ domainName, notificationType, snsTopic: arn = '' }) => ({
          ...{ identity: domainName, notificationType },
          ...(arn === '' ? {} : { snsTopic: arn }),
        }),
      },
      {
        action: 'ses:SetIdentityHeadersInNotificationsEnabled',
        input: ({
          domainName,
          notificationType,
          snsTopic: arn = '',
          headersInNotificationsEnabled,
        }) =>
          arn === ''
            ? undefined
            : {
                ...{ identity: domainName, notificationType },
                enabled: headersInNotificationsEnabled,
              },
      },
    ],
    errorFields: { InvalidParameterValue: 'snsTopic' },
    target,
    changes,
  }),
}
