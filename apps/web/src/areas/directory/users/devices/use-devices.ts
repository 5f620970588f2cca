import { lacksCapability } from '@mailroom/schemas/why-not'
import { useConnection } from '../../../../kit/data/scope.ts'
import { useRead } from '../../../../kit/data/use-read.ts'
import { useWholeList } from '../../../../kit/table/whole-list.ts'
import { useUser } from '../use-user.ts'

/**
 * Reads the devices of the user in the address. Only a local AWS lists them; WorkMail has no public
 * API for it. Source: USR-18.
 */
export function useDevices() {
  const { user, input } = useUser()
  const isLocal = useConnection()?.local ?? false
  const isTold = !lacksCapability('mobileDevices.list', { isLocal })
  const query = useRead('mobileDevices.list', input, { enabled: isTold })
  return { user, input, isTold, query: { ...query, data: query.data?.items } }
}

/** Reads the overrides of the user in the address. Source: MDOV-02. */
export function useOverrides() {
  const { user, input } = useUser()
  return { user, input, query: useWholeList('mobileDeviceAccessOverrides.list', input) }
}
