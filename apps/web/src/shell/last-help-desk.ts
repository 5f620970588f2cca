import { Region } from '@mailroom/schemas/region'
import * as z from 'zod/mini'
import type { OrganizationScope } from '../kit/data/scope.ts'
import { keep, kept } from '../kit/data/storage.ts'

const Scope = z.object({ connectionId: z.string(), region: Region, organizationId: z.string() })

/** Stores the organization whose help desk a person uses in this browser. */
export function rememberHelpDesk({ connectionId, region, organizationId }: OrganizationScope) {
  keep('helpDesk', { connectionId, region, organizationId })
}

/** Returns the organization whose help desk was used last in this browser. */
export function lastHelpDesk(): OrganizationScope | undefined {
  return Scope.safeParse(kept('helpDesk')).data
}
