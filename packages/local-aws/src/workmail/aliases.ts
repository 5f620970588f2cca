import { aliasLimit } from '@mailroom/schemas/directory-rules'
import { AwsError } from '../protocol/aws-error.ts'
import { pageOf } from '../state/paging.ts'
import { addressesOf, refuseTakenAddress } from './addresses.ts'
import { findEntity, refuseUnlessEnabled } from './find-entity.ts'
import { findActiveOrganization, refuseInteroperability } from './find-organization.ts'
import type { Handlers } from './handlers.ts'
import { refuseUnusableDomain } from './mail-domains.ts'

export const aliases = {
  /**
   * Adds an alias, by id only; an alias that the entity already has is no error.
   * Errors: UnsupportedOperationException in interoperability mode, EntityNotFoundException,
   * EntityStateException, MailDomainNotFoundException, MailDomainStateException,
   * EmailAddressInUseException, LimitExceededException above 100. Source: 06 CreateAlias, GEN-12,
   * GEN-14, INTEROP-08.
   */
  CreateAlias({ OrganizationId, EntityId, Alias }, context) {
    refuseInteroperability(findActiveOrganization(context, OrganizationId))
    const entity = findEntity(context, OrganizationId, EntityId, 'id')
    refuseUnlessEnabled(entity)
    refuseUnusableDomain(context, OrganizationId, Alias)
    if (refuseTakenAddress(context, OrganizationId, Alias, entity.id)) return {}
    if (addressesOf(context, OrganizationId, entity.id).length > aliasLimit)
      throw new AwsError('LimitExceededException', `An entity has ${aliasLimit} aliases at most.`)
    context.state.addresses.put(OrganizationId, {
      address: Alias,
      entityId: entity.id,
      primary: false,
    })
    return {}
  },

  /**
   * Removes an alias, by id only; a missing one is no error.
   * Errors: UnsupportedOperationException in interoperability mode, EntityNotFoundException,
   * EntityStateException, InvalidParameterException for the primary address.
   * Source: 06 DeleteAlias, INTEROP-08.
   */
  DeleteAlias({ OrganizationId, EntityId, Alias }, context) {
    refuseInteroperability(findActiveOrganization(context, OrganizationId))
    const entity = findEntity(context, OrganizationId, EntityId, 'id')
    refuseUnlessEnabled(entity)
    const address = context.state.addresses.get(OrganizationId, Alias.toLowerCase())
    if (address?.entityId !== entity.id) return {}
    if (address.primary)
      throw new AwsError('InvalidParameterException', `The address ${Alias} is the primary one.`)
    context.state.addresses.delete(OrganizationId, Alias.toLowerCase())
    return {}
  },

  /**
   * Lists the addresses of an entity, the primary one among them. Errors: EntityNotFoundException,
   * EntityStateException. Source: 00-index, decision 7.
   */
  ListAliases({ OrganizationId, EntityId, ...page }, context) {
    findActiveOrganization(context, OrganizationId)
    const entity = findEntity(context, OrganizationId, EntityId, 'id')
    refuseUnlessEnabled(entity)
    const { items, NextToken } = pageOf(
      context.state.addresses,
      OrganizationId,
      { index: 'entity', prefix: `${entity.id}\0` },
      page,
    )
    return { Aliases: items.map(({ address }) => address), NextToken }
  },
} satisfies Handlers
