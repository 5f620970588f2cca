import { operations } from '@mailroom/schemas'
import type { Connection } from '../aws/clients.ts'
import { askPrivatePath } from '../aws/private-path.ts'
import type { Handlers } from './handlers.ts'

export const mobileDevices = (connections: readonly Connection[]): Handlers<'mobileDevices'> => ({
  'mobileDevices.list': async (input) => {
    const path = `users/${encodeURIComponent(input.userId)}/mobile-devices`
    return operations['mobileDevices.list'].output.parse(
      await askPrivatePath(connections, input, 'GET', path),
    )
  },

  'mobileDevices.wipe': async ({ confirmation, ...input }) => {
    const path = `users/${encodeURIComponent(input.userId)}/mobile-devices/${input.deviceId}/wipe`
    await askPrivatePath(connections, input, 'POST', path, { confirmation })
  },

  'mobileDevices.remove': async (input) => {
    const path = `users/${encodeURIComponent(input.userId)}/mobile-devices/${input.deviceId}`
    await askPrivatePath(connections, input, 'DELETE', path)
  },
})
