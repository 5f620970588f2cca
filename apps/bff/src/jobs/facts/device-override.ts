import type { Facts } from '@mailroom/schemas/job-rows'
import * as z from 'zod/mini'
import { type StepDraft, step } from '../step.ts'
import type { Fact } from './fact.ts'

type Effect = 'ALLOW' | 'DENY'
type Device = { userId: string; deviceId: string }
type Override = { effect: Effect; description?: string | undefined }

function factsOf(override: Override | undefined) {
  return { effect: override?.effect ?? null, description: override?.description ?? null }
}

/** Returns whether two ids name the same device: AWS compares them in any case. Source: MDOV-03. */
export function isSameDevice(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** Sets an override, which decides about a device in place of the rules. */
export function overriding(
  { userId, deviceId }: Device,
  override: Override,
  former: Override | undefined,
): StepDraft {
  const before = factsOf(former)
  return step(
    'mobileDeviceAccessOverrides.put',
    { userId, deviceId, ...override, expected: { ...former } },
    { before, after: factsOf(override), about: deviceId },
  )
}

const Input = z.object({ userId: z.string(), deviceId: z.string() })
const Override = z.object({
  effect: z.enum(['ALLOW', 'DENY']),
  description: z.optional(z.string()),
})
const Former = z.object({
  effect: z.nullable(z.enum(['ALLOW', 'DENY'])),
  description: z.nullable(z.string()),
})

/** Returns the override that facts tell of; undefined for none. */
function overrideIn(facts: Facts): Override | undefined {
  const { effect, description } = Former.parse(facts)
  return effect === null ? undefined : { effect, ...(description === null ? {} : { description }) }
}

/** The override of a user's device. Source: MDOV-01 … MDOV-03. */
export const deviceOverride: Fact = {
  operations: ['mobileDeviceAccessOverrides.put', 'mobileDeviceAccessOverrides.delete'],

  subject({ input }) {
    const { userId, deviceId } = Input.parse(input)
    return `${userId} ${deviceId.toLowerCase()}`
  },

  async read({ input, reader }) {
    const { userId, deviceId } = Input.parse(input)
    const overrides = await reader.deviceOverrides(userId)
    const found = overrides.find((each) => isSameDevice(each.deviceId, deviceId))
    return { effect: found?.effect ?? null, description: found?.description ?? null }
  },

  after(operation, input) {
    if (operation === 'mobileDeviceAccessOverrides.delete') return factsOf(undefined)
    return factsOf(Override.parse(input))
  },

  expected: (_, before) => ({ ...overrideIn(before) }),

  invert({ step: { input, before, after } }) {
    const device = Input.parse(input)
    const former = overrideIn(before)
    if (!former)
      return [
        step(
          'mobileDeviceAccessOverrides.delete',
          { ...device, expected: { ...overrideIn(after) } },
          { before: after, after: before, about: device.deviceId },
        ),
      ]
    return [overriding(device, former, overrideIn(after))]
  },
}
