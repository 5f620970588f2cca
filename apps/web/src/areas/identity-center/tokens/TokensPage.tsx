import Alert from '@cloudscape-design/components/alert'
import type { PersonalAccessToken } from '@mailroom/schemas/personal-access-tokens'
import type { Selection } from '@mailroom/ui/table/DataTable'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { RevokeMenu } from './RevokeMenu.tsx'
import { TokenFilters } from './TokenFilters.tsx'
import { useTokenList } from './use-token-list.tsx'

/**
 * Says when no token opens a mailbox, whatever the list has: without IAM Identity Center, and while
 * tokens are inactive. Source: PAT-02, PAT-03.
 */
function Notices() {
  const text = useText('organizationTokens')
  const { data } = useRead('identityProvider.describe', useOrganizationScope())
  if (!data) return null
  if (!data.identityCenterConfiguration)
    return <Alert type="info">{text('withoutIdentityCenter')}</Alert>
  return data.personalAccessTokenConfiguration?.status === 'INACTIVE' ? (
    <Alert type="warning">{text('inactive')}</Alert>
  ) : null
}

/**
 * The personal access tokens of all users. Nobody but the user creates one, and nobody reads its
 * value again. Source: PAT-04, PAT-06, PAT-09.
 */
export function TokensPage() {
  const text = useText('organizationTokens')
  const can = useCan()
  const { source, tokens, owners } = useTokenList()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  // A token that is gone is not chosen any more.
  const there = new Set(tokens.map(({ personalAccessTokenId }) => personalAccessTokenId))
  const chosen = new Set([...selected].filter((id) => there.has(id)))
  const selection: Selection<PersonalAccessToken> = {
    kind: 'multi',
    selected: chosen,
    onChange: setSelected,
    label: ({ name }) => text('select', { name }),
  }
  const mayRevoke = can('jobs.plan') && can('personalAccessTokens.delete')
  const listedIds = async () => {
    const ids: string[] = []
    if (!source.pages) return ids
    for await (const portion of source.pages(new AbortController().signal))
      ids.push(...portion.map(({ personalAccessTokenId }) => personalAccessTokenId))
    return ids
  }
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        description={
          <>
            <div>{text('description')}</div>
            <div>{text('trail')}</div>
            <Notices />
          </>
        }
        filter={
          <TokenFilters
            userIds={tokens.flatMap(({ userId }) => (userId === undefined ? [] : [userId]))}
            owners={owners}
          />
        }
        actions={
          mayRevoke && (
            <RevokeMenu chosen={chosen} listed={source.matches ?? 0} listedIds={listedIds} />
          )
        }
        {...(mayRevoke ? { selection } : {})}
        noMatch={text('noMatch')}
        empty={text('none')}
        rowKey={({ personalAccessTokenId }) => personalAccessTokenId}
      />
      <Outlet />
    </>
  )
}
