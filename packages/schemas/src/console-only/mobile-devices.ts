import * as z from 'zod/mini'
import * as shapes from '../constraints/workmail-shapes.generated.ts'
import { MobileDevice } from '../mobile-devices.ts'
import { page } from '../page.ts'
import { text } from '../text.ts'
import { endpoint, nothing } from './endpoint.ts'

/** Users are named by id, name or address. */
const oneUser = { userId: z.string() }
const oneDevice = z.object({ ...oneUser, deviceId: text(shapes.DeviceId) })

/** The devices of a user; a device is listed after it has synchronized once. Source: 04 Part C. */
export const mobileDeviceEndpoints = {
  list: endpoint({
    method: 'GET',
    path: 'users/{userId}/mobile-devices',
    parameters: z.object(oneUser),
    in: nothing,
    out: z.object({ items: z.array(MobileDevice) }),
  }),
  listAll: endpoint({
    method: 'GET',
    path: 'mobile-devices',
    parameters: nothing,
    in: z.strictObject({
      maxResults: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100))),
      nextToken: z.optional(z.string()),
    }),
    out: page(MobileDevice),
  }),
  describe: endpoint({
    method: 'GET',
    path: 'users/{userId}/mobile-devices/{deviceId}',
    parameters: oneDevice,
    in: nothing,
    out: MobileDevice,
  }),
  wipe: endpoint({
    method: 'POST',
    path: 'users/{userId}/mobile-devices/{deviceId}/wipe',
    parameters: oneDevice,
    /** The device's id or the user's name, as the person typed it. Source: MOB-08. */
    in: z.strictObject({ confirmation: z.string() }),
    out: MobileDevice,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: 'users/{userId}/mobile-devices/{deviceId}',
    parameters: oneDevice,
    in: nothing,
    out: nothing,
  }),
}
