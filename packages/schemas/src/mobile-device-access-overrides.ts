import * as z from 'zod/mini'
import {
  DeviceId,
  DeviceModel,
  DeviceOperatingSystem,
  DeviceType,
  DeviceUserAgent,
  IpAddress,
  MobileDeviceAccessRuleDescription,
  MobileDeviceAccessRuleEffect,
  WorkMailIdentifier,
} from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

const everyone = ['administrator', 'helpDesk', 'auditor'] as const

/** An override, which replaces the rules for one user and device. Source: MDOV-01, MDOV-02. */
export const MobileDeviceAccessOverride = z.object({
  userId: z.string(),
  deviceId: z.string(),
  effect: z.enum(MobileDeviceAccessRuleEffect.values),
  description: z.optional(z.string()),
  dateCreated: z.optional(timestamp),
  dateModified: z.optional(timestamp),
})
export type MobileDeviceAccessOverride = z.infer<typeof MobileDeviceAccessOverride>

const userId = text(WorkMailIdentifier)
const deviceId = text(DeviceId)
const oneDevice = { ...inOrganization, userId, deviceId }
const effect = z.enum(MobileDeviceAccessRuleEffect.values)
const description = text(MobileDeviceAccessRuleDescription)

/**
 * The override the person saw, empty for none. If there is another by now, nothing is changed.
 * Error: `Conflict`.
 */
const expected = z.strictObject({
  effect: z.optional(effect),
  description: z.optional(text({ max: 256 })),
})

export const mobileDeviceAccessOverrides = {
  'mobileDeviceAccessOverrides.list': read({
    summary: 'List the mobile device access overrides of an organization, a user or a device',
    roles: everyone,
    input: z.strictObject({
      ...inOrganization,
      ...pageInput,
      userId: z.optional(userId),
      deviceId: z.optional(deviceId),
    }),
    output: page(MobileDeviceAccessOverride),
    aws: ['workmail:ListMobileDeviceAccessOverrides'],
  }),

  'mobileDeviceAccessOverrides.getEffect': read({
    summary: "Show whether a user's device may synchronize from an address, and what decides",
    roles: everyone,
    input: z.strictObject({
      ...oneDevice,
      ipAddress: text({ min: 1, pattern: IpAddress.pattern }, 'ipAddress'),
      /** A property that is absent is one that the device does not report. Source: MDAR-10. */
      deviceType: z.optional(text(DeviceType, 'deviceProperty')),
      deviceModel: z.optional(text(DeviceModel, 'deviceProperty')),
      deviceOperatingSystem: z.optional(text(DeviceOperatingSystem, 'deviceProperty')),
      deviceUserAgent: z.optional(text(DeviceUserAgent, 'deviceProperty')),
    }),
    output: z.object({
      effect,
      decidedBy: z.enum(['ACCESS_CONTROL_RULES', 'OVERRIDE', 'DEVICE_RULES']),
      /** `matchedRules` are the names of the rules that decided, none if no rule matched. */
      accessControlRules: z.object({ effect, matchedRules: z.array(z.string()) }),
      override: z.optional(z.object({ effect, description: z.optional(z.string()) })),
      deviceRules: z.object({
        effect,
        matchedRules: z.array(z.object({ mobileDeviceAccessRuleId: z.string(), name: z.string() })),
      }),
    }),
    aws: [
      {
        action: 'workmail:GetAccessControlEffect',
        input: ({ organizationId, userId, ipAddress }) => ({
          ...{ organizationId, userId, ipAddress, action: 'ActiveSync' },
        }),
      },
      {
        action: 'workmail:GetMobileDeviceAccessOverride',
        input: ({ organizationId, userId, deviceId }) => ({ organizationId, userId, deviceId }),
      },
      {
        action: 'workmail:GetMobileDeviceAccessEffect',
        input: ({
          connectionId: _,
          region: __,
          userId: ___,
          deviceId: ____,
          ipAddress: _____,
          ...device
        }) => device,
      },
    ],
    errorFields: { EntityNotFoundException: 'userId' },
  }),

  'mobileDeviceAccessOverrides.put': write({
    summary: "Allow or deny a user's device, regardless of the rules",
    roles: ['administrator'],
    // AWS accepts overrides for remote users; without a mailbox they have no effect. Source: USR-05.
    needs: { mailbox: true, state: 'ENABLED', mailroomOnly: ['mailbox'] },
    input: z.strictObject({
      ...oneDevice,
      effect,
      /** If absent, an existing description is removed. Source: MDOV-03. */
      description: z.optional(description),
      expected,
    }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:GetMobileDeviceAccessOverride',
        input: ({ organizationId, userId, deviceId }) => ({ organizationId, userId, deviceId }),
      },
      {
        action: 'workmail:PutMobileDeviceAccessOverride',
        input: ({ organizationId, userId, deviceId, effect, description }) => ({
          ...{ organizationId, userId, deviceId, effect, description },
        }),
      },
    ],
    changes: ['mobileDevices'],
  }),

  'mobileDeviceAccessOverrides.delete': write({
    summary: 'Delete an override; the rules apply to the device again',
    roles: ['administrator'],
    input: z.strictObject({ ...oneDevice, expected }),
    output: z.void(),
    aws: [
      {
        action: 'workmail:GetMobileDeviceAccessOverride',
        input: ({ organizationId, userId, deviceId }) => ({ organizationId, userId, deviceId }),
      },
      {
        action: 'workmail:DeleteMobileDeviceAccessOverride',
        input: ({ organizationId, userId, deviceId }) => ({ organizationId, userId, deviceId }),
      },
    ],
    changes: ['mobileDevices'],
  }),
}
