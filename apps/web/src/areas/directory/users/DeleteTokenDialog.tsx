import { useParams } from 'react-router'
import { useRow } from '../../../kit/data/query.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { DeleteToken } from '../../../kit/tokens/DeleteToken.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useTokens } from './use-tokens.ts'

/** Deletes the user's token in the address. Source: USR-24, PAT-08. */
export function DeleteTokenDialog() {
  const text = useText('tokens')
  const { tokenId } = useParams()
  const { query } = useTokens()
  return (
    <Loaded
      query={useRow(query, tokenId, (token) => token.personalAccessTokenId)}
      Frame={RouteDialog}
      title={text('delete')}
    >
      {(token) => <DeleteToken token={token} />}
    </Loaded>
  )
}
