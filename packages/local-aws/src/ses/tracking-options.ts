import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { ConfigurationSetRecord } from '../state/ses-configuration-sets.ts'
import { isDomainName } from './domain-name.ts'
import { changeConfigurationSet, findConfigurationSet } from './find-configuration-set.ts'
import { lookUpIdentity } from './find-identity.ts'
import type { Handlers } from './handlers.ts'
import { verificationStatus } from './verification.ts'

/** Whether a domain, or a domain above it, is a verified identity. */
function isVerified(context: RegionContext, domain: string): boolean {
  const labels = domain.split('.')
  return labels.some((_, index) => {
    const identity = lookUpIdentity(context, labels.slice(index).join('.'))
    return identity !== undefined && verificationStatus(context, identity) === 'Success'
  })
}

/**
 * Errors: InvalidTrackingOptions for a text that is not a domain, or a domain that is not below a
 * verified one. Source: API reference, InvalidTrackingOptions.
 */
function refuseInvalid(
  context: RegionContext,
  { CustomRedirectDomain }: { CustomRedirectDomain?: string | undefined },
) {
  const domain = CustomRedirectDomain?.toLowerCase() ?? ''
  if (!isDomainName(domain) || !isVerified(context, domain))
    throw new AwsError('InvalidTrackingOptions', `Invalid custom redirect domain <${domain}>.`)
  return domain
}

/** Errors: TrackingOptionsDoesNotExistException. */
function refuseMissing({ name, customRedirectDomain }: ConfigurationSetRecord): void {
  if (customRedirectDomain === undefined)
    throw new AwsError(
      'TrackingOptionsDoesNotExistException',
      `Configuration set <${name}> has no tracking options.`,
      400,
      { ConfigurationSetName: name },
    )
}

export const trackingOptions = {
  /**
   * Sets the domain of tracking links. Errors: ConfigurationSetDoesNotExist,
   * TrackingOptionsAlreadyExistsException, InvalidTrackingOptions.
   * Source: 06 CreateConfigurationSetTrackingOptions.
   */
  CreateConfigurationSetTrackingOptions({ ConfigurationSetName, TrackingOptions }, context) {
    const set = findConfigurationSet(context, ConfigurationSetName)
    if (set.customRedirectDomain !== undefined)
      throw new AwsError(
        'TrackingOptionsAlreadyExistsException',
        `Configuration set <${set.name}> has tracking options already.`,
        400,
        { ConfigurationSetName: set.name },
      )
    const customRedirectDomain = refuseInvalid(context, TrackingOptions)
    changeConfigurationSet(context, set.name, { customRedirectDomain })
    return {}
  },

  /**
   * Changes the domain of tracking links. Errors: ConfigurationSetDoesNotExist,
   * TrackingOptionsDoesNotExistException, InvalidTrackingOptions.
   * Source: 06 UpdateConfigurationSetTrackingOptions.
   */
  UpdateConfigurationSetTrackingOptions({ ConfigurationSetName, TrackingOptions }, context) {
    const set = findConfigurationSet(context, ConfigurationSetName)
    refuseMissing(set)
    const customRedirectDomain = refuseInvalid(context, TrackingOptions)
    changeConfigurationSet(context, set.name, { customRedirectDomain })
    return {}
  },

  /**
   * Restores SES's own domain for tracking links. Errors: ConfigurationSetDoesNotExist,
   * TrackingOptionsDoesNotExistException. Source: 06 DeleteConfigurationSetTrackingOptions.
   */
  DeleteConfigurationSetTrackingOptions({ ConfigurationSetName }, context) {
    const set = findConfigurationSet(context, ConfigurationSetName)
    refuseMissing(set)
    const { customRedirectDomain: _, ...rest } = set
    context.state.configurationSets.put(context.region, rest)
    return {}
  },
} satisfies Handlers
