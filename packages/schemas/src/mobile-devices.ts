import * as z from 'zod/mini'
import { DeviceId, WorkMailIdentifier } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { page, pageInput } from './page.ts'
import { inOrganization } from './scope.ts'
import { text } from './text.ts'
import { timestamp } from './timestamp.ts'

/** Source: MOB-07. */
export const MobileDeviceStatus = z.enum([
  'PROVISIONING_REQUIRED',
  'PROVISIONING_SUCCEEDED',
  'WIPE_REQUIRED',
  'WIPE_SUCCEEDED',
])

/**
 * A device that synchronizes a mailbox; values that it does not report are absent. Source: MOB-05,
 * MOB-06.
 */
export const MobileDevice = z.object({
  userId: z.string(),
  deviceId: z.string(),
  type: z.optional(z.string()),
  model: z.optional(z.string()),
  operatingSystem: z.optional(z.string()),
  userAgent: z.optional(z.string()),
  status: MobileDeviceStatus,
  statusDate: timestamp,
  firstSyncDate: timestamp,
  lastSyncDate: timestamp,
  access: z.object({
    effect: z.enum(['ALLOW', 'DENY']),
    /** The override or rule that decided, or that no rule matches. Source: MDOV-06. */
    decidedBy: z.string(),
    matchedRules: z.array(z.object({ ruleId: z.string(), name: z.string() })),
  }),
})
export type MobileDevice = z.infer<typeof MobileDevice>

const oneUser = { ...inOrganization, userId: text(WorkMailIdentifier) }
const oneDevice = { ...oneUser, deviceId: text(DeviceId) }

/**
 * Operations on devices, for which there is no public API: they work at a local AWS, and are
 * refused with `NoPublicApi` elsewhere. Source: USR-18…20, 04 Z2.
 */
export const mobileDevices = {
  'mobileDevices.list': read({
    summary: "List a user's mobile devices (no public API; local AWS only)",
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(oneUser),
    output: z.object({ items: z.array(MobileDevice) }),
    aws: [],
    needs: { capability: 'mobileDeviceInventory' },
  }),

  'mobileDevices.listAll': read({
    summary: 'List all mobile devices of an organization (no public API; local AWS only)',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: page(MobileDevice),
    aws: [],
    needs: { capability: 'mobileDeviceInventory' },
  }),

  'mobileDevices.describe': read({
    summary: 'Show a mobile device (no public API; local AWS only)',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(oneDevice),
    output: MobileDevice,
    aws: [],
    needs: { capability: 'mobileDeviceInventory' },
  }),

  'mobileDevices.wipe': write({
    summary: 'Wipe a mobile device at its next synchronization (no public API; local AWS only)',
    roles: ['administrator'],
    /** `confirmation` is the id of the device or the name of the user. Source: MOB-08. */
    input: z.strictObject({ ...oneDevice, confirmation: text({ max: 256 }) }),
    output: z.void(),
    aws: [],
    needs: { capability: 'mobileDeviceWipe' },
  }),

  'mobileDevices.remove': write({
    summary: 'Remove a mobile device from the list (no public API; local AWS only)',
    roles: ['administrator'],
    input: z.strictObject(oneDevice),
    output: z.void(),
    aws: [],
    needs: { capability: 'mobileDeviceInventory' },
  }),
}
