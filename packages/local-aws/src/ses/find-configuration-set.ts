import type { RegionContext } from '../handlers.ts'
import { AwsError } from '../protocol/aws-error.ts'
import type { ConfigurationSetRecord } from '../state/ses-configuration-sets.ts'

/**
 * Finds a configuration set of this Region. Errors: ConfigurationSetDoesNotExist. Source: 06 §8.7.
 */
export function findConfigurationSet(
  { state, region }: RegionContext,
  name: string,
): ConfigurationSetRecord {
  const configurationSet = state.configurationSets.get(region, name)
  if (!configurationSet)
    throw new AwsError(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${name}> does not exist.`,
      400,
      { ConfigurationSetName: name },
    )
  return configurationSet
}

/** Changes members of a configuration set. Errors: ConfigurationSetDoesNotExist. */
export function changeConfigurationSet(
  context: RegionContext,
  name: string,
  changes: Partial<ConfigurationSetRecord>,
): void {
  const former = findConfigurationSet(context, name)
  context.state.configurationSets.put(context.region, { ...former, ...changes })
}
