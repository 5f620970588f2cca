import { AwsError } from '../protocol/aws-error.ts'
import { type ConfigurationSetRecord, EventDestination } from '../state/ses-configuration-sets.ts'
import { arnPatterns } from './arns.ts'
import { changeConfigurationSet, findConfigurationSet } from './find-configuration-set.ts'
import type { Handlers } from './handlers.ts'
import { invalidValue } from './ses-error.ts'

/** The most event destinations of a configuration set. Source: SES Developer Guide, quotas. */
const maxDestinations = 10

function destinationError(code: string, message: string, set: string, destination: string) {
  return new AwsError(code, message, 400, {
    ConfigurationSetName: set,
    EventDestinationName: destination,
  })
}

function hasDestination({ eventDestinations }: ConfigurationSetRecord, name: string): boolean {
  return eventDestinations.some(({ Name }) => Name === name)
}

/** Errors: EventDestinationDoesNotExist. */
function refuseUnknown(set: ConfigurationSetRecord, name: string): void {
  if (!hasDestination(set, name))
    throw destinationError(
      'EventDestinationDoesNotExist',
      `Event destination <${name}> does not exist in <${set.name}>.`,
      set.name,
      name,
    )
}

/**
 * Refuses an invalid destination. Errors: InvalidParameterValue for its name, for no events, and
 * unless it is of exactly one kind; InvalidFirehoseDestination, InvalidCloudWatchDestination,
 * InvalidSNSDestination. Source: 06 §8.7, §8.10.
 */
function refuseInvalid(set: string, destination: EventDestination): void {
  const { Name, MatchingEventTypes } = destination
  const {
    KinesisFirehoseDestination: firehose,
    CloudWatchDestination: cloudWatch,
    SNSDestination: sns,
  } = destination
  const refuse = (kind: string) =>
    destinationError(
      `Invalid${kind}Destination`,
      `Invalid ${kind} destination <${Name}> in <${set}>.`,
      set,
      Name,
    )
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(Name)) throw invalidValue(`Invalid destination name <${Name}>.`)
  if (MatchingEventTypes.length === 0) throw invalidValue('A destination needs event types.')
  if ([firehose, cloudWatch, sns].filter((kind) => kind !== undefined).length !== 1)
    throw invalidValue('A destination is exactly one of Kinesis Firehose, CloudWatch and SNS.')
  if (
    firehose &&
    !(
      arnPatterns.role.test(firehose.IAMRoleARN) &&
      arnPatterns.deliveryStream.test(firehose.DeliveryStreamARN)
    )
  )
    throw refuse('Firehose')
  if (sns && !arnPatterns.snsTopic.test(sns.TopicARN)) throw refuse('SNS')
  const dimensions = cloudWatch?.DimensionConfigurations
  const isValid = dimensions?.every(
    ({ DimensionName, DefaultDimensionValue }) =>
      /^[A-Za-z0-9_:-]{1,256}$/.test(DimensionName) &&
      /^[A-Za-z0-9_@.-]{1,256}$/.test(DefaultDimensionValue),
  )
  if (dimensions && (dimensions.length === 0 || !isValid)) throw refuse('CloudWatch')
}

export const eventDestinations = {
  /**
   * Adds a destination. Errors, in this order: ConfigurationSetDoesNotExist,
   * EventDestinationAlreadyExists, those of an invalid one, LimitExceeded.
   * Source: 06 CreateConfigurationSetEventDestination.
   */
  CreateConfigurationSetEventDestination(input, context) {
    const set = findConfigurationSet(context, input.ConfigurationSetName)
    const destination = EventDestination.parse(input.EventDestination)
    if (hasDestination(set, destination.Name))
      throw destinationError(
        'EventDestinationAlreadyExists',
        `Event destination <${destination.Name}> already exists in <${set.name}>.`,
        set.name,
        destination.Name,
      )
    refuseInvalid(set.name, destination)
    const others = set.eventDestinations
    if (others.length >= maxDestinations)
      throw new AwsError('LimitExceeded', `A set has ${maxDestinations} destinations at most.`)
    changeConfigurationSet(context, set.name, { eventDestinations: [...others, destination] })
    return {}
  },

  /**
   * Replaces a destination. Errors: ConfigurationSetDoesNotExist, EventDestinationDoesNotExist,
   * those of an invalid one. Source: 06 UpdateConfigurationSetEventDestination.
   */
  UpdateConfigurationSetEventDestination(input, context) {
    const set = findConfigurationSet(context, input.ConfigurationSetName)
    const destination = EventDestination.parse(input.EventDestination)
    refuseUnknown(set, destination.Name)
    refuseInvalid(set.name, destination)
    changeConfigurationSet(context, set.name, {
      eventDestinations: set.eventDestinations.map((other) =>
        other.Name === destination.Name ? destination : other,
      ),
    })
    return {}
  },

  /**
   * Removes a destination. Errors: ConfigurationSetDoesNotExist, EventDestinationDoesNotExist.
   * Source: 06 DeleteConfigurationSetEventDestination.
   */
  DeleteConfigurationSetEventDestination({ ConfigurationSetName, EventDestinationName }, context) {
    const set = findConfigurationSet(context, ConfigurationSetName)
    refuseUnknown(set, EventDestinationName)
    changeConfigurationSet(context, set.name, {
      eventDestinations: set.eventDestinations.filter(({ Name }) => Name !== EventDestinationName),
    })
    return {}
  },
} satisfies Handlers
