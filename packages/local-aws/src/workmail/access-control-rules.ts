import { accessControl } from '@mailroom/schemas/access/access-control-effect'
import { AwsError } from '../protocol/aws-error.ts'
import type { AccessControlRuleRecord } from '../state/access-control-rules.ts'
import { camelCase } from './camel-case.ts'
import { findUser } from './find-entity.ts'
import { findImpersonationRole } from './find-impersonation-role.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/** The most rules of an organization. Source: QUOTA-27. */
const maxRules = 10

/** The protocols, which are free texts in the model. Source: 06 §5.2, ACR-04. */
const actions = ['ActiveSync', 'AutoDiscover', 'EWS', 'IMAP', 'SMTP', 'WindowsOutlook', 'WebMail']

function refuseUnknownActions(given: readonly string[]): void {
  const unknown = given.find((action) => !actions.includes(action))
  if (unknown !== undefined)
    throw new AwsError('InvalidParameterException', `There is no action ${unknown}.`)
}

/** Returns all rules by name; there are only a few. */
function rulesOf({ state }: Context, organizationId: string): AccessControlRuleRecord[] {
  return state.accessControlRules.slice(organizationId, { index: 'name', limit: maxRules }).items
}

/**
 * The rule that every organization starts with: it allows everybody from everywhere, and dates from
 * the beginning of time. Source: ACR-02.
 */
export const defaultAccessControlRule: AccessControlRuleRecord = {
  Name: 'default',
  Effect: 'ALLOW',
  Description: 'Default WorkMail Rule',
  createdAt: 0,
  modifiedAt: 0,
}

/**
 * Removes a deleted role from the rules. A rule that would then apply to everybody keeps the id,
 * which nobody has any more: a deletion must neither open mailboxes nor lock people out.
 * Source: 06 DeleteImpersonationRole.
 */
export function removeRoleFromAccessControlRules(
  context: Context,
  organizationId: string,
  roleId: string,
): void {
  const without = (ids: string[] | undefined) => ids?.filter((id) => id !== roleId)
  for (const rule of rulesOf(context, organizationId)) {
    const included = without(rule.ImpersonationRoleIds)
    const isAboutOthers = (included?.length ?? 0) + (rule.UserIds?.length ?? 0) > 0
    context.state.accessControlRules.put(organizationId, {
      ...rule,
      ImpersonationRoleIds: isAboutOthers ? included : rule.ImpersonationRoleIds,
      NotImpersonationRoleIds: without(rule.NotImpersonationRoleIds),
    })
  }
}

export const accessControlRules = {
  /**
   * Creates a rule, or replaces the whole rule of the same name and keeps the date it was created.
   * Errors: InvalidParameterException for an unknown action, EntityNotFoundException for an unknown
   * user (ids only), ResourceNotFoundException for a role, LimitExceededException for the eleventh
   * rule. Source: 06 PutAccessControlRule, ACR-22.
   */
  PutAccessControlRule({ OrganizationId, ...rule }, context) {
    findActiveOrganization(context, OrganizationId)
    refuseUnknownActions([...(rule.Actions ?? []), ...(rule.NotActions ?? [])])
    for (const userId of [...(rule.UserIds ?? []), ...(rule.NotUserIds ?? [])])
      findUser(context, OrganizationId, userId, 'id')
    for (const roleId of [
      ...(rule.ImpersonationRoleIds ?? []),
      ...(rule.NotImpersonationRoleIds ?? []),
    ])
      findImpersonationRole(context, OrganizationId, roleId)
    const { accessControlRules } = context.state
    const former = accessControlRules.get(OrganizationId, rule.Name)
    if (!former && accessControlRules.count(OrganizationId, 'name') >= maxRules)
      throw new AwsError(
        'LimitExceededException',
        `An organization has ${maxRules} access control rules at most.`,
      )
    const at = context.now.getTime()
    accessControlRules.put(OrganizationId, {
      ...rule,
      createdAt: former?.createdAt ?? at,
      modifiedAt: at,
    })
    return {}
  },

  /**
   * Deletes a rule by its name; a missing one is no error.
   * Source: 06 DeleteAccessControlRule.
   */
  DeleteAccessControlRule({ OrganizationId, Name }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.accessControlRules.delete(OrganizationId, Name)
    return {}
  },

  /** Lists all rules by name. Source: 06 ListAccessControlRules. */
  ListAccessControlRules({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    return {
      Rules: rulesOf(context, OrganizationId).map(({ createdAt, modifiedAt, ...rule }) => ({
        ...rule,
        DateCreated: new Date(createdAt),
        DateModified: new Date(modifiedAt),
      })),
    }
  },

  /**
   * Shows whether the rules allow an access.
   * Errors: InvalidParameterException unless it is by a user or by a role, for a role that does not
   * use EWS, and for an unknown action; EntityNotFoundException, ResourceNotFoundException.
   * Source: 06 GetAccessControlEffect, ACR-25.
   */
  GetAccessControlEffect(
    { OrganizationId, IpAddress, Action, UserId, ImpersonationRoleId },
    context,
  ) {
    findActiveOrganization(context, OrganizationId)
    refuseUnknownActions([Action])
    if ((UserId === undefined) === (ImpersonationRoleId === undefined))
      throw new AwsError(
        'InvalidParameterException',
        'A request is made by a user or by an impersonation role: give one of them.',
      )
    if (ImpersonationRoleId !== undefined && Action !== 'EWS')
      throw new AwsError('InvalidParameterException', 'Impersonation roles use EWS only.')
    if (UserId !== undefined) findUser(context, OrganizationId, UserId, 'id')
    if (ImpersonationRoleId !== undefined)
      findImpersonationRole(context, OrganizationId, ImpersonationRoleId)
    const rules = rulesOf(context, OrganizationId).map(camelCase)
    const { effect, deciding } = accessControl(rules)({
      action: Action,
      ipAddress: IpAddress,
      userId: UserId,
      impersonationRoleId: ImpersonationRoleId,
    })
    return { Effect: effect, MatchedRules: deciding.map(({ name }) => name) }
  },
} satisfies Handlers
