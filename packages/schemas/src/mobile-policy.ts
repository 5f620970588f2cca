import * as z from 'zod/mini'
import {
  DescribedMobilePolicy,
  demandsNeedPassword,
  editedMobilePolicy,
} from './console-only/mobile-policy.ts'
import { read, write } from './declare.ts'
import { roles } from './role.ts'
import { inOrganization } from './scope.ts'

/**
 * Operations on the mobile policy, for which there is no public API: they work at a local AWS, and
 * are refused with `NoPublicApi` elsewhere, where `guidedSettings` keep a draft. Source: MOB-01 to
 * MOB-03, 04 Z2.
 */
export const mobilePolicy = {
  'mobilePolicy.describe': read({
    summary: 'Show the mobile policy of an organization (no public API; local AWS only)',
    roles,
    input: z.strictObject(inOrganization),
    output: DescribedMobilePolicy,
    aws: [],
    needs: { capability: 'mobilePolicy' },
  }),

  'mobilePolicy.put': write({
    summary: 'Replace the mobile policy of an organization (no public API; local AWS only)',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...inOrganization,
        ...editedMobilePolicy,
        /** Confirms that devices may be wiped sooner, personal files included. Source: MOB-02. */
        dataLossAcknowledged: z.optional(z.boolean()),
        /** The policy that the person saw. Error: `Conflict`. */
        expected: z.partial(z.strictObject(editedMobilePolicy)),
      })
      .check(...demandsNeedPassword),
    output: z.void(),
    aws: [],
    needs: { capability: 'mobilePolicy' },
    // Devices are asked to accept the new policy. Source: MOB-04.
    changes: ['mobileDevices'],
  }),
}
