import type { PutIdentityProviderConfigurationRequest } from '@aws-sdk/client-workmail'
import { defaultTokenLifetimeInDays } from '@mailroom/schemas/identity-provider-settings'
import { guardEdit } from './guarded-edit.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { checkMode, listAssociations } from './identity-associations.ts'
import {
  type Configuration,
  putConfiguration,
  readConfiguration,
} from './identity-provider-configuration.ts'
import { refusal } from './refusal.ts'
import { camel } from './spelling.ts'

/** Returns the values of a configuration as edits name them; undefined if there is none. */
function settingsOf(configuration: Configuration | undefined) {
  if (!configuration) return undefined
  const { known } = configuration
  return {
    authenticationMode: known.AuthenticationMode,
    instanceArn: known.IdentityCenterConfiguration?.InstanceArn,
    applicationArn: known.IdentityCenterConfiguration?.ApplicationArn,
    status: known.PersonalAccessTokenConfiguration?.Status,
    lifetimeInDays: known.PersonalAccessTokenConfiguration?.LifetimeInDays,
  }
}

type Edited = { organizationId: string; expected: Record<string, unknown> }
type Wanted = Record<string, unknown>

/**
 * Changes a part of the configuration, which AWS replaces as a whole: reads it, refuses what somebody
 * else has changed or disabled, and sends all of it with the change. A lifetime that is absent stays
 * absent, because that means that tokens never expire. Source: IDC-12, PAT-02.
 */
async function edit(
  { organizationId, expected }: Edited,
  wanted: Wanted,
  change: (
    known: Configuration['known'],
  ) => Partial<Omit<PutIdentityProviderConfigurationRequest, 'OrganizationId'>>,
  { workmail, note }: AwsContext,
): Promise<void> {
  const configuration = await readConfiguration(workmail, organizationId)
  guardEdit(note, { current: settingsOf(configuration), expected, wanted })
  if (!configuration) throw refusal('Gone', 'IAM Identity Center is not enabled any more.')
  const { AuthenticationMode, IdentityCenterConfiguration, PersonalAccessTokenConfiguration } =
    configuration.known
  await putConfiguration(
    workmail,
    {
      OrganizationId: organizationId,
      ...{ AuthenticationMode, IdentityCenterConfiguration, PersonalAccessTokenConfiguration },
      ...change(configuration.known),
    },
    configuration,
  )
}

export const identityProvider: Handlers<'identityProvider'> = {
  /**
   * Returns an empty answer for AWS's error that means "not configured". Source: 06 §0, fact 16.
   */
  'identityProvider.describe': async ({ organizationId }, { workmail }) =>
    camel((await readConfiguration(workmail, organizationId))?.known ?? {}),

  'identityProvider.listAssociations': listAssociations,
  'identityProvider.checkMode': checkMode,

  'identityProvider.createApplication': async ({ name, instanceArn }, { workmail }) => {
    const made = { Name: name, InstanceArn: instanceArn }
    const { ApplicationArn } = await workmail.createIdentityCenterApplication(made)
    return { applicationArn: ApplicationArn }
  },

  'identityProvider.enable': async (input, { workmail, note }) => {
    const { organizationId: OrganizationId, instanceArn, applicationArn } = input
    const configuration = await readConfiguration(workmail, OrganizationId)
    const current = settingsOf(configuration)
    const wanted = {
      ...{ instanceArn, applicationArn },
      ...({ authenticationMode: 'IDENTITY_PROVIDER_AND_DIRECTORY' } as const),
      ...({ status: 'ACTIVE', lifetimeInDays: defaultTokenLifetimeInDays } as const),
    }
    const nothing = Object.fromEntries(Object.keys(wanted).map((name) => [name, undefined]))
    guardEdit(note, { current, expected: nothing, wanted })
    await putConfiguration(
      workmail,
      {
        OrganizationId,
        AuthenticationMode: wanted.authenticationMode,
        IdentityCenterConfiguration: { InstanceArn: instanceArn, ApplicationArn: applicationArn },
        PersonalAccessTokenConfiguration: {
          ...{ Status: wanted.status, LifetimeInDays: wanted.lifetimeInDays },
        },
      },
      { unknown: {} },
    )
  },

  'identityProvider.putMode': ({ authenticationMode, ...input }, context) =>
    edit(
      input,
      { authenticationMode },
      () => ({ AuthenticationMode: authenticationMode }),
      context,
    ),

  'identityProvider.putTokens': ({ status, lifetimeInDays, ...input }, context) =>
    edit(
      // A person who saw no lifetime saw that tokens never expire.
      { ...input, expected: { lifetimeInDays: undefined, ...input.expected } },
      { status, lifetimeInDays: lifetimeInDays ?? null },
      () => ({
        PersonalAccessTokenConfiguration: { Status: status, LifetimeInDays: lifetimeInDays },
      }),
      context,
    ),

  'identityProvider.disable': async ({ organizationId, expected }, { workmail, note }) => {
    const current = settingsOf(await readConfiguration(workmail, organizationId))
    const wanted = { instanceArn: null, applicationArn: null, authenticationMode: null }
    guardEdit(note, { current, expected, wanted })
    await workmail.deleteIdentityProviderConfiguration({ OrganizationId: organizationId })
  },

  'identityProvider.deleteApplication': async ({ applicationArn }, { workmail }) => {
    await workmail.deleteIdentityCenterApplication({ ApplicationArn: applicationArn })
  },
}
