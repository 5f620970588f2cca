import { useParams } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useCapability } from '../../../kit/guide/use-capability.ts'

/**
 * Reads the device in the address: from the list of the local AWS, and what a public API knows of it
 * anywhere, its override.
 */
export function useDevice() {
  const scope = useOrganizationScope()
  const { userId = '', deviceId = '' } = useParams()
  const isTold = useCapability('mobileDeviceInventory') === 'simulated'
  const named = { ...scope, userId, deviceId }
  const device = useRead('mobileDevices.describe', named, { enabled: isTold })
  const overrides = useRead('mobileDeviceAccessOverrides.list', named)
  const { data } = overrides
  return {
    ...{ scope, userId, deviceId, isTold, device },
    /** Null if there is none. */
    override: { ...overrides, data: data && { found: data.items[0] } },
    listPath: organizationPath(scope, 'mobile-devices/devices'),
  }
}
