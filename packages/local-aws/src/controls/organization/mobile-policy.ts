import { isDeepStrictEqual } from 'node:util'
import {
  defaultMobilePolicy,
  mobilePolicyEndpoints,
  mobilePolicyWarnings,
  wipesSooner,
} from '@mailroom/schemas/console-only/mobile-policy'
import { AwsError } from '../../protocol/aws-error.ts'
import type { MobilePolicyRecord } from '../../state/mobile-policies.ts'
import { deviceAt } from '../../workmail/mobile-device-status.ts'
import { implementing, isoTime, type Place } from './control.ts'

/**
 * The devices that a policy applies to: all but those that are being wiped or were wiped.
 * Source: MOB-04.
 */
const provisioned = { index: 'purpose', prefix: 'provisioning' }

function savedPolicy({ context, organization }: Place): MobilePolicyRecord | undefined {
  return context.state.mobilePolicies.get(context.region, organization.id)
}

function shown(place: Place) {
  const { context, organization } = place
  const saved = savedPolicy(place)
  const policy = saved?.policy ?? defaultMobilePolicy
  return {
    policy,
    modifiedDate: saved && isoTime(saved.modifiedAt),
    /** How many devices a change would ask to accept the new policy. Source: MOB-02. */
    affectedDevices: context.state.mobileDevices.count(
      organization.id,
      provisioned.index,
      provisioned.prefix,
    ),
    warnings: mobilePolicyWarnings(policy),
  }
}

/** Asks every device to accept the policy again. Source: MOB-02, MOB-04. */
function requireProvisioning({ context, organization }: Place): void {
  const { mobileDevices } = context.state
  for (const device of mobileDevices.each(organization.id, provisioned))
    mobileDevices.put(organization.id, {
      ...deviceAt(device, context.now),
      status: 'PROVISIONING_REQUIRED',
      statusAt: context.now.getTime(),
    })
}

/** The organization's one mobile policy. Source: 04 Part C. */
export const mobilePolicy = {
  ...implementing(mobilePolicyEndpoints.describe, {
    summary: 'Show the mobile policy, and how many devices a change would affect',
    answer: shown,
  }),

  ...implementing(mobilePolicyEndpoints.put, {
    summary:
      'Replace the mobile policy and ask all devices to accept it; without a change, nothing happens',
    /**
     * Errors: InvalidParameterException if devices would be wiped sooner than before and the
     * request does not confirm it. Source: MOB-02, MOB-03.
     */
    answer(place, _, { policy, dataLossAcknowledged = false }) {
      const { context, organization } = place
      const former = savedPolicy(place)?.policy ?? defaultMobilePolicy
      if (isDeepStrictEqual(policy, former)) return shown(place)
      if (wipesSooner(former, policy) && !dataLossAcknowledged)
        throw new AwsError(
          'InvalidParameterException',
          'Acknowledge that devices are wiped, with all personal files, after fewer failed attempts.',
        )
      context.state.mobilePolicies.put(context.region, {
        organizationId: organization.id,
        policy,
        modifiedAt: context.now.getTime(),
      })
      requireProvisioning(place)
      return shown(place)
    },
  }),
}
