import * as z from 'zod/mini'
import type { CollectionDefinition } from './collection.ts'

/** The tags of an organization in the order of their keys; kept by Region. */
export const TagsRecord = z.object({
  organizationId: z.string(),
  tags: z.array(z.object({ Key: z.string(), Value: z.string() })),
})
export type TagsRecord = z.infer<typeof TagsRecord>

export const organizationTags: CollectionDefinition<TagsRecord> = {
  name: 'organizationTags',
  schema: TagsRecord,
  key: ({ organizationId }) => organizationId,
}
