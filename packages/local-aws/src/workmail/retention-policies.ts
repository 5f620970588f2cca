import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { AwsError } from '../protocol/aws-error.ts'
import { FolderConfiguration, type RetentionPolicyRecord } from '../state/retention-policies.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

function refuse(message: string): never {
  throw new AwsError('InvalidParameterException', message)
}

/** Returns the policy of an organization, which has at most one. */
function policyOf({ state }: Context, organizationId: string): RetentionPolicyRecord | undefined {
  return state.retentionPolicies.slice(organizationId, { index: 'id', limit: 1 }).items[0]
}

/**
 * Returns the folders to save: each folder once, with a period if its messages are deleted, and
 * without one if they are not. Source: RET-08, A-25.
 */
function acceptedFolders(given: readonly unknown[]): FolderConfiguration[] {
  const folders = z.array(FolderConfiguration).parse(given)
  if (new Set(folders.map(({ Name }) => Name)).size < folders.length)
    refuse('A folder is configured twice.')
  return folders.map(({ Name, Action, Period }) => {
    if (Action === 'NONE') return { Name, Action }
    return { Name, Action, Period: Period ?? refuse(`The folder ${Name} needs a period.`) }
  })
}

/** The policy is kept and shown; nothing here deletes messages (RET-10). */
export const retentionPolicies = {
  /**
   * Creates the policy, or replaces it by its id.
   * Errors: InvalidParameterException for another id, a folder configured twice, or a missing
   * period; LimitExceededException for a second policy. Source: 06 PutRetentionPolicy, RET-07,
   * RET-08; 00-index, decision 10.
   */
  PutRetentionPolicy({ OrganizationId, Id, Name, Description, FolderConfigurations }, context) {
    findActiveOrganization(context, OrganizationId)
    const folders = acceptedFolders(FolderConfigurations)
    const former = policyOf(context, OrganizationId)
    if (Id !== undefined && Id !== former?.id) refuse(`The retention policy ${Id} does not exist.`)
    if (Id === undefined && former)
      throw new AwsError('LimitExceededException', 'An organization has one retention policy.')
    context.state.retentionPolicies.put(OrganizationId, {
      id: former?.id ?? randomUUID(),
      name: Name,
      description: Description,
      folders,
    })
    return {}
  },

  /**
   * Shows the policy. Errors: EntityNotFoundException while there is none.
   * Source: 06 GetDefaultRetentionPolicy, RET-06.
   */
  GetDefaultRetentionPolicy({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    const policy = policyOf(context, OrganizationId)
    if (!policy)
      throw new AwsError(
        'EntityNotFoundException',
        `The organization ${OrganizationId} has no retention policy.`,
      )
    return {
      Id: policy.id,
      Name: policy.name,
      Description: policy.description,
      FolderConfigurations: policy.folders,
    }
  },

  /**
   * Deletes the policy of an id; another id is no error. Source: 06 DeleteRetentionPolicy, RET-09.
   */
  DeleteRetentionPolicy({ OrganizationId, Id }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.retentionPolicies.delete(OrganizationId, Id)
    return {}
  },
} satisfies Handlers
