import type { IdentityRecord, NotificationType } from '../state/ses-identities.ts'
import { arnPatterns } from './arns.ts'
import { byIdentity, findIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { invalidValue } from './ses-error.ts'

/**
 * Refuses a change after which nobody would receive bounces or complaints.
 * Source: 06 SetIdentityFeedbackForwardingEnabled.
 */
function refuseSilence({ name, forwardingEnabled, topics }: IdentityRecord): void {
  if (!forwardingEnabled && !(topics.Bounce && topics.Complaint))
    throw invalidValue(
      `Identity ${name} needs topics for bounces and complaints while feedback forwarding is off.`,
    )
}

function without(types: readonly NotificationType[], removed: NotificationType) {
  return types.filter((type) => type !== removed)
}

export const notifications = {
  /**
   * Shows where feedback about messages goes; a topic that is not set is empty.
   * Source: 06 GetIdentityNotificationAttributes.
   */
  GetIdentityNotificationAttributes({ Identities }, context) {
    return {
      NotificationAttributes: byIdentity(
        context,
        Identities,
        ({ topics, forwardingEnabled, headersInNotifications: headers }) => ({
          BounceTopic: topics.Bounce ?? '',
          ComplaintTopic: topics.Complaint ?? '',
          DeliveryTopic: topics.Delivery ?? '',
          ForwardingEnabled: forwardingEnabled,
          HeadersInBounceNotificationsEnabled: headers.includes('Bounce'),
          HeadersInComplaintNotificationsEnabled: headers.includes('Complaint'),
          HeadersInDeliveryNotificationsEnabled: headers.includes('Delivery'),
        }),
      ),
    }
  },

  /**
   * Sets the topic of a kind of notification; an absent or empty topic clears it and its headers.
   * The identity may still be pending.
   * Errors: InvalidParameterValue for an unknown identity, for an ARN that is not a topic, and for
   * clearing a topic that is needed while feedback is not forwarded.
   * Source: 06 SetIdentityNotificationTopic, which declares no error.
   */
  SetIdentityNotificationTopic({ Identity, NotificationType, SnsTopic }, context) {
    const identity = findIdentity(context, Identity)
    const { [NotificationType]: _, ...others } = identity.topics
    if (SnsTopic && !arnPatterns.snsTopic.test(SnsTopic))
      throw invalidValue(`Invalid SNS topic ${SnsTopic}.`)
    const changed: IdentityRecord = SnsTopic
      ? { ...identity, topics: { ...others, [NotificationType]: SnsTopic } }
      : {
          ...identity,
          topics: others,
          headersInNotifications: without(identity.headersInNotifications, NotificationType),
        }
    refuseSilence(changed)
    context.state.identities.put(context.region, changed)
    return {}
  },

  /**
   * Enables or disables feedback by mail. Errors: InvalidParameterValue for disabling it without
   * both topics. Source: 06 SetIdentityFeedbackForwardingEnabled.
   */
  SetIdentityFeedbackForwardingEnabled({ Identity, ForwardingEnabled }, context) {
    const changed = {
      ...findIdentity(context, Identity),
      forwardingEnabled: ForwardingEnabled,
    }
    refuseSilence(changed)
    context.state.identities.put(context.region, changed)
    return {}
  },

  /**
   * Includes or omits the headers of a message in its notifications. Errors: InvalidParameterValue
   * for a kind without a topic. Source: 06 SetIdentityHeadersInNotificationsEnabled.
   */
  SetIdentityHeadersInNotificationsEnabled({ Identity, NotificationType, Enabled }, context) {
    const identity = findIdentity(context, Identity)
    if (!identity.topics[NotificationType])
      throw invalidValue(`Identity ${Identity} has no topic for ${NotificationType}.`)
    const others = without(identity.headersInNotifications, NotificationType)
    context.state.identities.put(context.region, {
      ...identity,
      headersInNotifications: Enabled ? [...others, NotificationType] : others,
    })
    return {}
  },
} satisfies Handlers
