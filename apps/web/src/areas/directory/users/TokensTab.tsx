import Badge from '@cloudscape-design/components/badge'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { Outlet } from 'react-router'
import { useAwsNow } from '../../../kit/data/use-aws-now.ts'
import { dateColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useTokens } from './use-tokens.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How many days before its expiry a token is marked. Source: PAT-05. */
const soonDays = 30

function Expiry({ token: { expiresTime } }: { token: PersonalAccessToken }) {
  const text = useText('users')
  const { dateTime } = useFormats()
  const now = useAwsNow()
  if (expiresTime === undefined) return text('neverExpires')
  const leftMs = Date.parse(expiresTime) - now.getTime()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {dateTime(expiresTime)}
      {leftMs <= 0 && <Badge color="red">{text('expired')}</Badge>}
      {leftMs > 0 && leftMs <= soonDays * dayMs && (
        <Badge color="severity-medium">{text('expiresSoon')}</Badge>
      )}
    </SpaceBetween>
  )
}

function useColumns() {
  const text = useText('users')
  return [
    textColumn({
      id: 'name',
      header: text('tokenName'),
      isRowHeader: true,
      value: ({ name }: PersonalAccessToken) => name,
    }),
    dateColumn({
      id: 'dateCreated',
      header: text('created'),
      value: ({ dateCreated }: PersonalAccessToken) => dateCreated,
    }),
    dateColumn({
      id: 'dateLastUsed',
      header: text('lastUsed'),
      none: text('neverUsed'),
      value: ({ dateLastUsed }: PersonalAccessToken) => dateLastUsed,
    }),
    {
      ...dateColumn({
        id: 'expiresTime',
        header: text('expires'),
        value: ({ expiresTime }: PersonalAccessToken) => expiresTime,
      }),
      cell: (token: PersonalAccessToken) => <Expiry token={token} />,
    },
    textColumn({
      id: 'scopes',
      header: text('scopes'),
      value: ({ scopes }: PersonalAccessToken) => scopes ?? [],
    }),
    textColumn({
      id: 'id',
      header: text('tokenId'),
      value: ({ personalAccessTokenId }: PersonalAccessToken) => personalAccessTokenId,
    }),
  ]
}

/**
 * The tokens with which a user signs in to mail clients. Their values are never readable, and only
 * the user creates them. Source: USR-23, PAT-04, PAT-05.
 */
export function TokensTab() {
  const text = useText('users')
  const { input, query } = useTokens()
  const source = useWholeSource({
    id: 'tokens',
    operation: 'personalAccessTokens.list',
    input,
    query,
    columns: useColumns(),
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('tokens')}
        description={text('tokensDescription')}
        oneChosen={{
          label: ({ name }) => text('selectToken', { name }),
          noneReason: text('chooseTokenFirst'),
          actions: [
            {
              operation: 'personalAccessTokens.delete',
              text: text('deleteToken'),
              to: ({ personalAccessTokenId }) => `${personalAccessTokenId}/delete`,
            },
          ],
        }}
        empty={text('noTokens')}
        rowKey={({ personalAccessTokenId }) => personalAccessTokenId}
      />
      <Outlet />
    </>
  )
}
