import { maxTags } from '@mailroom/schemas/directory-rules'
import { AwsError } from '../protocol/aws-error.ts'
import type { OrganizationRecord } from '../state/organizations.ts'
import type { TagsRecord } from '../state/tags.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Context, Handlers } from './handlers.ts'
import { organizationArn } from './organization-arn.ts'

/**
 * Finds an organization in any state by its ARN. Errors: ResourceNotFoundException (404) for any
 * other ARN. Source: TAG-03, TAG-06.
 */
function findByArn({ state, region }: Context, arn: string): OrganizationRecord {
  const organization = state.organizations.get(region, arn.slice(arn.lastIndexOf('/') + 1))
  if (!organization || organizationArn(organization) !== arn)
    throw new AwsError('ResourceNotFoundException', `The resource ${arn} does not exist.`)
  return organization
}

function tagsOf({ state, region }: Context, { id }: OrganizationRecord): TagsRecord['tags'] {
  return state.organizationTags.get(region, id)?.tags ?? []
}

function putTags({ state, region }: Context, { id }: OrganizationRecord, tags: TagsRecord['tags']) {
  tags.sort((one, other) => (one.Key < other.Key ? -1 : 1))
  state.organizationTags.put(region, { organizationId: id, tags })
}

export const tags = {
  /**
   * Adds tags to an organization, or changes their values; other tags stay. Errors, in this order:
   * ResourceNotFoundException, OrganizationStateException, InvalidParameterException for a
   * duplicate key or one that begins with `aws:`, TooManyTagsException. Source: 06 TagResource,
   * TAG-04.
   */
  TagResource({ ResourceARN, Tags }, context) {
    const { id } = findByArn(context, ResourceARN)
    const organization = findActiveOrganization(context, id)
    const added = Tags.map(({ Key = '', Value = '' }) => ({ Key, Value }))
    const keys = new Set(added.map(({ Key }) => Key))
    if (keys.size < added.length)
      throw new AwsError('InvalidParameterException', 'A tag key can come once only.')
    if (added.some(({ Key }) => Key.toLowerCase().startsWith('aws:')))
      throw new AwsError('InvalidParameterException', 'Tag keys that begin with aws: are reserved.')
    const others = tagsOf(context, organization).filter(({ Key }) => !keys.has(Key))
    if (others.length + added.length > maxTags)
      throw new AwsError('TooManyTagsException', `An organization has ${maxTags} tags at most.`)
    putTags(context, organization, [...others, ...added])
    return {}
  },

  /**
   * Removes tags; unknown keys are no error. Errors: ResourceNotFoundException.
   * Source: 06 UntagResource.
   */
  UntagResource({ ResourceARN, TagKeys }, context) {
    const organization = findByArn(context, ResourceARN)
    const left = tagsOf(context, organization).filter(({ Key }) => !TagKeys.includes(Key))
    putTags(context, organization, left)
    return {}
  },

  /**
   * Lists the tags of an organization by key, all at once. Errors: ResourceNotFoundException.
   * Source: 06 ListTagsForResource.
   */
  ListTagsForResource({ ResourceARN }, context) {
    return { Tags: tagsOf(context, findByArn(context, ResourceARN)) }
  },
} satisfies Handlers
