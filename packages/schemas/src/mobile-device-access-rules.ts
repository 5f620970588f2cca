import * as z from 'zod/mini'
import type { DeviceCondition } from './access/mobile-device-access-effect.ts'
import {
  DeviceModel,
  DeviceOperatingSystem,
  DeviceType,
  DeviceUserAgent,
  IdempotencyClientToken,
  MobileDeviceAccessRuleDescription,
  MobileDeviceAccessRuleEffect,
  MobileDeviceAccessRuleId,
  MobileDeviceAccessRuleName,
} from './constraints/workmail-shapes.generated.ts'
import { collections } from './constraints/workmail-structures.generated.ts'
import { read, write } from './declare.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** The most mobile device access rules of an organization. Source: MDAR-03, MDAR-04. */
export const maxMobileDeviceAccessRules = 10

const { DeviceTypeList, DeviceModelList, DeviceOperatingSystemList, DeviceUserAgentList } =
  collections

/** A list that is absent or has values: AWS refuses empty ones. Source: MDAR-04. */
function some(constraint: typeof DeviceType, { max }: { max: number }) {
  // The problem says which characters a value may have, of any length.
  const value = text(constraint, 'deviceProperty')
  return z.optional(z.array(value).check(z.minLength(1), z.maxLength(max)))
}

const types = some(DeviceType, DeviceTypeList)
const models = some(DeviceModel, DeviceModelList)
const systems = some(DeviceOperatingSystem, DeviceOperatingSystemList)
const agents = some(DeviceUserAgent, DeviceUserAgentList)

/** What a rule says, besides its name. A condition that is absent holds for all. Source: MDAR-04. */
const rule = {
  effect: z.enum(MobileDeviceAccessRuleEffect.values),
  /** If absent, a rule that is replaced has none any more. AWS refuses an empty one. */
  description: z.optional(text(MobileDeviceAccessRuleDescription)),
  ...{ deviceTypes: types, notDeviceTypes: types },
  ...{ deviceModels: models, notDeviceModels: models },
  ...{ deviceOperatingSystems: systems, notDeviceOperatingSystems: systems },
  ...{ deviceUserAgents: agents, notDeviceUserAgents: agents },
}

/** The members of a rule's lists, each with the same schema. */
function eachCondition<Schema extends z.ZodMiniType>(list: Schema) {
  return {
    ...{ deviceTypes: list, notDeviceTypes: list },
    ...{ deviceModels: list, notDeviceModels: list },
    ...{ deviceOperatingSystems: list, notDeviceOperatingSystems: list },
    ...{ deviceUserAgents: list, notDeviceUserAgents: list },
  } satisfies Record<DeviceCondition, Schema>
}

/** A rule that lets kinds of devices synchronize, or keeps them out. Source: MDAR-01, MDAR-03. */
export const MobileDeviceAccessRule = z.object({
  mobileDeviceAccessRuleId: z.string(),
  name: z.string(),
  effect: rule.effect,
  description: z.optional(z.string()),
  ...eachCondition(z.optional(z.array(z.string()))),
  dateCreated: z.optional(timestamp),
  dateModified: z.optional(timestamp),
})
export type MobileDeviceAccessRule = z.infer<typeof MobileDeviceAccessRule>

/** What a person saw of a rule, also values that this version does not know. */
const seen = z.strictObject({
  name: z.optional(text({ max: MobileDeviceAccessRuleName.max })),
  effect: z.optional(rule.effect),
  description: z.optional(text({ max: MobileDeviceAccessRuleDescription.max })),
  ...eachCondition(z.optional(z.array(text({ max: DeviceType.max })).check(z.maxLength(100)))),
})

const oneRule = { ...inOrganization, mobileDeviceAccessRuleId: text(MobileDeviceAccessRuleId) }
const target = { kind: 'MOBILE_DEVICE_ACCESS_RULE', id: 'mobileDeviceAccessRuleId' } as const
const inPlace = ({ organizationId }: { organizationId: string }) => ({ organizationId })

export const mobileDeviceAccessRules = {
  'mobileDeviceAccessRules.list': read({
    summary: 'List the mobile device access rules of an organization',
    roles: everyone,
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(MobileDeviceAccessRule) }),
    aws: ['workmail:ListMobileDeviceAccessRules'],
  }),

  'mobileDeviceAccessRules.create': write({
    summary: 'Create a mobile device access rule; several rules may have the same name',
    roles: ['administrator'],
    input: z.strictObject({
      ...inOrganization,
      name: nameText(MobileDeviceAccessRuleName),
      ...rule,
      /** Names the wish: the same input with the same token creates one rule. Source: MDAR-04. */
      clientToken: z.optional(text(IdempotencyClientToken)),
    }),
    output: z.object({ mobileDeviceAccessRuleId: z.optional(z.string()) }),
    aws: [
      {
        action: 'workmail:CreateMobileDeviceAccessRule',
        // A command that a person copies is a wish of its own.
        input: ({ clientToken: _, ...wanted }) => wanted,
      },
    ],
    target: { kind: 'MOBILE_DEVICE_ACCESS_RULE', name: 'name' },
    changes: ['mobileDevices'],
  }),

  'mobileDeviceAccessRules.update': write({
    summary: 'Replace a whole mobile device access rule; a condition that is not sent is removed',
    roles: ['administrator'],
    input: z.strictObject({
      ...oneRule,
      name: text(MobileDeviceAccessRuleName),
      ...rule,
      /** The rule the person saw. If there is another by now, nothing is changed. Error: `Conflict`. */
      expected: seen,
    }),
    output: z.void(),
    aws: [
      { action: 'workmail:ListMobileDeviceAccessRules', input: inPlace },
      {
        action: 'workmail:UpdateMobileDeviceAccessRule',
        input: ({ expected: _, ...wanted }) => wanted,
      },
    ],
    target: { ...target, name: 'name' },
    changes: ['mobileDevices'],
  }),

  'mobileDeviceAccessRules.delete': write({
    summary: 'Delete a mobile device access rule; without any rule no device synchronizes',
    roles: ['administrator'],
    input: z.strictObject({
      ...oneRule,
      /** The rule the person saw. If there is another by now, it stays. Error: `Conflict`. */
      expected: seen,
    }),
    output: z.void(),
    aws: [
      { action: 'workmail:ListMobileDeviceAccessRules', input: inPlace },
      {
        action: 'workmail:DeleteMobileDeviceAccessRule',
        input: ({ organizationId, mobileDeviceAccessRuleId }) => ({
          ...{ organizationId, mobileDeviceAccessRuleId },
        }),
      },
    ],
    target,
    changes: ['mobileDevices'],
  }),

  'mobileDeviceAccessRules.getEffect': read({
    summary:
      'Show whether the mobile device access rules let a device synchronize, without overrides',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      /** A property that is absent is one that the device does not report. Source: MDAR-10. */
      deviceType: z.optional(text(DeviceType, 'deviceProperty')),
      deviceModel: z.optional(text(DeviceModel, 'deviceProperty')),
      deviceOperatingSystem: z.optional(text(DeviceOperatingSystem, 'deviceProperty')),
      deviceUserAgent: z.optional(text(DeviceUserAgent, 'deviceProperty')),
    }),
    /** `matchedRules` are the rules that decided, none if no rule matched. */
    output: z.object({
      effect: rule.effect,
      matchedRules: z.array(z.object({ mobileDeviceAccessRuleId: z.string(), name: z.string() })),
    }),
    aws: ['workmail:GetMobileDeviceAccessEffect'],
  }),
}
