import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { DeleteToken } from '../../../kit/tokens/DeleteToken.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useToken } from './use-token.ts'

/** Deletes the token in the address, whoever it is of. Source: PAT-08. */
export function DeleteTokenDialog() {
  const text = useText('tokens')
  const navigate = useNavigate()
  const list = organizationPath(useOrganizationScope(), 'identity-center/tokens')
  return (
    <Loaded query={useToken()} Frame={RouteDialog} title={text('delete')}>
      {(token) => (
        // The dialog with its details would be about a token that there is not any more.
        <DeleteToken token={token} leave={() => navigate(list, { replace: true })} />
      )}
    </Loaded>
  )
}
