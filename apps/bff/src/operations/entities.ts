import { EntityNotFoundException, type WorkMail } from '@aws-sdk/client-workmail'
import type { EntityType } from '@mailroom/schemas'
import type { Handlers } from './handlers.ts'
import { pascal } from './spelling.ts'

/** An entity's primary address. */
async function primaryAddressOf(
  workmail: WorkMail,
  OrganizationId: string,
  type: EntityType,
  id: string,
): Promise<string | undefined> {
  const describe = {
    USER: () => workmail.describeUser({ OrganizationId, UserId: id }),
    GROUP: () => workmail.describeGroup({ OrganizationId, GroupId: id }),
    RESOURCE: () => workmail.describeResource({ OrganizationId, ResourceId: id }),
  }
  return (await describe[type]()).Email
}

export const entities: Handlers<'entities'> = {
  /** An address nobody has is no error. Whether it is the primary one is told by its owner only. Source: ORG-42. */
  'entities.describe': async (input, { workmail }) => {
    try {
      const { EntityId, Name, Type } = await workmail.describeEntity(pascal(input))
      const primary =
        EntityId && Type && (await primaryAddressOf(workmail, input.organizationId, Type, EntityId))
      const isPrimary = primary?.toLowerCase() === input.email.toLowerCase()
      return { owner: { entityId: EntityId, name: Name, type: Type, isPrimary } }
    } catch (error) {
      if (error instanceof EntityNotFoundException) return { owner: undefined }
      throw error
    }
  },

  'entities.search': ({ query, sort, offset, limit, ...scope }, { directoryIndex }) =>
    directoryIndex.search(scope, { query, sort, offset, limit }),

  'entities.suggest': async ({ text, ...scope }, { directoryIndex }) => ({
    items: await directoryIndex.suggest(scope, text),
  }),

  'entities.refresh': (scope, { directoryIndex }) => directoryIndex.refresh(scope),
}
