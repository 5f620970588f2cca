import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { CopyForAdministrator } from './CopyForAdministrator.tsx'
import type { KnownUser } from './use-known-user.ts'
import { whyNotResettable } from './user-state.ts'

/**
 * A link to the console of IAM Identity Center, which resets its passwords; it opens the users of
 * the Region.
 */
export function IdentityCenterLink() {
  const text = useText('users')
  const { region } = useOrganizationScope()
  return (
    <Link
      external
      externalIconAriaLabel={text('newTab')}
      href={`https://${region}.console.aws.amazon.com/singlesignon/home?region=${region}#/users`}
    >
      {text('openIdentityCenter')}
    </Link>
  )
}

/**
 * Returns how people sign in to the organization, if IAM Identity Center takes part.
 * Source: IDC-16.
 */
export function useIdentityCenterMode() {
  const { data } = useRead('identityProvider.describe', useOrganizationScope())
  return data?.identityCenterConfiguration ? data.authenticationMode : undefined
}

/**
 * Returns why a user's password cannot be reset here, as the end of a text key; undefined if it
 * can. `Gate` has already checked whether the organization allows resets at all. Source: USR-25,
 * USR-26.
 */
export function useResetObstacle() {
  const mode = useIdentityCenterMode()
  return (user: KnownUser) => {
    const reason = whyNotResettable(user)
    if (reason) return reason
    return mode === 'IDENTITY_PROVIDER_ONLY' ? 'identityCenter' : undefined
  }
}

type Props = {
  user: KnownUser
  reason: NonNullable<ReturnType<ReturnType<typeof useResetObstacle>>>
}

/**
 * Says why a password cannot be reset here, where it can, and gives an administrator the needed
 * details.
 */
export function ResetObstacle({ user, reason }: Props) {
  const text = useText('users')
  const words = text(`notResettable.${reason}`)
  return (
    <SpaceBetween size="m">
      <Alert type="info">
        {words} {reason === 'identityCenter' && <IdentityCenterLink />}
      </Alert>
      <CopyForAdministrator user={user} needed={words} />
    </SpaceBetween>
  )
}
