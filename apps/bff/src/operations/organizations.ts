import type { WorkMail } from '@aws-sdk/client-workmail'
import { allItems } from '../aws/all-items.ts'
import type { Handlers } from './handlers.ts'
import { refusal } from './refusal.ts'
import { camel, pascal } from './spelling.ts'

/** Finds the organization of the Region that has an alias now; a deleted one has none any more. */
export async function findOrganization(client: WorkMail, alias: string) {
  const { paginateListOrganizations } = await import('@aws-sdk/client-workmail')
  const pages = paginateListOrganizations({ client }, {})
  const all = await allItems(pages, ({ OrganizationSummaries }) => OrganizationSummaries)
  return all.find(
    ({ Alias, State }) => State !== 'Deleted' && Alias?.toLowerCase() === alias.toLowerCase(),
  )
}

export const organizations: Handlers<'organizations'> = {
  'organizations.list': async (input, { workmail }) => {
    const { OrganizationSummaries, NextToken } = await workmail.listOrganizations(pascal(input))
    return { items: camel(OrganizationSummaries), nextToken: NextToken }
  },

  'organizations.describe': async (input, { workmail, awsNow }) => {
    const organization = camel(await workmail.describeOrganization(pascal(input)))
    return { ...organization, awsTime: awsNow().toISOString() }
  },

  'organizations.create': async (input, { workmail, settle }) => {
    const create = () => workmail.createOrganization(pascal(input))
    const { OrganizationId } =
      (await settle('organizations.create', input, create)) ??
      (await findOrganization(workmail, input.alias)) ??
      {}
    return { organizationId: OrganizationId }
  },

  'organizations.delete': async ({ alias, ...input }, { workmail, note, settle }) => {
    const { organizationId: OrganizationId } = input
    const organization = camel(await workmail.describeOrganization({ OrganizationId }))
    const { state, defaultMailDomain, directoryId } = organization
    note({ before: { alias: organization.alias, state, defaultMailDomain, directoryId } })
    if (alias !== organization.alias)
      throw refusal('InvalidInput', 'This is not the alias of the organization.', {
        alias: { code: 'otherAlias' },
      })
    const { State } =
      (await settle('organizations.delete', input, () =>
        workmail.deleteOrganization(pascal(input)),
      )) ?? (await workmail.describeOrganization({ OrganizationId }))
    return { state: State }
  },
}
