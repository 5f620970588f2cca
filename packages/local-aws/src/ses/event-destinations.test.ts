import type { EventDestination } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

const ConfigurationSetName = 'campaign'
const TopicARN = 'arn:aws:sns:us-east-1:123456789012:events'

async function startWithSet(): Promise<LocalAws> {
  const aws = await startLocalAws({ sample: 'none' })
  await aws.ses.createConfigurationSet({ ConfigurationSet: { Name: ConfigurationSetName } })
  return aws
}

async function destinationsOf({ ses }: LocalAws) {
  const { EventDestinations } = await ses.describeConfigurationSet({
    ConfigurationSetName,
    ConfigurationSetAttributeNames: ['eventDestinations'],
  })
  return EventDestinations
}

const dimension = {
  DimensionName: 'ses:kind',
  DimensionValueSource: 'messageTag' as const,
  DefaultDimensionValue: 'none@a.b',
}

const sns: EventDestination = {
  Name: 'topic',
  Enabled: true,
  MatchingEventTypes: ['send', 'bounce'],
  SNSDestination: { TopicARN },
}

const others: EventDestination[] = [
  {
    Name: 'metrics',
    Enabled: true,
    MatchingEventTypes: ['open'],
    CloudWatchDestination: { DimensionConfigurations: [dimension] },
  },
  {
    Name: 'stream',
    Enabled: false,
    MatchingEventTypes: ['renderingFailure'],
    KinesisFirehoseDestination: {
      IAMRoleARN: 'arn:aws:iam::123456789012:role/ses',
      DeliveryStreamARN: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/events',
    },
  },
]

test('06 §8.7 destinations of every kind are added, replaced and removed', async () => {
  await using aws = await startWithSet()
  for (const destination of [sns, ...others])
    await aws.ses.createConfigurationSetEventDestination({
      ConfigurationSetName,
      EventDestination: destination,
    })
  expect(await destinationsOf(aws)).toEqual([sns, ...others])
  const { Enabled, ...without } = sns
  await aws.ses.updateConfigurationSetEventDestination({
    ConfigurationSetName,
    EventDestination: without,
  })
  await aws.ses.deleteConfigurationSetEventDestination({
    ConfigurationSetName,
    EventDestinationName: 'metrics',
  })
  expect(await destinationsOf(aws)).toEqual([{ ...sns, Enabled: false }, others[1]])
})

const cloudWatch = (changes: object) => ({
  SNSDestination: undefined,
  CloudWatchDestination: { DimensionConfigurations: [{ ...dimension, ...changes }] },
})

test.each<[string, Partial<EventDestination>, string]>([
  ['no kind', { SNSDestination: undefined }, 'InvalidParameterValue'],
  [
    'two kinds',
    { CloudWatchDestination: { DimensionConfigurations: [dimension] } },
    'InvalidParameterValue',
  ],
  ['no events', { MatchingEventTypes: [] }, 'InvalidParameterValue'],
  ['a name with a space', { Name: 'a b' }, 'InvalidParameterValue'],
  ['no topic', { SNSDestination: { TopicARN: 'x' } }, 'InvalidSNSDestinationException'],
  [
    'no stream',
    {
      SNSDestination: undefined,
      KinesisFirehoseDestination: { IAMRoleARN: 'x', DeliveryStreamARN: 'x' },
    },
    'InvalidFirehoseDestinationException',
  ],
  [
    'no dimensions',
    { SNSDestination: undefined, CloudWatchDestination: { DimensionConfigurations: [] } },
    'InvalidCloudWatchDestinationException',
  ],
  [
    'a bad dimension',
    cloudWatch({ DimensionName: 'a b' }),
    'InvalidCloudWatchDestinationException',
  ],
  [
    'a bad default',
    cloudWatch({ DefaultDimensionValue: 'a:b' }),
    'InvalidCloudWatchDestinationException',
  ],
])('06 §8.10 a destination with %s is refused', async (_, changes, name) => {
  await using aws = await startWithSet()
  const EventDestination = { ...sns, ...changes } as EventDestination
  await expect(
    aws.ses.createConfigurationSetEventDestination({ ConfigurationSetName, EventDestination }),
  ).rejects.toMatchObject({
    name,
    ...(name.endsWith('DestinationException')
      ? { ConfigurationSetName, EventDestinationName: EventDestination.Name }
      : {}),
  })
  expect(await destinationsOf(aws)).toEqual([])
})

test('06 §8.9 an error names the set and the destination', async () => {
  await using aws = await startWithSet()
  const about = { ConfigurationSetName, EventDestinationName: 'topic' }
  const input = { ConfigurationSetName, EventDestination: sns }
  for (const call of [
    () => aws.ses.updateConfigurationSetEventDestination(input),
    () => aws.ses.deleteConfigurationSetEventDestination(about),
  ])
    await expect(call()).rejects.toMatchObject({
      name: 'EventDestinationDoesNotExistException',
      ...about,
    })
  await aws.ses.createConfigurationSetEventDestination(input)
  await expect(aws.ses.createConfigurationSetEventDestination(input)).rejects.toMatchObject({
    name: 'EventDestinationAlreadyExistsException',
    ...about,
  })
})

test('06 CreateConfigurationSetEventDestination a set has 10 destinations at most', async () => {
  await using aws = await startWithSet()
  const ses = sesIn('us-east-1', aws)
  const create = (number: number) =>
    ses.createConfigurationSetEventDestination({
      ConfigurationSetName,
      EventDestination: { ...sns, Name: `topic-${number}` },
    })
  for (let number = 0; number < 10; number++) await create(number)
  expect(await outcomeOf(create(10))).toBe('LimitExceededException')
})
