import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRead } from '../app/api/use-read.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { useText } from '../app/texts/texts.ts'
import { CopyForAdministrator } from './CopyForAdministrator.tsx'
import type { KnownUser } from './use-known-user.ts'
import { whyNotResettable } from './user-state.ts'

/** Where passwords of IAM Identity Center are reset: its console, which opens the users of the Region. */
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

/** How people sign in to the organization where IAM Identity Center has a part in it. Source: IDC-16. */
export function useIdentityCenterMode() {
  const { data } = useRead('identityProvider.describe', useOrganizationScope())
  return data?.identityCenterConfiguration ? data.authenticationMode : undefined
}

/**
 * What about somebody stands in the way of resetting their password here, as the end of a word key; nothing where nothing does. Whether it
 * can be reset in this organization at all is looked at before (`Gate`). Source: USR-25, USR-26.
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

/** Says why a password cannot be reset here, where it can, and gives an administrator what they need. */
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
