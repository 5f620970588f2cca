import { AwsError } from '../protocol/aws-error.ts'
import { findEntity } from './find-entity.ts'
import { findActiveOrganization } from './find-organization.ts'
import type { Handlers } from './handlers.ts'

export const entities = {
  /**
   * Shows which entity has an address, as its primary address or an alias.
   * Errors: EntityNotFoundException for a free one. Source: 06 DescribeEntity.
   */
  DescribeEntity({ OrganizationId, Email }, context) {
    findActiveOrganization(context, OrganizationId)
    const address = context.state.addresses.get(OrganizationId, Email.toLowerCase())
    if (!address)
      throw new AwsError('EntityNotFoundException', `No entity has the address ${Email}.`)
    const entity = findEntity(context, OrganizationId, address.entityId, 'id')
    return { EntityId: entity.id, Name: entity.name, Type: entity.entityType }
  },
} satisfies Handlers
