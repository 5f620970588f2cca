import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { Details } from '@mailroom/ui/Details'
import { Can } from '../../../kit/access/Can.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { Expiry } from '../../../kit/tokens/use-token-columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { Owner } from './Owner.tsx'
import { useOwners } from './use-owners.ts'
import { useToken } from './use-token.ts'

function TokenDetails({ token }: { token: PersonalAccessToken }) {
  const text = useText('organizationTokens')
  const shared = useText('tokens')
  const owners = useOwners([token])
  const { name, personalAccessTokenId, dateCreated, dateLastUsed, scopes } = token
  return (
    <SpaceBetween size="m">
      <Details
        columns={2}
        items={[
          { label: shared('name'), value: name },
          {
            label: shared('id'),
            value: <Copyable what={shared('id')}>{personalAccessTokenId}</Copyable>,
          },
          { label: text('user'), value: <Owner token={token} owners={owners} /> },
          {
            label: shared('lastUsed'),
            value: dateLastUsed ? <Moment at={dateLastUsed} /> : shared('neverUsed'),
          },
          { label: shared('created'), value: dateCreated && <Moment at={dateCreated} /> },
          { label: shared('expires'), value: <Expiry token={token} /> },
          { label: shared('scopes'), value: scopes?.join(', ') },
        ]}
      />
      <div>{text('valueIsNeverShown')}</div>
      <Can id="personalAccessTokens.delete">
        <AppButton to={`../${personalAccessTokenId}/delete`}>{shared('delete')}</AppButton>
      </Can>
    </SpaceBetween>
  )
}

/** What AWS tells about the token in the address; never its value. Source: PAT-07. */
export function TokenDialog() {
  const text = useText('organizationTokens')
  return (
    <RouteDialog title={text('detailsTitle')} size="large">
      <Loaded query={useToken()}>{(token) => <TokenDetails token={token} />}</Loaded>
    </RouteDialog>
  )
}
