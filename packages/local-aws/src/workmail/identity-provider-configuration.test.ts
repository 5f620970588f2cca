import type { PutIdentityProviderConfigurationRequest } from '@aws-sdk/client-workmail'
import { expect, test } from 'vitest'
import { stoppedClock } from '../clock.ts'
import { type LocalAws, startLocalAws } from '../local-aws.ts'
import { sampleOrganizations } from '../sample/sample.ts'
import { outcomeOf, workmailIn } from '../test/requests.ts'

/** An organization that does not use IAM Identity Center yet. */
const OrganizationId = sampleOrganizations.activeDirectory
const InstanceArn = 'arn:aws:sso:::instance/ssoins-1234567890abcdef'

async function createApplication({ workmail }: Pick<LocalAws, 'workmail'>, ClientToken?: string) {
  const application = { Name: 'WorkMail', InstanceArn, ClientToken }
  return (await workmail.createIdentityCenterApplication(application)).ApplicationArn ?? ''
}

function put(
  { workmail }: LocalAws,
  ApplicationArn: string,
  change: Partial<PutIdentityProviderConfigurationRequest> = {},
) {
  return workmail.putIdentityProviderConfiguration({
    OrganizationId,
    AuthenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY',
    IdentityCenterConfiguration: { InstanceArn, ApplicationArn },
    PersonalAccessTokenConfiguration: { Status: 'ACTIVE', LifetimeInDays: 365 },
    ...change,
  })
}

test('IDC-03 an application belongs to its instance, and a repeated creation creates one application', async () => {
  await using aws = await startLocalAws()
  const arn = await createApplication(aws, 'once')
  expect(arn).toMatch(
    /^arn:aws:sso::\d{12}:application\/ssoins-1234567890abcdef\/apl-[a-zA-Z0-9]{16}$/,
  )
  expect(await createApplication(aws, 'once')).toBe(arn)
  expect(await createApplication(aws)).not.toBe(arn)
})

test('IDC-01 IDC-12 PAT-02 a configuration is shown as it was put, and putting it again replaces all of it', async () => {
  await using aws = await startLocalAws()
  const describe = () => aws.workmail.describeIdentityProviderConfiguration({ OrganizationId })
  expect(await outcomeOf(describe())).toBe('ResourceNotFoundException')
  const ApplicationArn = await createApplication(aws)
  await put(aws, ApplicationArn)
  const { $metadata: _, ...first } = await describe()
  expect(first).toEqual({
    AuthenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY',
    IdentityCenterConfiguration: { InstanceArn, ApplicationArn },
    PersonalAccessTokenConfiguration: { Status: 'ACTIVE', LifetimeInDays: 365 },
  })
  const change = {
    AuthenticationMode: 'IDENTITY_PROVIDER_ONLY',
    PersonalAccessTokenConfiguration: { Status: 'INACTIVE' },
  } as const
  await put(aws, ApplicationArn, change)
  const { $metadata, ...second } = await describe()
  expect(second).toEqual({ ...first, ...change })
})

test('IDC-03 an application that is unknown, of another instance or of another Region is refused', async () => {
  await using aws = await startLocalAws()
  const arn = await createApplication(aws)
  const elsewhere = await createApplication({ workmail: workmailIn('eu-west-1', aws) })
  const other = 'arn:aws:sso:::instance/ssoins-ffffffffffffffff'
  const calls = [
    put(aws, arn.replace(/.{16}$/, '0000000000000000')),
    put(aws, arn, { IdentityCenterConfiguration: { InstanceArn: other, ApplicationArn: arn } }),
    put(aws, elsewhere),
  ]
  for (const call of calls) expect(await outcomeOf(call)).toBe('ResourceNotFoundException')
})

test('IDC-14 disabling Identity Center keeps the application, which can only then be deleted', async () => {
  await using aws = await startLocalAws()
  const ApplicationArn = await createApplication(aws)
  await put(aws, ApplicationArn)
  const remove = () => outcomeOf(aws.workmail.deleteIdentityCenterApplication({ ApplicationArn }))
  const off = () => outcomeOf(aws.workmail.deleteIdentityProviderConfiguration({ OrganizationId }))
  expect(await remove()).toBe('OrganizationStateException')
  expect([await off(), await off()]).toEqual(['done', 'done'])
  expect([await remove(), await remove()]).toEqual(['done', 'done'])
  expect(await outcomeOf(put(aws, ApplicationArn))).toBe('ResourceNotFoundException')
})

test('IDC-14 the application of a deleted organization can be deleted', async () => {
  await using aws = await startLocalAws({ clock: stoppedClock() })
  const ApplicationArn = await createApplication(aws)
  await put(aws, ApplicationArn)
  await aws.workmail.deleteOrganization({
    OrganizationId,
    DeleteDirectory: true,
    ForceDelete: true,
  })
  expect(await outcomeOf(aws.workmail.deleteIdentityCenterApplication({ ApplicationArn }))).toBe(
    'done',
  )
})

test.each([0, 3_654])('PAT-02 a token that lives %i days is refused', async (LifetimeInDays) => {
  await using aws = await startLocalAws()
  const arn = await createApplication(aws)
  const change = { PersonalAccessTokenConfiguration: { Status: 'ACTIVE', LifetimeInDays } } as const
  expect(await outcomeOf(put(aws, arn, change))).toBe('ValidationException')
})
