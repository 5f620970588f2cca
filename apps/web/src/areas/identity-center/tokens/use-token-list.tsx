import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { linkColumn } from '../../../kit/table/columns.tsx'
import { useWholeList } from '../../../kit/table/whole-list.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useTokenColumns } from '../../../kit/tokens/use-token-columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { Owner } from './Owner.tsx'
import { useOwners } from './use-owners.ts'
import { useTokenFilter } from './use-token-filter.ts'

/** Returns all tokens of the organization as a list, with their users. Source: PAT-06. */
export function useTokenList() {
  const text = useText('organizationTokens')
  const shared = useText('tokens')
  const scope = useOrganizationScope()
  const query = useWholeList('personalAccessTokens.list', scope)
  const owners = useOwners(query.data)
  const rest = useTokenColumns()
  const columns = useMemo(
    () => [
      linkColumn<PersonalAccessToken>({
        id: 'name',
        header: shared('name'),
        minWidth: 140,
        value: ({ name }) => name,
        to: ({ personalAccessTokenId }) => personalAccessTokenId,
      }),
      {
        id: 'user',
        header: text('user'),
        minWidth: 140,
        value: ({ userId }: PersonalAccessToken) => {
          const owner = userId === undefined ? undefined : owners.get(userId)
          return owner?.email ?? owner?.name ?? userId
        },
        words: ({ userId }: PersonalAccessToken) => {
          const owner = userId === undefined ? undefined : owners.get(userId)
          return owner ? [nameOf(owner), owner.email ?? ''].join(' ') : userId
        },
        cell: (token: PersonalAccessToken) => <Owner token={token} owners={owners} />,
      },
      ...rest,
    ],
    [text, shared, owners, rest],
  )
  const source = useWholeSource({
    id: 'organizationTokens',
    operation: 'personalAccessTokens.list',
    input: scope,
    as: 'page',
    query,
    columns,
    filter: useTokenFilter(),
  })
  return { source, tokens: query.data ?? [], owners }
}
