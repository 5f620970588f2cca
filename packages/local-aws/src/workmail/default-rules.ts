import type { State } from '../state/state.ts'
import { defaultAccessControlRule } from './access-control-rules.ts'
import { defaultMobileDeviceAccessRule } from './mobile-device-access-rules.ts'

/**
 * Gives a new organization the default rules; without them nobody could open a mailbox.
 * Source: ACR-02, MDAR-02.
 */
export function putDefaultRules(state: State, organizationId: string, now: Date): void {
  state.accessControlRules.put(organizationId, defaultAccessControlRule)
  state.mobileDeviceAccessRules.put(
    organizationId,
    defaultMobileDeviceAccessRule(organizationId, now),
  )
}
