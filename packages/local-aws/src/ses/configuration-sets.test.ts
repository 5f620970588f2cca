import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'
import { sesIn } from '../test/ses.ts'

const ConfigurationSetName = 'campaign'

async function startWithSet(): Promise<LocalAws> {
  const aws = await startLocalAws({ clock: stoppedClock(), sample: 'none' })
  await aws.ses.createConfigurationSet({ ConfigurationSet: { Name: ConfigurationSetName } })
  return aws
}

async function describe({ ses }: LocalAws) {
  const { $metadata, ...shown } = await ses.describeConfigurationSet({
    ConfigurationSetName,
    ConfigurationSetAttributeNames: [
      'eventDestinations',
      'trackingOptions',
      'deliveryOptions',
      'reputationOptions',
    ],
  })
  return shown
}

test('06 DescribeConfigurationSet shows the requested attributes, otherwise the name alone', async () => {
  await using aws = await startWithSet()
  const { $metadata, ...alone } = await aws.ses.describeConfigurationSet({ ConfigurationSetName })
  expect(alone).toEqual({ ConfigurationSet: { Name: ConfigurationSetName } })
  expect(await describe(aws)).toEqual({
    ConfigurationSet: { Name: ConfigurationSetName },
    EventDestinations: [],
    DeliveryOptions: { TlsPolicy: 'Optional' },
    ReputationOptions: { SendingEnabled: true, ReputationMetricsEnabled: false },
  })
})

test('06 ListConfigurationSets sets are listed by name in pages, and are gone when deleted', async () => {
  await using aws = await startWithSet()
  for (const Name of ['b', 'a'])
    await aws.ses.createConfigurationSet({ ConfigurationSet: { Name } })
  const first = await aws.ses.listConfigurationSets({ MaxItems: 2 })
  const last = await aws.ses.listConfigurationSets({ NextToken: first.NextToken })
  expect([first.ConfigurationSets, last.ConfigurationSets, last.NextToken]).toEqual([
    [{ Name: 'a' }, { Name: 'b' }],
    [{ Name: ConfigurationSetName }],
    undefined,
  ])
  await aws.ses.deleteConfigurationSet({ ConfigurationSetName })
  await aws.ses.deleteConfigurationSet({ ConfigurationSetName: 'a' })
  expect((await aws.ses.listConfigurationSets({})).ConfigurationSets).toEqual([{ Name: 'b' }])
  expect((await sesIn('eu-west-1', aws).listConfigurationSets({})).ConfigurationSets).toEqual([])
})

test.each(['a b', 'a.b', 'ä', 'x'.repeat(65), ''])(
  '06 CreateConfigurationSet "%s" is no name',
  async (Name) => {
    await using aws = await startLocalAws({ sample: 'none' })
    expect(await outcomeOf(aws.ses.createConfigurationSet({ ConfigurationSet: { Name } }))).toBe(
      'InvalidConfigurationSetException',
    )
  },
)

test('06 PutConfigurationSetDeliveryOptions requires TLS, and no longer without options', async () => {
  await using aws = await startWithSet()
  const DeliveryOptions = { TlsPolicy: 'Require' as const }
  await aws.ses.putConfigurationSetDeliveryOptions({ ConfigurationSetName, DeliveryOptions })
  expect(await describe(aws)).toMatchObject({ DeliveryOptions })
  await aws.ses.putConfigurationSetDeliveryOptions({ ConfigurationSetName })
  expect(await describe(aws)).toMatchObject({ DeliveryOptions: { TlsPolicy: 'Optional' } })
})

test('06 §8.10 enabling sending again is a fresh start; enabling it twice is not', async () => {
  await using aws = await startWithSet()
  const send = (Enabled: boolean) =>
    aws.ses.updateConfigurationSetSendingEnabled({ ConfigurationSetName, Enabled })
  await send(true)
  expect((await describe(aws)).ReputationOptions).not.toHaveProperty('LastFreshStart')
  await send(false)
  await send(true)
  const LastFreshStart = aws.clock.now
  aws.clock.advance(60)
  await send(true)
  await aws.ses.updateConfigurationSetReputationMetricsEnabled({
    ConfigurationSetName,
    Enabled: true,
  })
  expect((await describe(aws)).ReputationOptions).toEqual({
    SendingEnabled: true,
    ReputationMetricsEnabled: true,
    LastFreshStart,
  })
})

test('06 §8.9 an error names the configuration set it is about', async () => {
  await using aws = await startWithSet()
  await expect(
    aws.ses.createConfigurationSet({ ConfigurationSet: { Name: ConfigurationSetName } }),
  ).rejects.toMatchObject({ name: 'ConfigurationSetAlreadyExistsException', ConfigurationSetName })
  const none = { ConfigurationSetName: 'none' }
  for (const call of [
    () => aws.ses.describeConfigurationSet(none),
    () => aws.ses.deleteConfigurationSet(none),
    () => aws.ses.putConfigurationSetDeliveryOptions(none),
    () => aws.ses.updateConfigurationSetSendingEnabled({ ...none, Enabled: true }),
    () => aws.ses.updateConfigurationSetReputationMetricsEnabled({ ...none, Enabled: true }),
    () => aws.ses.deleteConfigurationSetTrackingOptions(none),
    () => aws.ses.deleteConfigurationSetEventDestination({ ...none, EventDestinationName: 'a' }),
  ])
    await expect(call()).rejects.toMatchObject({
      name: 'ConfigurationSetDoesNotExistException',
      ...none,
    })
})
