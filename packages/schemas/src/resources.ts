import * as z from 'zod/mini'
import {
  EmailAddress,
  NewResourceDescription,
  ResourceDescription,
  ResourceName,
  ResourceType as ResourceTypes,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { mailboxKeptDays } from './directory-rules.ts'
import { addressChecks, addressErrors } from './email-errors.ts'
import { EntityState } from './entity-state.ts'
import { filterPrefix, oneFilter } from './one-filter.ts'
import { resourceOwners } from './owners.ts'
import { page, pageInput } from './page.ts'
import { notEnabled, notUpdated } from './partial-outcome.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

export const ResourceType = z.enum(ResourceTypes.values)
export type ResourceType = z.infer<typeof ResourceType>

/** A room or piece of equipment in a list. Source: RES-01, `ListResources`. */
export const ResourceSummary = z.object({
  id: z.string(),
  name: z.string(),
  type: ResourceType,
  email: z.optional(z.string()),
  description: z.optional(z.string()),
  state: EntityState,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
})
export type ResourceSummary = z.infer<typeof ResourceSummary>

/**
 * How a resource answers requests automatically. AWS treats a missing member as false, so all three
 * are always sent. Source: RES-06.
 */
export const BookingOptions = z.strictObject({
  autoAcceptRequests: z.boolean(),
  autoDeclineRecurringRequests: z.boolean(),
  autoDeclineConflictingRequests: z.boolean(),
})
export type BookingOptions = z.infer<typeof BookingOptions>

/** Everything the API returns about a resource. Source: RES-04, `DescribeResource`. */
export const BookableResource = z.object({
  resourceId: z.string(),
  name: z.string(),
  type: ResourceType,
  email: z.optional(z.string()),
  description: z.optional(z.string()),
  bookingOptions: z.object(BookingOptions.def.shape),
  state: EntityState,
  enabledDate: z.optional(timestamp),
  disabledDate: z.optional(timestamp),
  hiddenFromGlobalAddressList: z.optional(z.boolean()),
})
export type BookableResource = z.infer<typeof BookableResource>

/** The filters of `ListResources`. Source: RES-02. */
const ListResourcesFilters = z
  .strictObject({
    namePrefix: z.optional(filterPrefix),
    primaryEmailPrefix: z.optional(filterPrefix),
    state: z.optional(EntityState),
  })
  .check(oneFilter)

const oneResource = { ...inOrganization, resourceId: text(WorkMailIdentifier) }
const email = text(EmailAddress)

export const resources = {
  'resources.list': read({
    summary: 'List the resources of an organization',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      filters: z.optional(ListResourcesFilters),
    }),
    output: page(ResourceSummary),
    aws: ['workmail:ListResources'],
  }),

  'resources.describe': read({
    summary: 'Show the details of a resource',
    roles: everyone,
    input: z.strictObject(oneResource),
    output: BookableResource,
    aws: ['workmail:DescribeResource'],
  }),

  'resources.create': write({
    summary: 'Create a resource and enable it with an address',
    roles: ['administrator'],
    needs: { owners: resourceOwners },
    inTurnBy: 'email',
    input: z.strictObject({
      ...inOrganization,
      name: nameText(ResourceName),
      type: ResourceType,
      description: z.optional(text(ResourceDescription)),
      email,
      hiddenFromGlobalAddressList: z.boolean(),
    }),
    output: z.object({ resourceId: z.string(), notEnabled }),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:CreateResource',
        input: ({ connectionId: _, region: __, email: ___, ...resource }) => resource,
      },
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, email }) => ({ organizationId, entityId: '<ResourceId>', email }),
      },
    ],
    errorFields: {
      ...addressErrors,
      NameAvailabilityException: 'name',
      ReservedNameException: 'name',
    },
    changes: ['entities'],
  }),

  'resources.enable': write({
    summary: 'Enable a resource with a primary address',
    roles: ['administrator'],
    needs: { owners: ['exchangeResources'], state: 'DISABLED' },
    input: z.strictObject({ ...oneResource, email }),
    output: z.void(),
    aws: [
      ...addressChecks('email'),
      {
        action: 'workmail:RegisterToWorkMail',
        input: ({ organizationId, resourceId, email }) => ({
          organizationId,
          entityId: resourceId,
          email,
        }),
      },
    ],
    errorFields: { ...addressErrors, EntityAlreadyRegisteredException: 'email' },
    changes: ['aliases', 'entities', 'resourceDelegates'],
  }),

  'resources.disable': write({
    summary: `Disable a resource; it cannot be booked, and its calendar is kept for ${mailboxKeptDays} days`,
    roles: ['administrator'],
    needs: { state: 'ENABLED' },
    input: z.strictObject(oneResource),
    output: z.void(),
    aws: [
      {
        action: 'workmail:DescribeResource',
        input: ({ organizationId, resourceId }) => ({ organizationId, resourceId }),
      },
      {
        action: 'workmail:ListAliases',
        input: ({ organizationId, resourceId }) => ({ organizationId, entityId: resourceId }),
      },
      {
        action: 'workmail:DeregisterFromWorkMail',
        input: ({ organizationId, resourceId }) => ({ organizationId, entityId: resourceId }),
      },
    ],
    changes: ['entities'],
  }),

  'resources.update': write({
    summary: 'Change the address and delegate of a resource, then its details and booking options',
    roles: ['administrator'],
    needs: { owners: resourceOwners, state: 'ENABLED' },
    // A former address becomes an alias. Source: USR-10.
    lasting: ['email'],
    input: z.strictObject({
      ...oneResource,
      email: z.optional(email),
      name: z.optional(nameText(ResourceName)),
      type: z.optional(ResourceType),
      description: z.optional(text(NewResourceDescription)),
      hiddenFromGlobalAddressList: z.optional(z.boolean()),
      bookingOptions: z.optional(BookingOptions),
      /**
       * The delegate to add first, because somebody must answer requests that are not accepted
       * automatically. If the update is refused, the delegate is removed again. Source: RES-07.
       */
      delegateId: z.optional(text(WorkMailIdentifier)),
      /**
       * The values the person saw. If AWS has other values by now, nothing is changed. Error:
       * `Conflict`.
       */
      expected: z.strictObject({
        email: z.optional(text({ max: 256 })),
        name: z.optional(text({ max: 256 })),
        type: z.optional(ResourceType),
        description: z.optional(text({ max: 1_024 })),
        hiddenFromGlobalAddressList: z.optional(z.boolean()),
        bookingOptions: z.optional(BookingOptions),
      }),
    }),
    output: z.object({ notUpdated }),
    aws: [
      {
        action: 'workmail:DescribeResource',
        input: ({ organizationId, resourceId }) => ({ organizationId, resourceId }),
      },
      ...addressChecks('email'),
      {
        action: 'workmail:UpdatePrimaryEmailAddress',
        input: ({ organizationId, resourceId, email }) =>
          email === undefined ? undefined : { organizationId, entityId: resourceId, email },
      },
      {
        action: 'workmail:ListResourceDelegates',
        input: ({ organizationId, resourceId, delegateId }) =>
          delegateId === undefined ? undefined : { organizationId, resourceId },
      },
      {
        action: 'workmail:AssociateDelegateToResource',
        input: ({ organizationId, resourceId, delegateId }) =>
          delegateId === undefined
            ? undefined
            : { organizationId, resourceId, entityId: delegateId },
      },
      {
        action: 'workmail:UpdateResource',
        input: ({ connectionId, region, email, delegateId, expected, ...resource }) => resource,
      },
    ],
    errorFields: {
      ...addressErrors,
      NameAvailabilityException: 'name',
      InvalidConfigurationException: 'delegateId',
    },
    changes: ['aliases', 'entities', 'resourceDelegates'],
  }),

  'resources.delete': write({
    summary: 'Delete a disabled resource permanently',
    roles: ['administrator'],
    needs: { owners: resourceOwners, state: 'DISABLED' },
    input: z.strictObject(oneResource),
    output: z.void(),
    aws: ['workmail:DeleteResource'],
    changes: ['aliases', 'entities', 'resourceDelegates'],
  }),
}
