import { AwsError } from '../protocol/aws-error.ts'
import { changeConfigurationSet, findConfigurationSet } from './find-configuration-set.ts'
import type { Handlers } from './handlers.ts'
import { sesPage } from './page.ts'

/** The most configuration sets of an account in a Region. Source: SES Developer Guide, quotas. */
const maxConfigurationSets = 10_000

export const configurationSets = {
  /** Lists the configuration sets by name. Source: 06 ListConfigurationSets. */
  ListConfigurationSets(page, context) {
    const { configurationSets: source } = context.state
    const { items, NextToken } = sesPage(source, context, { index: 'name' }, page)
    return { ConfigurationSets: items.map(({ name }) => ({ Name: name })), NextToken }
  },

  /**
   * Shows the requested attributes of a set; its name alone by default.
   * Errors: ConfigurationSetDoesNotExist. Source: 06 DescribeConfigurationSet.
   */
  DescribeConfigurationSet(
    { ConfigurationSetName, ConfigurationSetAttributeNames: asked = [] },
    context,
  ) {
    const set = findConfigurationSet(context, ConfigurationSetName)
    const { customRedirectDomain, lastFreshStartAt } = set
    return {
      ConfigurationSet: { Name: set.name },
      ...(asked.includes('eventDestinations') ? { EventDestinations: set.eventDestinations } : {}),
      ...(asked.includes('trackingOptions') && customRedirectDomain !== undefined
        ? { TrackingOptions: { CustomRedirectDomain: customRedirectDomain } }
        : {}),
      ...(asked.includes('deliveryOptions')
        ? { DeliveryOptions: { TlsPolicy: set.tlsPolicy } }
        : {}),
      ...(asked.includes('reputationOptions')
        ? {
            ReputationOptions: {
              SendingEnabled: set.sendingEnabled,
              ReputationMetricsEnabled: set.reputationMetricsEnabled,
              LastFreshStart:
                lastFreshStartAt === undefined ? undefined : new Date(lastFreshStartAt),
            },
          }
        : {}),
    }
  },

  /**
   * Adds a set. Errors, in this order: InvalidConfigurationSet, ConfigurationSetAlreadyExists,
   * LimitExceeded. Source: 06 CreateConfigurationSet.
   */
  CreateConfigurationSet({ ConfigurationSet: { Name: name = '' } }, { state, region }) {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(name))
      throw new AwsError('InvalidConfigurationSet', `Invalid configuration set name <${name}>.`)
    if (state.configurationSets.get(region, name))
      throw new AwsError(
        'ConfigurationSetAlreadyExists',
        `Configuration set <${name}> already exists.`,
        400,
        { ConfigurationSetName: name },
      )
    if (state.configurationSets.count(region, 'name') >= maxConfigurationSets)
      throw new AwsError(
        'LimitExceeded',
        `An account has ${maxConfigurationSets} configuration sets at most.`,
      )
    state.configurationSets.put(region, {
      name,
      eventDestinations: [],
      tlsPolicy: 'Optional',
      sendingEnabled: true,
      reputationMetricsEnabled: false,
    })
    return {}
  },

  /** Deletes a set. Errors: ConfigurationSetDoesNotExist. Source: 06 DeleteConfigurationSet. */
  DeleteConfigurationSet({ ConfigurationSetName }, context) {
    const { name } = findConfigurationSet(context, ConfigurationSetName)
    context.state.configurationSets.delete(context.region, name)
    return {}
  },

  /**
   * Sets whether receiving servers must use TLS; not required by default.
   * Errors: ConfigurationSetDoesNotExist. Source: 06 PutConfigurationSetDeliveryOptions.
   */
  PutConfigurationSetDeliveryOptions({ ConfigurationSetName, DeliveryOptions }, context) {
    const tlsPolicy = DeliveryOptions?.TlsPolicy ?? 'Optional'
    changeConfigurationSet(context, ConfigurationSetName, { tlsPolicy })
    return {}
  },

  /**
   * Enables or disables the reputation metrics of a set. Errors: ConfigurationSetDoesNotExist.
   * Source: 06 UpdateConfigurationSetReputationMetricsEnabled.
   */
  UpdateConfigurationSetReputationMetricsEnabled({ ConfigurationSetName, Enabled }, context) {
    changeConfigurationSet(context, ConfigurationSetName, { reputationMetricsEnabled: Enabled })
    return {}
  },

  /**
   * Enables or disables sending with a set; enabling it again gives its reputation a fresh start.
   * Errors: ConfigurationSetDoesNotExist. Source: 06 §8.10.
   */
  UpdateConfigurationSetSendingEnabled({ ConfigurationSetName, Enabled }, context) {
    const isFreshStart =
      Enabled && !findConfigurationSet(context, ConfigurationSetName).sendingEnabled
    changeConfigurationSet(context, ConfigurationSetName, {
      sendingEnabled: Enabled,
      ...(isFreshStart ? { lastFreshStartAt: context.now.getTime() } : {}),
    })
    return {}
  },
} satisfies Handlers
