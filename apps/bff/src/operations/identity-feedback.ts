import type { SES } from '@aws-sdk/client-ses'
import { hasNeededTopics, neededTypes, topicOf } from '@mailroom/schemas/identity-feedback'
import { readNotifications } from './domain-identities.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { readMailDomain } from './mail-domain.ts'
import { inTwoParts } from './partial-outcome.ts'
import { refusal } from './refusal.ts'
import { camel } from './spelling.ts'

/** Reads where the feedback goes. A domain that SES does not know has it by mail, as new ones do. */
export async function readFeedback(ses: SES, domainName: string) {
  const attributes = await readNotifications(ses, domainName)
  return attributes ? camel(attributes) : { forwardingEnabled: true }
}

export const identityFeedback: Handlers<'identityFeedback'> = {
  'identityFeedback.setForwardingEnabled': async (input, context) => {
    const { client, note } = context
    await readMailDomain(input, context)
    const ses = await client('ses')
    const { domainName, forwardingEnabled, expected } = input
    const current = await readFeedback(ses, domainName)
    guardEdit(note, {
      current: { forwardingEnabled: current.forwardingEnabled },
      ...{ expected, wanted: { forwardingEnabled } },
    })
    if (!forwardingEnabled && !hasNeededTopics(current))
      throw refusal('InvalidInput', 'There are no topics for bounces and complaints.', {
        forwardingEnabled: { code: 'topicsNeeded' },
      })
    await ses.setIdentityFeedbackForwardingEnabled({
      ...{ Identity: domainName, ForwardingEnabled: forwardingEnabled },
    })
  },

  'identityFeedback.setTopic': async ({ expected, ...input }, context) => {
    const { client, note } = context
    await readMailDomain(input, context)
    const ses = await client('ses')
    const { domainName: Identity, notificationType: NotificationType } = input
    const { snsTopic = '', headersInNotificationsEnabled } = input
    const feedback = await readFeedback(ses, Identity)
    const current = topicOf(NotificationType, feedback)
    guardEdit(note, { current, expected, wanted: { snsTopic, headersInNotificationsEnabled } })
    const isNeeded = neededTypes.includes(NotificationType) && !feedback.forwardingEnabled
    if (snsTopic === '' && isNeeded)
      throw refusal('InvalidInput', 'Without a topic, nobody would get this feedback.', {
        snsTopic: { code: 'topicNeeded' },
      })
    // Each part says what it sets, so that it can be looked up by itself.
    const { headersInNotificationsEnabled: _, ...topicInput } = input
    const { snsTopic: __, ...headersInput } = input
    const topic = {
      ...{ id: 'identityFeedback.setTopic', input: topicInput },
      send: () =>
        ses.setIdentityNotificationTopic({
          ...{ Identity, NotificationType },
          ...(snsTopic === '' ? {} : { SnsTopic: snsTopic }),
        }),
    }
    const headers = {
      ...{ id: 'identityFeedback.setTopic', input: headersInput },
      send: () =>
        ses.setIdentityHeadersInNotificationsEnabled({
          ...{ Identity, NotificationType, Enabled: headersInNotificationsEnabled },
        }),
    }
    const keepsHeaders = current.headersInNotificationsEnabled === headersInNotificationsEnabled
    return inTwoParts(
      context,
      snsTopic === current.snsTopic ? undefined : topic,
      // Without a topic there are no headers to tell: AWS forgets the setting with the topic.
      snsTopic === '' || keepsHeaders ? undefined : headers,
    )
  },
}
