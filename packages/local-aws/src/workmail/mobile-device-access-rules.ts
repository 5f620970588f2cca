import { randomUUID } from 'node:crypto'
import {
  type Device,
  mobileDeviceAccess,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import { AwsError } from '../protocol/aws-error.ts'
import type { MobileDeviceAccessRuleRecord } from '../state/mobile-device-access.ts'
import { camelCase } from './camel-case.ts'
import { onceForToken } from './client-token.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'

/** The most rules of an organization. Source: 06 CreateMobileDeviceAccessRule, MDAR-04. */
const maxRules = 10

/** Returns all rules, the oldest first; there are only a few. */
export function mobileDeviceAccessRulesOf(
  { state }: Context,
  organizationId: string,
): MobileDeviceAccessRuleRecord[] {
  return state.mobileDeviceAccessRules.slice(organizationId, {
    index: 'createdAt',
    limit: maxRules,
  }).items
}

/** Returns what the rules of an organization decide about a device, without overrides. Source: MDAR-10. */
export function mobileDeviceAccessEffect(context: Context, organizationId: string, device: Device) {
  const rules = mobileDeviceAccessRulesOf(context, organizationId).map(camelCase)
  const { effect, deciding } = mobileDeviceAccess(rules, device)
  return {
    Effect: effect,
    MatchedRules: deciding.map(({ mobileDeviceAccessRuleId, name }) => ({
      MobileDeviceAccessRuleId: mobileDeviceAccessRuleId,
      Name: name,
    })),
  }
}

/** Returns the rule that every organization starts with: it allows all devices. Source: MDAR-02. */
export function defaultMobileDeviceAccessRule(
  organizationId: string,
  now: Date,
): MobileDeviceAccessRuleRecord {
  return {
    MobileDeviceAccessRuleId: `default-${organizationId}`,
    Name: 'default',
    Description: 'Default WorkMail Rule',
    Effect: 'ALLOW',
    createdAt: now.getTime(),
    modifiedAt: now.getTime(),
  }
}

export const mobileDeviceAccessRules = {
  /**
   * Creates a rule; names need not differ. Errors: LimitExceededException for the eleventh.
   * Source: 06 CreateMobileDeviceAccessRule.
   */
  CreateMobileDeviceAccessRule(input, context) {
    findActiveOrganization(context, input.OrganizationId)
    return onceForToken(context, 'CreateMobileDeviceAccessRule', input, () => {
      const { OrganizationId, ClientToken: _, ...rule } = input
      const rules = context.state.mobileDeviceAccessRules
      if (rules.count(OrganizationId, 'createdAt') >= maxRules)
        throw new AwsError(
          'LimitExceededException',
          `An organization has ${maxRules} mobile device access rules at most.`,
        )
      const MobileDeviceAccessRuleId = randomUUID()
      const at = context.now.getTime()
      rules.put(OrganizationId, {
        ...rule,
        MobileDeviceAccessRuleId,
        createdAt: at,
        modifiedAt: at,
      })
      return { MobileDeviceAccessRuleId }
    })
  },

  /**
   * Replaces a whole rule; lists that are not sent are removed. Errors: EntityNotFoundException.
   * Source: 06 UpdateMobileDeviceAccessRule, MDAR-08.
   */
  UpdateMobileDeviceAccessRule({ OrganizationId, ...rule }, context) {
    findActiveOrganization(context, OrganizationId)
    const rules = context.state.mobileDeviceAccessRules
    const former = rules.get(OrganizationId, rule.MobileDeviceAccessRuleId)
    if (!former)
      throw new AwsError(
        'EntityNotFoundException',
        `The mobile device access rule ${rule.MobileDeviceAccessRuleId} does not exist.`,
      )
    rules.put(OrganizationId, {
      ...rule,
      createdAt: former.createdAt,
      modifiedAt: context.now.getTime(),
    })
    return {}
  },

  /** Deletes a rule; a missing one is no error. Source: 06 DeleteMobileDeviceAccessRule. */
  DeleteMobileDeviceAccessRule({ OrganizationId, MobileDeviceAccessRuleId }, context) {
    findActiveOrganization(context, OrganizationId)
    context.state.mobileDeviceAccessRules.delete(OrganizationId, MobileDeviceAccessRuleId)
    return {}
  },

  /** Lists all rules, the oldest first. Source: 06 ListMobileDeviceAccessRules. */
  ListMobileDeviceAccessRules({ OrganizationId }, context) {
    findActiveOrganization(context, OrganizationId)
    return {
      Rules: mobileDeviceAccessRulesOf(context, OrganizationId).map(
        ({ createdAt, modifiedAt, ...rule }) => ({
          ...rule,
          DateCreated: new Date(createdAt),
          DateModified: new Date(modifiedAt),
        }),
      ),
    }
  },

  /**
   * Shows whether the rules, without overrides, allow a device; a property that is not sent counts
   * as not reported. Source: MDAR-10.
   */
  GetMobileDeviceAccessEffect({ OrganizationId, ...device }, context) {
    findActiveOrganization(context, OrganizationId)
    return mobileDeviceAccessEffect(context, OrganizationId, {
      type: device.DeviceType,
      model: device.DeviceModel,
      operatingSystem: device.DeviceOperatingSystem,
      userAgent: device.DeviceUserAgent,
    })
  },
} satisfies Handlers
