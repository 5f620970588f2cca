import {
  type CapabilityId,
  type CapabilityState,
  capabilityOf,
} from '@mailroom/schemas/connections'
import { useConnection } from '../data/scope.ts'

/** Returns what the connection in the address can do with a feature. Source: NOAPI-05. */
export function useCapability(id: CapabilityId): CapabilityState {
  return capabilityOf(id, useConnection()?.local ?? false).state
}
