import * as z from 'zod/mini'
import { OrganizationId } from './constraints/workmail-shapes.generated.ts'
import { Region } from './region.ts'
import { text } from './text.ts'

/** The id of a configured connection: an AWS account and how to reach it. */
export const connectionId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/))

/** Where an operation acts: an account's connection and a Region of it. */
export const inRegion = { connectionId, region: Region }

/** Where an operation acts: one organization, which is regional. Source. */
export const inOrganization = { ...inRegion, organizationId: text(OrganizationId) }
