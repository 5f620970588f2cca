import { mobileDeviceEndpoints } from '@mailroom/schemas/console-only/mobile-devices'
import type { Connection } from '../aws/clients.ts'
import { askPrivatePath } from '../aws/private-path.ts'
import type { Handlers } from './handlers.ts'

const { list, listAll, describe, wipe, remove } = mobileDeviceEndpoints

export const mobileDevices = (connections: readonly Connection[]): Handlers<'mobileDevices'> => ({
  'mobileDevices.list': (input) =>
    askPrivatePath(connections, input, list, { userId: input.userId }, {}),

  'mobileDevices.listAll': ({ maxResults, nextToken, ...place }) =>
    askPrivatePath(connections, place, listAll, {}, { maxResults, nextToken }),

  'mobileDevices.describe': (input) => askPrivatePath(connections, input, describe, input, {}),

  'mobileDevices.wipe': async ({ confirmation, ...input }) => {
    await askPrivatePath(connections, input, wipe, input, { confirmation })
  },

  'mobileDevices.remove': async (input) => {
    await askPrivatePath(connections, input, remove, input, {})
  },
})
