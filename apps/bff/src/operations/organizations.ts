import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

export const organizations: Handlers<'organizations'> = {
  'organizations.list': async (input, { workmail }) => {
    const { OrganizationSummaries, NextToken } = await workmail.listOrganizations(pascal(input))
    return { items: camel(OrganizationSummaries), nextToken: NextToken }
  },

  'organizations.describe': async (input, { workmail, awsNow }) => {
    const organization = camel(await workmail.describeOrganization(pascal(input)))
    return { ...organization, awsTime: awsNow().toISOString() }
  },

  'organizations.create': async (input, { workmail }) =>
    camel(await workmail.createOrganization(pascal(input))),

  'organizations.delete': async ({ alias, ...input }, { workmail, note }) => {
    const { organizationId: OrganizationId } = input
    const organization = camel(await workmail.describeOrganization({ OrganizationId }))
    const { state, defaultMailDomain, directoryId } = organization
    note({ before: { alias: organization.alias, state, defaultMailDomain, directoryId } })
    if (alias !== organization.alias)
      throw refusal('InvalidInput', 'This is not the alias of the organization.', {
        alias: { code: 'otherAlias' },
      })
    const { State } = await workmail.deleteOrganization(pascal(input))
    return { state: State }
  },
}
