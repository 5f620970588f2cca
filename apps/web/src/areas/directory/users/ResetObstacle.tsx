import Alert from '@cloudscape-design/components/alert'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useText } from '../../../kit/words/texts.ts'
import { CopyForAdministrator } from './CopyForAdministrator.tsx'
import type { KnownUser } from './use-known-user.ts'
import { useWhyNotResettable } from './user-state.ts'

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
 * Returns how people sign in to the organization, if IAM Identity Center takes part. It is read
 * again whenever a dialog opens. Source: IDC-16.
 */
function useIdentityCenterMode() {
  const { data } = useRead('identityProvider.describe', useOrganizationScope(), {
    refetchOnMount: 'always',
  })
  return data?.identityCenterConfiguration ? data.authenticationMode : undefined
}

type Obstacle = { words: string; isIdentityCenter?: true }

/**
 * Returns why a user's password cannot be reset here, in words; undefined if it can.
 * Source: USR-25, USR-26, X-03.
 */
export function useResetObstacle() {
  const text = useText('users')
  const whyNot = useWhyNot()
  const whyNotResettable = useWhyNotResettable()
  const mode = useIdentityCenterMode()
  return {
    mode,
    obstacleOf: (user: KnownUser): Obstacle | undefined => {
      const elsewhere = whyNot('users.resetPassword')
      if (elsewhere !== undefined) return { words: elsewhere }
      const reason = whyNotResettable(user)
      if (reason) return { words: reason }
      if (mode !== 'IDENTITY_PROVIDER_ONLY') return undefined
      return { words: text('notResettable.identityCenter'), isIdentityCenter: true }
    },
  }
}

type Props = { user: KnownUser; obstacle: Obstacle }

/**
 * Says why a password cannot be reset here, where it can, and gives an administrator the needed
 * details.
 */
export function ResetObstacle({ user, obstacle: { words, isIdentityCenter } }: Props) {
  return (
    <SpaceBetween size="m">
      <Alert type="info">
        {words} {isIdentityCenter && <IdentityCenterLink />}
      </Alert>
      <CopyForAdministrator user={user} needed={words} />
    </SpaceBetween>
  )
}
