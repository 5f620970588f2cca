import { awsRequest } from '../aws/aws-request.ts'
import { awsDirectory } from '../aws/directory.ts'
import { guardEdit } from './guarded-edit.ts'
import type { AwsContext, Handlers } from './handlers.ts'
import { inTwoParts, isAnyGiven, secondHalf } from './partial-outcome.ts'
import { checkedAddress, enableWith, enabling } from './primary-address.ts'
import { refuseUnusableAddress } from './refuse-unusable-address.ts'
import { noteReleased } from './released-addresses.ts'
import { camel, pascal } from './spelling.ts'

type Delegate = { organizationId: string; resourceId: string; entityId: string }

/**
 * Sends an update with a new delegate first, because AWS refuses a resource without anybody to
 * answer requests. Removes the delegate again if AWS refuses the update, so that nothing has
 * changed. Source: RES-07.
 */
async function withDelegate(
  { workmail, settle }: Pick<AwsContext, 'workmail' | 'settle'>,
  delegate: Delegate,
  update: () => Promise<unknown>,
): Promise<unknown> {
  const { organizationId, resourceId, entityId } = delegate
  const former = await awsDirectory(workmail, organizationId).delegates(resourceId)
  if (former.includes(entityId)) return update()
  const request = awsRequest()
  const [doneBefore, inDoubtBefore] = [request?.writesDone ?? 0, request?.writesInDoubt ?? 0]
  await settle('resourceDelegates.associate', delegate, () =>
    workmail.associateDelegateToResource(pascal(delegate)),
  )
  try {
    return await update()
  } catch (error) {
    if (!request || request.writesInDoubt > inDoubtBefore) throw error
    await settle('resourceDelegates.disassociate', delegate, () =>
      workmail.disassociateDelegateFromResource(pascal(delegate)),
    ).then(
      () => {
        request.writesDone = doneBefore
      },
      // The error of the update matters more; that something may have changed is told with it.
      () => {},
    )
    throw error
  }
}

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

  'resources.disable': async ({ organizationId, resourceId }, context) => {
    const { workmail } = context
    await noteReleased({ organizationId, type: 'RESOURCE', id: resourceId }, context)
    await workmail.deregisterFromWorkMail({ OrganizationId: organizationId, EntityId: resourceId })
  },

  /**
   * Updates a resource. Sends AWS's current values along, because AWS requires complete data.
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
    guardEdit(note, {
      target: { kind: 'RESOURCE', id: resourceId },
      ...{ current, expected, wanted: { email, ...changes } },
    })
    const address = await checkedAddress(workmail, { organizationId, entityId: resourceId, email })
    const { name, type, description, hiddenFromGlobalAddressList, bookingOptions } = current
    const details = { name, type, description, hiddenFromGlobalAddressList, bookingOptions }
    const update = () => workmail.updateResource(pascal({ ...details, ...wanted }))
    const delegate = delegateId !== undefined && {
      organizationId,
      resourceId,
      entityId: delegateId,
    }
    const send = () =>
      delegate ? withDelegate({ workmail, ...context }, delegate, update) : update()
    const rest = { id: 'resources.update', input: wanted, send }
    return inTwoParts(context, address, isAnyGiven(changes) || delegate ? rest : undefined)
  },

  'resources.delete': async (input, { workmail }) => {
    await workmail.deleteResource(pascal(input))
  },
}
