import { randomBytes, randomUUID } from 'node:crypto'
import { impersonation } from '@mailroom/schemas/access/impersonation-effect'
import * as z from 'zod/mini'
import { AwsError } from '../protocol/aws-error.ts'
import { ImpersonationRule } from '../state/impersonation-roles.ts'
import { pageOf } from '../state/paging.ts'
import { removeRoleFromAccessControlRules } from './access-control-rules.ts'
import { camelCase } from './camel-case.ts'
import { onceForToken } from './client-token.ts'
import { findUser, refuseUnlessEnabled } from './find-entity.ts'
import { findImpersonationRole } from './find-impersonation-role.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/** The most roles of an organization. Source: QUOTA-33. */
const maxRoles = 20

/** How long a token of a role is valid, in seconds. Source: IMP-10. */
const tokenSeconds = 900

function refuseTakenName(context: Context, organizationId: string, name: string, ownId?: string) {
  const other = context.state.impersonationRoles.find(organizationId, 'nameKey', name.toLowerCase())
  if (other && other.id !== ownId)
    throw new AwsError(
      'InvalidParameterException',
      `There is an impersonation role ${name} already.`,
    )
}

/** Returns the id of an enabled user from an id, name or address. */
function targetId(context: Context, organizationId: string, identifier: string): string {
  const user = findUser(context, organizationId, identifier, 'id, name or email')
  refuseUnlessEnabled(user)
  return user.id
}

/**
 * Returns the rules to save, with users by id, so that a changed address does not change the users
 * of a rule.
 */
function acceptedRules(
  context: Context,
  organizationId: string,
  given: readonly unknown[],
): ImpersonationRule[] {
  const rules = z.array(ImpersonationRule).parse(given)
  if (new Set(rules.map(({ ImpersonationRuleId }) => ImpersonationRuleId)).size < rules.length)
    throw new AwsError('InvalidParameterException', 'Two rules of the role have the same id.')
  const ids = (identifiers: string[] | undefined) =>
    identifiers?.map((identifier) => targetId(context, organizationId, identifier))
  return rules.map((rule) => ({
    ...rule,
    TargetUsers: ids(rule.TargetUsers),
    NotTargetUsers: ids(rule.NotTargetUsers),
  }))
}

export const impersonationRoles = {
  /**
   * Creates a role. Errors, in this order: InvalidParameterException for rules of the same id,
   * EntityNotFoundException and EntityStateException for the users of its rules,
   * InvalidParameterException for a name in use, LimitExceededException for the 21st role.
   * Source: 06 CreateImpersonationRole, IMP-05.
   */
  CreateImpersonationRole(input, context) {
    findActiveOrganization(context, input.OrganizationId)
    return onceForToken(context, 'CreateImpersonationRole', input, () => {
      const { OrganizationId, Name, Type, Description, Rules } = input
      const rules = acceptedRules(context, OrganizationId, Rules)
      refuseTakenName(context, OrganizationId, Name)
      const roles = context.state.impersonationRoles
      if (roles.count(OrganizationId, 'nameKey') >= maxRoles)
        throw new AwsError(
          'LimitExceededException',
          `An organization has ${maxRoles} impersonation roles at most.`,
        )
      const id = randomUUID()
      const at = context.now.getTime()
      roles.put(OrganizationId, {
        id,
        name: Name,
        type: Type,
        description: Description,
        rules,
        createdAt: at,
        modifiedAt: at,
      })
      return { ImpersonationRoleId: id }
    })
  },

  /**
   * Replaces a whole role; without a description it has none.
   * Errors: ResourceNotFoundException, and those of its creation except the limit.
   * Source: 06 UpdateImpersonationRole, IMP-07.
   */
  UpdateImpersonationRole(
    { OrganizationId, ImpersonationRoleId, Name, Type, Description, Rules },
    context,
  ) {
    findActiveOrganization(context, OrganizationId)
    const { createdAt } = findImpersonationRole(context, OrganizationId, ImpersonationRoleId)
    const rules = acceptedRules(context, OrganizationId, Rules)
    refuseTakenName(context, OrganizationId, Name, ImpersonationRoleId)
    context.state.impersonationRoles.put(OrganizationId, {
      id: ImpersonationRoleId,
      name: Name,
      type: Type,
      description: Description,
      rules,
      createdAt,
      modifiedAt: context.now.getTime(),
    })
    return {}
  },

  /**
   * Shows a role and its rules. Errors: ResourceNotFoundException. Source: 06 GetImpersonationRole.
   */
  GetImpersonationRole({ OrganizationId, ImpersonationRoleId }, context) {
    findActiveOrganization(context, OrganizationId)
    const role = findImpersonationRole(context, OrganizationId, ImpersonationRoleId)
    return {
      ImpersonationRoleId,
      Name: role.name,
      Type: role.type,
      Description: role.description,
      Rules: role.rules,
      DateCreated: new Date(role.createdAt),
      DateModified: new Date(role.modifiedAt),
    }
  },

  /** Lists roles by name, without descriptions and rules. Source: 06 ListImpersonationRoles. */
  ListImpersonationRoles({ OrganizationId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const { items, NextToken } = pageOf(
      context.state.impersonationRoles,
      OrganizationId,
      { index: 'nameKey' },
      page,
    )
    return {
      Roles: items.map(({ id, name, type, createdAt, modifiedAt }) => ({
        ImpersonationRoleId: id,
        Name: name,
        Type: type,
        DateCreated: new Date(createdAt),
        DateModified: new Date(modifiedAt),
      })),
      NextToken,
    }
  },

  /**
   * Deletes a role, also from the access control rules; a missing one is no error.
   * Source: 06 DeleteImpersonationRole.
   */
  DeleteImpersonationRole({ OrganizationId, ImpersonationRoleId }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.impersonationRoles.delete(OrganizationId, ImpersonationRoleId)
    removeRoleFromAccessControlRules(context, OrganizationId, ImpersonationRoleId)
    return {}
  },

  /**
   * Shows whether a role may impersonate a user, by id, name or address, and which of its rules
   * decided.
   * Errors: ResourceNotFoundException for the role, EntityNotFoundException and
   * EntityStateException for the user. Source: IMP-03, IMP-08.
   */
  GetImpersonationRoleEffect({ OrganizationId, ImpersonationRoleId, TargetUser }, context) {
    findActiveOrganization(context, OrganizationId)
    const { type, rules } = findImpersonationRole(context, OrganizationId, ImpersonationRoleId)
    const userId = targetId(context, OrganizationId, TargetUser)
    const { effect, deciding } = impersonation(rules.map(camelCase), userId)
    return {
      Type: type,
      Effect: effect,
      MatchedRules: deciding.map(({ impersonationRuleId, name }) => ({
        ImpersonationRuleId: impersonationRuleId,
        Name: name,
      })),
    }
  },

  /**
   * Returns a token for EWS. It is not kept, because there is no EWS here.
   * Errors: ResourceNotFoundException. Source: IMP-10.
   */
  AssumeImpersonationRole({ OrganizationId, ImpersonationRoleId }, context) {
    findActiveOrganization(context, OrganizationId)
    findImpersonationRole(context, OrganizationId, ImpersonationRoleId)
    return { Token: randomBytes(96).toString('base64url'), ExpiresIn: tokenSeconds }
  },
} satisfies Handlers
