import type { WorkMail } from '@aws-sdk/client-workmail'
import {
  isReservedTagKey,
  type OrganizationTag,
  tagKeysBeyond,
  tagsBeyond,
} from '@mailroom/schemas/organization-tags'
import { guardEdit } from './guarded-edit.ts'
import type { Handlers } from './handlers.ts'
import { inTwoParts } from './partial-outcome.ts'
import { pascal } from './spelling.ts'

function byKey(tags: readonly OrganizationTag[]): OrganizationTag[] {
  return tags.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

/** Reads the tags by the ARN of the organization, which their calls take in place of its id. */
async function readTags(workmail: WorkMail, organizationId: string) {
  const { ARN } = await workmail.describeOrganization({ OrganizationId: organizationId })
  const { Tags = [] } = await workmail.listTagsForResource({ ResourceARN: ARN })
  const tags = Tags.map(({ Key: key = '', Value: value = '' }) => ({ key, value }))
  return { ARN, tags: byKey(tags) }
}

export const organizationTags: Handlers<'organizationTags'> = {
  'organizationTags.list': async ({ organizationId }, { workmail }) => {
    const { tags } = await readTags(workmail, organizationId)
    return { items: tags }
  },

  'organizationTags.put': async (input, context) => {
    const { workmail, note } = context
    const { ARN: ResourceARN, tags } = await readTags(workmail, input.organizationId)
    const current = tags.filter(({ key }) => !isReservedTagKey(key))
    const wanted = byKey(input.tags)
    guardEdit(note, {
      current: { tags: current },
      expected: { tags: byKey(input.expected.tags) },
      wanted: { tags: wanted },
    })
    const TagKeys = tagKeysBeyond(current, wanted)
    const added = tagsBeyond(wanted, current)
    const part = { id: 'organizationTags.put', input }
    const untag = { ...part, send: () => workmail.untagResource({ ResourceARN, TagKeys }) }
    const tag = {
      ...part,
      send: () => workmail.tagResource({ ResourceARN, Tags: added.map(pascal) }),
    }
    return inTwoParts(
      context,
      TagKeys.length > 0 ? untag : undefined,
      added.length > 0 ? tag : undefined,
    )
  },
}
