import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { notify } from '../data/notifications.ts'
import { useOrganizationScope } from '../data/scope.ts'
import { ConfirmDialog } from '../dialog/ConfirmDialog.tsx'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'

type Props = {
  token: PersonalAccessToken
  /** Where the person is led afterwards; the page behind the dialog by default. */
  leave?: () => void | Promise<void>
}

/**
 * Deletes a token after its last use is shown and its name is typed. Source: USR-24, PAT-08, T-30.
 */
export function DeleteToken({ token, leave }: Props) {
  const text = useText('tokens')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { personalAccessTokenId, name, dateLastUsed } = token
  return (
    <ConfirmDialog
      id="personalAccessTokens.delete"
      input={{ ...scope, personalAccessTokenId }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      typed={{ label: text('deleteConfirm', { name }), expected: name }}
      {...(leave
        ? {
            leave: () => {
              notify({ type: 'success', content: text('deleted', { name }) })
              return leave()
            },
          }
        : { done: text('deleted', { name }) })}
    >
      <SpaceBetween size="s">
        <Alert type="warning">
          {dateLastUsed === undefined
            ? text('neverUsedYet')
            : text('lastUsedOn', { date: dateTime(dateLastUsed) })}
        </Alert>
        <div>{text('deleteExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}
