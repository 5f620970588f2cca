import { expect, test } from 'vitest'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { outcomeOf } from '../test/requests.ts'

const ConfigurationSetName = 'campaign'

async function startWithSet(): Promise<LocalAws> {
  const aws = await startLocalAws()
  await aws.ses.createConfigurationSet({ ConfigurationSet: { Name: ConfigurationSetName } })
  return aws
}

const options = (CustomRedirectDomain: string) => ({
  ConfigurationSetName,
  TrackingOptions: { CustomRedirectDomain },
})

async function domainOf({ ses }: LocalAws) {
  const { TrackingOptions } = await ses.describeConfigurationSet({
    ConfigurationSetName,
    ConfigurationSetAttributeNames: ['trackingOptions'],
  })
  return TrackingOptions?.CustomRedirectDomain
}

test('06 §8.7 the domain of tracking links is set, then changed, then removed', async () => {
  await using aws = await startWithSet()
  const { ses } = aws
  const about = { name: 'TrackingOptionsDoesNotExistException', ConfigurationSetName }
  await expect(
    ses.updateConfigurationSetTrackingOptions(options('click.example.com')),
  ).rejects.toMatchObject(about)
  await ses.createConfigurationSetTrackingOptions(options('Click.Example.com'))
  expect(await domainOf(aws)).toBe('click.example.com')
  await expect(
    ses.createConfigurationSetTrackingOptions(options('track.example.com')),
  ).rejects.toMatchObject({ name: 'TrackingOptionsAlreadyExistsException', ConfigurationSetName })
  await ses.updateConfigurationSetTrackingOptions(options('example.com'))
  expect(await domainOf(aws)).toBe('example.com')
  await ses.deleteConfigurationSetTrackingOptions({ ConfigurationSetName })
  expect(await domainOf(aws)).toBeUndefined()
  await expect(
    ses.deleteConfigurationSetTrackingOptions({ ConfigurationSetName }),
  ).rejects.toMatchObject(about)
})

test.each(['click.new.example.net', 'click.stranger.example', 'no domain', ''])(
  '06 CreateConfigurationSetTrackingOptions "%s" is not below a verified domain',
  async (domain) => {
    await using aws = await startWithSet()
    expect(await outcomeOf(aws.ses.createConfigurationSetTrackingOptions(options(domain)))).toBe(
      'InvalidTrackingOptionsException',
    )
  },
)
