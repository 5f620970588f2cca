import { ResourceNotFoundException, type WorkMail } from '@aws-sdk/client-workmail'
import { accessControl } from '@mailroom/schemas/access/access-control-effect'
import type { Effect } from '@mailroom/schemas/access/combine'
import { mobileDeviceAccess } from '@mailroom/schemas/access/mobile-device-access-effect'
import type { Decided } from '@mailroom/schemas/access-paths'
import { ask } from '../operations/ask.ts'
import { camel } from '../operations/spelling.ts'

/** How somebody wants to get in: the protocol, the address, and the device for ActiveSync. */
export type AccessCheck = {
  organizationId: string
  action: string
  ipAddress: string
  deviceId?: string | undefined
  deviceType?: string | undefined
  deviceModel?: string | undefined
  deviceOperatingSystem?: string | undefined
  deviceUserAgent?: string | undefined
}

type Named = { id: string; name: string }
type Part = { effect: Effect; deciding: readonly Named[] }

/**
 * Puts together what AWS says and what its rules say, which is computed here: AWS's answer counts,
 * and that they differ is told.
 */
async function together(
  asking: () => Promise<Part>,
  computing: () => Promise<Part>,
): Promise<Decided> {
  const [aws, own] = await Promise.all([ask(asking), ask(computing)])
  const { effect, deciding = [] } = aws.answer ?? own.answer ?? {}
  const differs = aws.answer && own.answer && aws.answer.effect !== own.answer.effect
  const refused = (aws.refused ?? own.refused)?.error
  return {
    ...(effect === undefined ? {} : { effect }),
    deciding: [...deciding],
    ...(differs ? { computed: own.answer.effect } : {}),
    ...(refused
      ? {
          refused: {
            code: refused.code,
            ...(refused.missingAction === undefined
              ? {}
              : { missingAction: refused.missingAction }),
          },
        }
      : {}),
  }
}

type ByRules = AccessCheck & { holderId: string; isRole: boolean }

/** Decides by the access control rules of an organization. Source: ACR-10 to ACR-13, ACR-25. */
export function decideByAccessRules(
  workmail: WorkMail,
  { organizationId: OrganizationId, action, ipAddress, holderId, isRole }: ByRules,
): Promise<Decided> {
  const holder = isRole ? { impersonationRoleId: holderId } : { userId: holderId }
  const named = (name: string) => ({ id: name, name })
  return together(
    async () => {
      const { Effect = 'DENY', MatchedRules = [] } = await workmail.getAccessControlEffect({
        ...{ OrganizationId, Action: action, IpAddress: ipAddress },
        ...(isRole ? { ImpersonationRoleId: holderId } : { UserId: holderId }),
      })
      return { effect: Effect, deciding: MatchedRules.toSorted().map(named) }
    },
    async () => {
      const { Rules = [] } = await workmail.listAccessControlRules({ OrganizationId })
      const rules = camel(Rules).map(({ name = '', effect = 'DENY', ...rule }) => ({
        ...{ ...rule, name, effect },
      }))
      const { effect, deciding } = accessControl(rules)({ action, ipAddress, ...holder })
      return { effect, deciding: deciding.map(({ name }) => named(name)) }
    },
  )
}

/** Reads the override of a device; undefined if there is none. */
async function overrideOf(workmail: WorkMail, input: AccessCheck & { userId: string }) {
  const { organizationId: OrganizationId, userId: UserId, deviceId: DeviceId } = input
  if (DeviceId === undefined) return undefined
  try {
    const asked = { OrganizationId, UserId, DeviceId }
    return (await workmail.getMobileDeviceAccessOverride(asked)).Effect
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/**
 * Decides whether a device synchronizes: its override, else the rules. Source: MDAR-10, MDOV-06.
 */
export async function decideByDevice(
  workmail: WorkMail,
  input: AccessCheck & { userId: string },
): Promise<Decided> {
  const { organizationId: OrganizationId } = input
  const { answer: override, refused } = await ask(() => overrideOf(workmail, input))
  if (override) return { effect: override, override, deciding: [] }
  const device = {
    ...{ type: input.deviceType, model: input.deviceModel },
    ...{ operatingSystem: input.deviceOperatingSystem, userAgent: input.deviceUserAgent },
  }
  const byRules = await together(
    async () => {
      const { Effect = 'DENY', MatchedRules = [] } = await workmail.getMobileDeviceAccessEffect({
        ...{ OrganizationId, DeviceType: device.type, DeviceModel: device.model },
        ...{ DeviceOperatingSystem: device.operatingSystem, DeviceUserAgent: device.userAgent },
      })
      const deciding = MatchedRules.map(
        ({ MobileDeviceAccessRuleId: id = '', Name: name = id }) => ({
          ...{ id, name },
        }),
      )
      return { effect: Effect, deciding }
    },
    async () => {
      const { Rules = [] } = await workmail.listMobileDeviceAccessRules({ OrganizationId })
      const rules = camel(Rules).map(({ effect = 'DENY', ...rule }) => ({ ...rule, effect }))
      const { effect, deciding } = mobileDeviceAccess(rules, device)
      return {
        effect,
        deciding: deciding.map(({ mobileDeviceAccessRuleId: id = '', name = id }) => ({
          id,
          name,
        })),
      }
    },
  )
  if (!refused) return byRules
  // Without the override nobody knows.
  const { code, missingAction } = refused.error
  const { effect: _, ...rest } = byRules
  return { ...rest, refused: { code, ...(missingAction === undefined ? {} : { missingAction }) } }
}
