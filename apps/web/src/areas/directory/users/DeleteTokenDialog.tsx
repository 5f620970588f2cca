import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import type { Row } from '../../../kit/table/list-page.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useTokens } from './use-tokens.ts'

function DeleteToken({ token }: { token: Row<'personalAccessTokens.list'> }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { personalAccessTokenId, name, dateLastUsed } = token
  return (
    <ConfirmDialog
      id="personalAccessTokens.delete"
      input={{ ...scope, personalAccessTokenId }}
      title={text('deleteTokenTitle', { name })}
      confirmLabel={text('deleteToken')}
      typed={{ label: text('deleteTokenConfirm', { name }), expected: name }}
      done={text('tokenDeleted', { name })}
    >
      <SpaceBetween size="s">
        <Alert type="warning">
          {dateLastUsed === undefined
            ? text('tokenNeverUsed')
            : text('tokenLastUsed', { date: dateTime(dateLastUsed) })}
        </Alert>
        <div>{text('deleteTokenExplanation')}</div>
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/**
 * Deletes a token after its last use is shown and its name is typed. Source: USR-24, PAT-08, T-30.
 */
export function DeleteTokenDialog() {
  const text = useText('users')
  const { tokenId } = useParams()
  const { query } = useTokens()
  return (
    <Loaded
      query={useRow(query, tokenId, (token) => token.personalAccessTokenId)}
      Frame={RouteDialog}
      title={text('deleteToken')}
    >
      {(token) => <DeleteToken token={token} />}
    </Loaded>
  )
}
