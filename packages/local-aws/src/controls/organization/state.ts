import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import { forcedStates, type OrganizationRecord } from '../../state/organizations.ts'
import { errorMessage, organizationState } from '../../workmail/organization-state.ts'
import { control, nothing } from './control.ts'

/** The states that AWS alone puts an organization in. */
export const state = {
  'POST state': control({
    summary:
      'Put an organization into a state AWS decides on, with an error message, or back to Active',
    path: nothing,
    body: z.discriminatedUnion('state', [
      z.strictObject({
        state: z.enum(forcedStates),
        errorMessage: z.optional(z.string().check(z.maxLength(256))),
      }),
      z.strictObject({ state: z.literal('Active') }),
    ]),
    inAnyState: true,
    /**
     * Errors: OrganizationStateException for an organization that is deleted. Source: ORG-05,
     * ORG-06.
     */
    answer({ context, organization }, _, body) {
      if (organization.deletedAt !== undefined)
        throw new AwsError(
          'OrganizationStateException',
          `Organization ${organization.id} is deleted.`,
        )
      const { forced: _former, lifecycle, ...others } = organization
      const changed: OrganizationRecord =
        body.state === 'Active'
          ? // What would make it fail is over.
            { ...others, ...(lifecycle?.failsWith === undefined && lifecycle ? { lifecycle } : {}) }
          : { ...organization, forced: body }
      context.state.organizations.put(context.region, changed)
      return {
        state: organizationState(changed, context.now),
        errorMessage: errorMessage(changed, context.now),
      }
    },
  }),
}
