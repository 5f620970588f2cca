import {
  MobilePolicy,
  mobilePolicyEndpoints,
  withoutLimits,
} from '@mailroom/schemas/console-only/mobile-policy'
import type { Connection } from '../aws/clients.ts'
import { askPrivatePath } from '../aws/private-path.ts'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'

const { describe, put } = mobilePolicyEndpoints

export const mobilePolicy = (connections: readonly Connection[]): Handlers<'mobilePolicy'> => ({
  'mobilePolicy.describe': (input) => askPrivatePath(connections, input, describe, {}, {}),

  'mobilePolicy.put': async ({ expected, dataLossAcknowledged, ...input }, { note }) => {
    const { connectionId, region: _, organizationId, ...edited } = input
    const place = { connectionId, organizationId }
    const { policy: current } = await askPrivatePath(connections, place, describe, {}, {})
    const policy = MobilePolicy.parse({ ...withoutLimits, ...edited })
    guardEdit(note, { current, expected: { ...withoutLimits, ...expected }, wanted: policy })
    await askPrivatePath(connections, place, put, {}, { policy, dataLossAcknowledged })
  },
})
