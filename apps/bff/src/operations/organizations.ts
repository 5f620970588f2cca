import type { Handlers } from './handlers.ts'
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
}
