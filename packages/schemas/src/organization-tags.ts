import * as z from 'zod/mini'
import { TagKey, TagValue } from './constraints/workmail-shapes.generated.ts'
import { read, write } from './declare.ts'
import { maxTags } from './directory-rules.ts'
import { notUpdated } from './partial-outcome.ts'
import { inOrganization } from './scope.ts'
import { nameText, text } from './text.ts'

/** A tag of an organization, for cost allocation and IAM conditions. Source: TAG-01, TAG-03. */
export const OrganizationTag = z.object({ key: z.string(), value: z.string() })
export type OrganizationTag = z.infer<typeof OrganizationTag>

/** Returns whether AWS reserves a key for tags that it sets itself. Source: TAG-04. */
export function isReservedTagKey(key: string): boolean {
  return key.toLowerCase().startsWith('aws:')
}

const tag = z.strictObject({
  key: text(TagKey).check(z.refine((key) => !isReservedTagKey(key), { error: 'reservedTagKey' })),
  value: text(TagValue),
})

/** Refuses the second tag of a key, at its place. Problem: `tagKeyTwice`. Source: TAG-04. */
const oncePerKey = z.superRefine<OrganizationTag[]>((tags, context) => {
  const keys = tags.map(({ key }) => key)
  for (const [index, key] of keys.entries())
    if (keys.indexOf(key) < index)
      context.addIssue({ code: 'custom', path: [index, 'key'], message: 'tagKeyTwice' })
})

const ProperKey = nameText(TagKey)

/** Refuses a blank or hidden key of a new tag, at its place; tags that AWS has already can stay. */
const properNewKeys = z.superRefine<{
  tags: OrganizationTag[]
  expected: { tags: OrganizationTag[] }
}>(({ tags, expected }, context) => {
  for (const [index, { key }] of tags.entries()) {
    const { error } = ProperKey.safeParse(key)
    const [issue] = expected.tags.some((seen) => seen.key === key) ? [] : (error?.issues ?? [])
    if (issue)
      context.addIssue({ code: 'custom', path: ['tags', index, 'key'], message: issue.message })
  }
})

/** Returns the tags of a list that another list does not have, or has with another value. */
export function tagsBeyond<Tag extends OrganizationTag>(
  tags: readonly Tag[],
  others: readonly OrganizationTag[],
): Tag[] {
  return tags.filter(
    ({ key, value }) => !others.some((other) => other.key === key && other.value === value),
  )
}

/** Returns the keys of a list of tags that another list does not have. */
export function tagKeysBeyond(
  tags: readonly OrganizationTag[],
  others: readonly OrganizationTag[],
): string[] {
  return tags.map(({ key }) => key).filter((key) => !others.some((other) => other.key === key))
}

/** Stands for the ARN of the organization, which its description has. */
const resourceARN = '<ARN>'

export const organizationTags = {
  'organizationTags.list': read({
    summary: 'List the tags of an organization',
    roles: ['administrator', 'helpDesk', 'auditor'],
    input: z.strictObject(inOrganization),
    output: z.object({ items: z.array(OrganizationTag) }),
    aws: [
      'workmail:DescribeOrganization',
      {
        action: 'workmail:ListTagsForResource',
        input: () => ({ resourceARN }),
      },
    ],
  }),

  'organizationTags.put': write({
    summary: 'Set the tags of an organization, replacing existing ones; tags of AWS stay',
    roles: ['administrator'],
    input: z
      .strictObject({
        ...inOrganization,
        tags: z.array(tag).check(z.maxLength(maxTags), oncePerKey),
        /**
         * The tags the person saw. If there are others by now, nothing is changed. Error: `Conflict`.
         */
        expected: z.strictObject({ tags: z.array(tag).check(z.maxLength(maxTags)) }),
      })
      .check(properNewKeys),
    output: z.object({ notUpdated }),
    // Removing first makes room for new tags. Source: TAG-05.
    aws: [
      {
        action: 'workmail:DescribeOrganization',
        input: ({ organizationId }) => ({ organizationId }),
      },
      { action: 'workmail:ListTagsForResource', input: () => ({ resourceARN }) },
      {
        action: 'workmail:UntagResource',
        // The command in a form has neither before something is edited.
        input: ({ tags = [], expected: { tags: seen = [] } }) => {
          const tagKeys = tagKeysBeyond(seen, tags)
          return tagKeys.length === 0 ? undefined : { resourceARN, tagKeys }
        },
      },
      {
        action: 'workmail:TagResource',
        input: ({ tags = [], expected: { tags: seen = [] } }) => {
          const added = tagsBeyond(tags, seen)
          return added.length === 0 ? undefined : { resourceARN, tags: added }
        },
      },
    ],
    errorFields: { TooManyTagsException: 'tags' },
  }),
}
