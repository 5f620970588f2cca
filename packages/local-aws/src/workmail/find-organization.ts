import { AwsError } from '../protocol/aws-error.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import type { Context } from './handlers.ts'
import { organizationState } from './organization-state.ts'

/**
 * Finds an organization in any state by its id. Errors: OrganizationNotFoundException, also for an
 * id of another Region. Source: X-02.
 */
export function findOrganization({ state, region }: Context, id: string): OrganizationRecord {
  const organization = state.organizations.get(region, id)
  if (!organization)
    throw new AwsError('OrganizationNotFoundException', `Organization ${id} does not exist.`)
  return organization
}

/**
 * Finds an Active organization by its id. Errors: OrganizationNotFoundException,
 * OrganizationStateException. Source: X-03, 06 §0.
 */
export function findActiveOrganization(context: Context, id: string): OrganizationRecord {
  const organization = findOrganization(context, id)
  const state = organizationState(organization, context.now)
  if (state !== 'Active')
    throw new AwsError(
      'OrganizationStateException',
      `Organization ${id} is not Active, state: ${state}`,
    )
  return organization
}

/**
 * Refuses to write to a directory that is managed elsewhere. Errors: UnsupportedOperationException.
 * Source: GEN-07, INTEROP-08.
 */
export function refuseReadOnlyDirectory(organization: OrganizationRecord): void {
  if (organization.directoryType === 'ADConnector' || organization.interoperabilityEnabled)
    throw new AwsError(
      'UnsupportedOperationException',
      'You cannot perform this write operation against a read-only external directory.',
    )
}

/**
 * Refuses an operation that belongs to the Exchange admin center while interoperability is enabled.
 * Errors: UnsupportedOperationException. Source: RES-14, INTEROP-08.
 */
export function refuseInteroperability({ interoperabilityEnabled }: OrganizationRecord): void {
  if (interoperabilityEnabled)
    throw new AwsError(
      'UnsupportedOperationException',
      'You cannot perform this operation while interoperability with Exchange is enabled.',
    )
}
