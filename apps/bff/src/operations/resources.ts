import { addressThenRest, isAnyGiven, secondHalf } from './half-done.ts'
import type { Handlers } from './handlers.ts'
import { noteBefore } from './note-before.ts'
import { checkedAddress, enableWith, enabling } from './primary-address.ts'
import { refuseIfChanged } from './refuse-if-changed.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { camel, pascal } from './spelling.ts'

export const resources: Handlers<'resources'> = {
  'resources.list': async (input, { workmail }) => {
    const { Resources, NextToken } = await workmail.listResources(pascal(input))
    return { items: camel(Resources), nextToken: NextToken }
  },

  'resources.describe': async (input, { workmail }) =>
    camel(await workmail.describeResource(pascal(input))),

  /**
   * Creates a resource, then enables it. If only the creation succeeds, the resource stays,
   * disabled and without an address, and the answer says why. Source: GEN-05.
   */
  'resources.create': async ({ email, ...resource }, { workmail, ...context }) => {
    const { organizationId, name } = resource
    await refuseUnusableAddress(workmail, { organizationId, address: email })
    const create = () => workmail.createResource(pascal(resource))
    const { ResourceId } =
      (await context.settle('resources.create', { name }, create)) ??
      (await workmail.describeResource({ OrganizationId: organizationId, ResourceId: name }))
    const created = { organizationId, entityId: ResourceId, email }
    const notEnabled = await secondHalf(context, enabling(workmail, 'resources.enable', created))
    return { resourceId: ResourceId, notEnabled }
  },

  'resources.enable': ({ organizationId, resourceId, email }, { workmail }) =>
    enableWith(workmail, { organizationId, entityId: resourceId, email }),

  'resources.disable': async ({ organizationId, resourceId }, { workmail }) => {
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: resourceId })
  },

  /**
   * Updates a resource. Sends AWS's current values along, because AWS requires complete data. Adds
   * a delegate first, because AWS refuses a resource without anybody to answer requests.
   * Source: RES-05, RES-07.
   */
  'resources.update': async (
    { expected, email, delegateId, ...wanted },
    { workmail, note, ...context },
  ) => {
    const { connectionId: _, region: __, organizationId, resourceId, ...changes } = wanted
    const current = camel(
      await workmail.describeResource({ OrganizationId: organizationId, ResourceId: resourceId }),
    )
    noteBefore(note, { kind: 'RESOURCE', id: resourceId }, current, { email, ...changes })
    refuseIfChanged(current, expected, { email, ...changes })
    const address = await checkedAddress(workmail, { organizationId, entityId: resourceId, email })
    const { name, type, description, hiddenFromGlobalAddressList, bookingOptions } = current
    if (delegateId !== undefined) {
      const delegate = { organizationId, resourceId, entityId: delegateId }
      await context.settle('resourceDelegates.associate', delegate, () =>
        workmail.associateDelegateToResource(pascal(delegate)),
      )
    }
    const details = { name, type, description, hiddenFromGlobalAddressList, bookingOptions }
    const update = () => workmail.updateResource(pascal({ ...details, ...wanted }))
    const rest = { id: 'resources.update', input: wanted, send: update }
    return addressThenRest(context, address, isAnyGiven(changes) ? rest : undefined)
  },

  'resources.delete': async (input, { workmail }) => {
    await workmail.deleteResource(pascal(input))
  },
}
