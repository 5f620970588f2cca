import { useOrganizationScope } from '../data/scope.ts'
import { useRead } from '../data/use-read.ts'
import { useText } from '../words/texts.ts'
import { EntityLink } from './EntityLink.tsx'

/**
 * The owner of an address that was refused because it is in use, and their type; empty if there is
 * none. Source: GEN-10.
 */
export function AddressOwner({ email }: { email: string }) {
  const text = useText('directory')
  const scope = useOrganizationScope()
  const { data } = useRead('entities.describe', { ...scope, email })
  const owner = data?.owner
  if (!owner) return null
  return (
    <span>
      {text('addressOwner')}{' '}
      <EntityLink type={owner.type} id={owner.entityId}>
        {owner.displayName || owner.name || owner.entityId}
      </EntityLink>{' '}
      ({text(`type.${owner.type}`)})
    </span>
  )
}
