import type { ReactNode } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EnumCheckbox } from '../../../kit/form/EnumCheckbox.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  isNew?: boolean
  /** What is said about the role, below its field. */
  children?: ReactNode
}

/**
 * The fields for what a user is: shown in the address list or not, a remote user or not, and their
 * id in IAM Identity Center, if the organization uses it. Source: USR-04, USR-15, USR-26.
 */
export function SignInChoices({ isNew = false, children }: Props) {
  const text = useText('users')
  const { data: provider } = useRead('identityProvider.describe', useOrganizationScope())
  return (
    <>
      <EnumCheckbox
        name="hiddenFromGlobalAddressList"
        on={false}
        off={true}
        label={text('showInAddressList')}
      />
      <EnumCheckbox
        name="role"
        on="REMOTE_USER"
        off="USER"
        label={text(isNew ? 'remoteUser' : 'remoteUserNow')}
        description={text('remoteUserExplanation')}
      />
      {children}
      {provider?.identityCenterConfiguration && (
        <TextField
          name="identityProviderUserId"
          label={text('identityProviderUserId')}
          description={text(isNew ? 'newIdentityProviderUserIdHint' : 'identityProviderUserIdHint')}
          optional
        />
      )}
    </>
  )
}
