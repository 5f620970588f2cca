import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { copyText } from '@mailroom/ui/copy-text'
import { useState } from 'react'
import { useOrganizationName } from '../../../kit/data/organization-name.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useStatusWords } from '../../../kit/entity/entity-status.ts'
import { useText } from '../../../kit/words/texts.ts'
import type { KnownUser } from './use-known-user.ts'

type Props = { user: KnownUser; needed: string }

/**
 * Copies what an administrator needs to take over from the help desk: the user, the problem, and
 * the place.
 */
export function CopyForAdministrator({ user, needed }: Props) {
  const text = useText('users')
  const statusWords = useStatusWords()
  const scope = useOrganizationScope()
  const organization = useOrganizationName()
  const [copied, setCopied] = useState<boolean>()
  const lines = [
    text('escalationTitle', { user: nameOf(user) }),
    `${text('name')}: ${user.name}`,
    ...(user.email === undefined ? [] : [`${text('email')}: ${user.email}`]),
    `${text('status')}: ${statusWords(user)}`,
    `${text('escalationOrganization')}: ${organization} (${scope.organizationId}, ${scope.region})`,
    needed,
    `${location.origin}${organizationPath(scope, `users/${user.userId}`)}`,
  ]
  return (
    <SpaceBetween direction="horizontal" size="s" alignItems="center">
      <Button iconName="copy" onClick={() => void copyText(lines.join('\n')).then(setCopied)}>
        {text('copyForAdministrator')}
      </Button>
      <div role="status">
        {copied === true && <StatusIndicator type="success">{text('copied')}</StatusIndicator>}
        {copied === false && <StatusIndicator type="error">{text('notCopied')}</StatusIndicator>}
      </div>
    </SpaceBetween>
  )
}
