import type { Region } from '@mailroom/schemas/region'

/** Identifies a directory: an organization, in a Region, through a connection. */
export type Scope = { connectionId: string; region: Region; organizationId: string }

/** Returns the scope as the tables store it. */
export function directoryOf({ connectionId, region, organizationId }: Scope): string {
  return `${connectionId} ${region} ${organizationId}`
}
