import * as z from 'zod/mini'
import { read } from './declare.ts'
import { inRegion } from './scope.ts'

/**
 * Why no organization can be created with a directory: it is another account's, it is in several
 * Regions, it is not Active, or an organization has it already. Source: ORG-15.
 */
export const unsuitableDirectory = ['shared', 'multiRegion', 'notActive', 'inUse'] as const

/** A directory of Directory Service. Source: `DescribeDirectories`. */
export const Directory = z.object({
  directoryId: z.string(),
  name: z.optional(z.string()),
  /** The alias that an organization has to have; absent if none was made. Source: ORG-10. */
  alias: z.optional(z.string()),
  /** A free text; known values: ADConnector, MicrosoftAD, SharedMicrosoftAD, SimpleAD. */
  type: z.optional(z.string()),
  size: z.optional(z.string()),
  /** A free text; known values: Active, Creating, Impaired, Inoperable, and more. */
  stage: z.optional(z.string()),
  shareStatus: z.optional(z.string()),
  /** The other Regions that it is replicated to. */
  additionalRegions: z.array(z.string()),
  unsuitable: z.optional(z.enum(unsuitableDirectory)),
})
export type Directory = z.infer<typeof Directory>

export const directories = {
  'directories.list': read({
    summary: 'List the directories of Directory Service in a Region',
    roles: ['administrator', 'auditor'],
    input: z.strictObject(inRegion),
    output: z.object({ items: z.array(Directory) }),
    // The organizations tell which directories are in use; without them that is left out.
    aws: [
      { action: 'ds:DescribeDirectories', input: () => ({}) },
      { action: 'workmail:ListOrganizations', input: () => ({}) },
      {
        action: 'workmail:DescribeOrganization',
        input: () => ({ organizationId: '<OrganizationId>' }),
      },
    ],
  }),
}
