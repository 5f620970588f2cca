import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWholeList } from '../../../kit/table/whole-list.ts'

/** What tells an override from all others. */
export const keyOf = ({ userId, deviceId }: Pick<Override, 'userId' | 'deviceId'>) =>
  `${userId}/${deviceId}`

/** Reads all overrides of the organization. Source: MDOV-02. */
export function useOverrides() {
  const scope = useOrganizationScope()
  return { scope, query: useWholeList('mobileDeviceAccessOverrides.list', scope) }
}

/** Reads the override in the address. */
export function useOverride() {
  const { userId = '', deviceId = '' } = useParams()
  const { query } = useOverrides()
  return useRow(query, keyOf({ userId, deviceId }), keyOf)
}
