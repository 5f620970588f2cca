import { AppLink } from '../app/AppLink.tsx'
import { useRead } from '../app/api/use-read.ts'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'

/** Whose an address is that was refused because it is in use; nothing where nobody has it. Source: GEN-10. */
export function AddressOwner({ email }: { email: string }) {
  const text = useText('users')
  const scope = useOrganizationScope()
  const { data } = useRead('entities.describe', { ...scope, email })
  const owner = data?.owner
  if (!owner) return null
  const name = owner.name ?? owner.entityId
  return (
    <>
      {text('addressOwner')}{' '}
      {owner.type === 'USER' ? (
        <AppLink to={organizationPath(scope, `users/${owner.entityId}`)}>{name}</AppLink>
      ) : (
        name
      )}
    </>
  )
}
