import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { Outlet } from 'react-router'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useTokenColumns } from '../../../kit/tokens/use-token-columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useTokens } from './use-tokens.ts'

/**
 * The tokens with which a user signs in to mail clients. Their values are never readable, and only
 * the user creates them. Source: USR-23, PAT-04, PAT-05.
 */
export function TokensTab() {
  const text = useText('users')
  const shared = useText('tokens')
  const { input, query } = useTokens()
  const columns = [
    textColumn({
      id: 'name',
      header: shared('name'),
      isRowHeader: true,
      value: ({ name }: PersonalAccessToken) => name,
    }),
    ...useTokenColumns(),
  ]
  const source = useWholeSource({
    id: 'tokens',
    operation: 'personalAccessTokens.list',
    input,
    query,
    columns,
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('tokens')}
        description={shared('description')}
        oneChosen={{
          label: ({ name }) => text('selectToken', { name }),
          noneReason: text('chooseTokenFirst'),
          actions: [
            {
              operation: 'personalAccessTokens.delete',
              text: shared('delete'),
              to: ({ personalAccessTokenId }) => `${personalAccessTokenId}/delete`,
            },
          ],
        }}
        empty={shared('none')}
        rowKey={({ personalAccessTokenId }) => personalAccessTokenId}
      />
      <Outlet />
    </>
  )
}
