import { OrganizationId } from './constraints/workmail-shapes.generated.ts'
import { Region } from './region.ts'
import { text } from './text.ts'

/** The id of a configured connection: an AWS account and how to reach it. */
export const connectionId = text({ pattern: /^[a-z0-9][a-z0-9-]{0,62}$/ })

/** The scope of an operation: a connection and a Region of it. */
export const inRegion = { connectionId, region: Region }

/** The scope of an operation: one organization, which belongs to a Region. Source. */
export const inOrganization = { ...inRegion, organizationId: text(OrganizationId) }
