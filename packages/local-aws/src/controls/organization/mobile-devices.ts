import { mobileDeviceEndpoints } from '@mailroom/schemas/console-only/mobile-devices'
import * as shapes from '@mailroom/schemas/constraints/workmail-shapes.generated'
import * as z from 'zod/mini'
import { AwsError } from '../../protocol/aws-error.ts'
import { deviceKey, type MobileDeviceRecord } from '../../state/mobile-devices.ts'
import { pageOf } from '../../state/paging.ts'
import type { UserRecord } from '../../state/users.ts'
import { effectiveDeviceAccess } from '../../workmail/effective-device-access.ts'
import { findUser } from '../../workmail/find-entity.ts'
import { refuseWithoutMailbox } from '../../workmail/mailboxes.ts'
import { deviceAt, synced } from '../../workmail/mobile-device-status.ts'
import { devicesOf } from '../../workmail/mobile-devices.ts'
import { control, implementing, isoTime, type Place } from './control.ts'

function text({ min, max, pattern }: { min: number; max: number; pattern: RegExp }) {
  return z.string().check(z.minLength(min), z.maxLength(max), z.regex(pattern))
}

const oneDevice = mobileDeviceEndpoints.describe.parameters
type OneDevice = z.infer<typeof oneDevice>

/**
 * The report of a device that synchronizes. Values that it omits keep their last report, or stay
 * unknown.
 */
const Report = z.strictObject({
  type: z.optional(text(shapes.DeviceType)),
  model: z.optional(text(shapes.DeviceModel)),
  operatingSystem: z.optional(text(shapes.DeviceOperatingSystem)),
  userAgent: z.optional(text(shapes.DeviceUserAgent)),
  /** Whether the device goes on synchronizing every five minutes. */
  online: z.optional(z.boolean()),
})

function userOf({ context, organization }: Place, userId: string): UserRecord {
  return findUser(context, organization.id, userId, 'id, name or email')
}

function lookUpDevice({ context, organization }: Place, user: UserRecord, deviceId: string) {
  const device = context.state.mobileDevices.get(organization.id, deviceKey(user.id, deviceId))
  return device && deviceAt(device, context.now)
}

/**
 * Errors: EntityNotFoundException for the user, ResourceNotFoundException for a device that is not
 * listed.
 */
function findDevice(place: Place, { userId, deviceId }: OneDevice) {
  const user = userOf(place, userId)
  const device = lookUpDevice(place, user, deviceId)
  if (!device)
    throw new AwsError(
      'ResourceNotFoundException',
      `The device ${deviceId} is not in the list of ${user.name}.`,
    )
  return { user, device }
}

function shown({ context, organization }: Place, device: MobileDeviceRecord) {
  const { statusAt, firstSyncAt, lastSyncAt, ...rest } = device
  return {
    ...rest,
    statusDate: isoTime(statusAt),
    firstSyncDate: isoTime(firstSyncAt),
    lastSyncDate: isoTime(lastSyncAt),
    access: effectiveDeviceAccess(context, organization.id, device),
  }
}

function keep(place: Place, device: MobileDeviceRecord) {
  place.context.state.mobileDevices.put(place.organization.id, device)
  return shown(place, device)
}

/** The devices of a user; a device is listed after it has synchronized once. Source: 04 Part C. */
export const mobileDevices = {
  ...implementing(mobileDeviceEndpoints.list, {
    summary: "List a user's devices by id, with their status and whether they may synchronize",
    answer(place, { userId }) {
      const { context, organization } = place
      const devices = devicesOf(context, organization.id, userOf(place, userId).id)
      return { items: devices.map((device) => shown(place, device)) }
    },
  }),

  ...implementing(mobileDeviceEndpoints.listAll, {
    summary: "List all users' devices by user and id, in pages",
    answer(place, _, { maxResults: MaxResults, nextToken }) {
      const { context, organization } = place
      const { items, NextToken } = pageOf(
        context.state.mobileDevices,
        organization.id,
        { index: 'user' },
        { MaxResults, NextToken: nextToken },
      )
      const devices = items.map((device) => shown(place, deviceAt(device, context.now)))
      return { items: devices, nextToken: NextToken }
    },
  }),

  ...implementing(mobileDeviceEndpoints.describe, {
    summary: 'Show a device; what it does not report is absent',
    answer: (place, path) => shown(place, findDevice(place, path).device),
  }),

  ...implementing(mobileDeviceEndpoints.wipe, {
    summary: 'Ask for the wipe of a device, which happens when it synchronizes',
    /**
     * Does not change a device that is being wiped or was wiped. Errors: InvalidParameterException
     * for another confirmation. Source: MOB-07, MOB-08.
     */
    answer(place, path, { confirmation }) {
      const { user, device } = findDevice(place, path)
      const typed = confirmation.toLowerCase()
      if (![device.deviceId, user.name].some((text) => text.toLowerCase() === typed))
        throw new AwsError(
          'InvalidParameterException',
          'Confirm the wipe with the id of the device or the name of the user.',
        )
      if (device.status.startsWith('WIPE')) return shown(place, device)
      const statusAt = place.context.now.getTime()
      return keep(place, { ...device, status: 'WIPE_REQUIRED', statusAt })
    },
  }),

  ...implementing(mobileDeviceEndpoints.remove, {
    summary: 'Remove a device from the list, and with it a wipe that has not happened yet',
    /** Erases nothing; the device is listed again when it synchronizes. Source: MOB-09. */
    answer(place, path) {
      const { device } = findDevice(place, path)
      const key = deviceKey(device.userId, device.deviceId)
      place.context.state.mobileDevices.delete(place.organization.id, key)
      return {}
    },
  }),

  'POST users/{userId}/mobile-devices/{deviceId}/sync': control({
    summary: 'Stand for the device, which synchronizes now; an unknown one becomes known',
    path: oneDevice,
    body: Report,
    /**
     * Provisioning and wiping reach a device even if the rules deny it mail: AWS does not document
     * this, and a wipe must not depend on the rules. Errors: EntityNotFoundException,
     * EntityStateException for a user without a mailbox. Source: MOB-07.
     */
    answer(place, { userId, deviceId }, { online, ...report }) {
      const user = userOf(place, userId)
      refuseWithoutMailbox(user)
      const at = place.context.now.getTime()
      const known = lookUpDevice(place, user, deviceId)
      if (known)
        return keep(place, synced({ ...known, ...report, online: online ?? known.online }, at))
      return keep(place, {
        userId: user.id,
        deviceId,
        ...report,
        online: online ?? false,
        status: 'PROVISIONING_REQUIRED',
        statusAt: at,
        firstSyncAt: at,
        lastSyncAt: at,
      })
    },
  }),
}
