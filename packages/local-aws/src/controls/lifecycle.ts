import * as z from 'zod/mini'
import { account } from '../access/principals.ts'
import type { Parts } from '../server.ts'
import { LifecycleRecord } from '../state/organizations.ts'
import { usualLifecycle } from '../workmail/organization-state.ts'

type WithState = Pick<Parts, 'state'>

/** Shows how the states of organizations follow each other from now on. Source: ORG-06. */
export function showLifecycle({ state }: WithState): LifecycleRecord {
  return state.lifecycles.get(account, 'organizations') ?? usualLifecycle
}

/**
 * Says how the states of organizations that are created or deleted from now on follow each other;
 * members that are absent are as usual. Source: ORG-06.
 */
export function setLifecycle(parts: WithState, body: unknown): LifecycleRecord {
  const wanted = z.partial(LifecycleRecord).parse(body)
  parts.state.lifecycles.put(account, LifecycleRecord.parse({ ...usualLifecycle, ...wanted }))
  return showLifecycle(parts)
}
