import { type Device, deviceProperties } from '@mailroom/schemas/access/mobile-device-access-effect'
import { type OrganizationScope, organizationPath } from '../../../kit/data/scope.ts'

/** The members of an address that say what a device reports. */
export const deviceParameters = {
  type: 'deviceType',
  model: 'deviceModel',
  operatingSystem: 'deviceOperatingSystem',
  userAgent: 'deviceUserAgent',
} as const

function searchOf(device: Device, more: Record<string, string> = {}): string {
  const search = new URLSearchParams(more)
  for (const property of deviceProperties) {
    const value = device[property]
    if (value !== undefined) search.set(deviceParameters[property], value)
  }
  const said = search.toString()
  return said === '' ? '' : `?${said}`
}

/** Returns what the address says that a device reports. */
export function deviceIn(search: URLSearchParams): Device {
  return Object.fromEntries(
    deviceProperties.flatMap((property) => {
      const value = search.get(deviceParameters[property])
      return value ? [[property, value]] : []
    }),
  )
}

/** Returns the address of the form of a new rule that names what a device reports. */
export function newRulePath(scope: OrganizationScope, device: Device): string {
  return organizationPath(scope, `mobile-devices/rules/add${searchOf(device)}`)
}

/**
 * Returns the address of the page of rules whose test is about a device, and about its override if
 * the user and the id are given.
 */
export function testPath(
  scope: OrganizationScope,
  device: Device,
  whose?: { userId: string; deviceId: string },
): string {
  return organizationPath(scope, `mobile-devices/rules${searchOf(device, whose)}`)
}
