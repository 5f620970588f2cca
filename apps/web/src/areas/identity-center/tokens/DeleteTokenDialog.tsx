import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { DeleteToken } from '../../../kit/tokens/DeleteToken.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useToken } from './use-token.ts'

/** Deletes the token in the address, whoever it is of. Source: PAT-08. */
export function DeleteTokenDialog() {
  const text = useText('tokens')
  return (
    <Loaded query={useToken()} Frame={RouteDialog} title={text('delete')}>
      {(token) => <DeleteToken token={token} />}
    </Loaded>
  )
}
