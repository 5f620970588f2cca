import { Region } from '@mailroom/schemas'
import * as z from 'zod/mini'
import type { OrganizationScope } from '../scope.ts'
import { keep, kept } from '../storage.ts'

const Scope = z.object({ connectionId: z.string(), region: Region, organizationId: z.string() })

/** Remembers in this browser at which organization's help desk somebody works. */
export function rememberHelpDesk({ connectionId, region, organizationId }: OrganizationScope) {
  keep('helpDesk', { connectionId, region, organizationId })
}

/** The organization whose help desk was used last in this browser. */
export function lastHelpDesk(): OrganizationScope | undefined {
  return Scope.safeParse(kept('helpDesk')).data
}
