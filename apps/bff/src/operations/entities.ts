import { EntityNotFoundException, type WorkMail } from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas/entities'
import type { DirectoryIndex } from '../directory-index/directory-index.ts'
import type { Handlers } from './handlers.ts'
import { pascal } from './spelling.ts'

/** Returns an entity's primary address, and its display name if it has one. */
async function describeOwner(
  workmail: WorkMail,
  OrganizationId: string,
  type: EntityType,
  id: string,
): Promise<{ Email?: string | undefined; DisplayName?: string | undefined }> {
  const describe = {
    USER: () => workmail.describeUser({ OrganizationId, UserId: id }),
    GROUP: () => workmail.describeGroup({ OrganizationId, GroupId: id }),
    RESOURCE: () => workmail.describeResource({ OrganizationId, ResourceId: id }),
  }
  return describe[type]()
}

export const entities = (directoryIndex: DirectoryIndex): Handlers<'entities'> => ({
  /**
   * Returns no owner for a free address. Only the owner tells whether it is the primary one.
   * Source: ORG-42.
   */
  'entities.describe': async (input, { workmail }) => {
    try {
      const { EntityId, Name, Type } = await workmail.describeEntity(pascal(input))
      const owner =
        EntityId && Type
          ? await describeOwner(workmail, input.organizationId, Type, EntityId)
          : undefined
      return {
        owner: {
          ...{ entityId: EntityId, name: Name, type: Type, displayName: owner?.DisplayName },
          isPrimary: owner?.Email?.toLowerCase() === input.email.toLowerCase(),
        },
      }
    } catch (error) {
      if (error instanceof EntityNotFoundException) return { owner: undefined }
      throw error
    }
  },

  'entities.search': ({ query, sort, offset, limit, ...scope }) =>
    directoryIndex.search(scope, { query, sort, offset, limit }),

  'entities.suggest': async ({ text, ...scope }) => ({
    items: await directoryIndex.suggest(scope, text),
  }),

  'entities.refresh': (scope) => directoryIndex.refresh(scope),
})
