import type { Region } from '@mailroom/schemas'

/** Whose directory it is: an organization, in a Region, as a connection reaches it. */
export type Scope = { connectionId: string; region: Region; organizationId: string }

/** The scope as the tables have it. */
export function directoryOf({ connectionId, region, organizationId }: Scope): string {
  return `${connectionId} ${region} ${organizationId}`
}
