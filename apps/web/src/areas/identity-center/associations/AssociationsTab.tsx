import type { Association } from '@mailroom/schemas/identity-provider-settings'
import { Select } from '@mailroom/ui/Select'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { entityPath } from '../../../kit/entity/entity-path.ts'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { linkColumn, statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

const choices = ['associated', 'open', 'enabledOpen'] as const

const isListed: Record<(typeof choices)[number], (user: Association) => boolean> = {
  associated: ({ identityProviderUserId }) => Boolean(identityProviderUserId),
  open: ({ identityProviderUserId }) => !identityProviderUserId,
  // Those that the check of the mode counts.
  enabledOpen: ({ identityProviderUserId, state, userRole }) =>
    !identityProviderUserId && state === 'ENABLED' && userRole === 'USER',
}

function useColumns() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  return useMemo(
    () => [
      linkColumn({
        ...{ id: 'name', header: text('userName'), value: ({ name }: Association) => name },
        to: ({ userId }) => entityPath(scope, { type: 'USER', id: userId }),
      }),
      textColumn({
        ...{ id: 'displayName', header: text('displayName') },
        value: ({ displayName }: Association) => displayName,
      }),
      textColumn({
        ...{ id: 'email', header: text('email'), value: ({ email }: Association) => email },
      }),
      statusColumn({
        ...{ id: 'state', header: text('state'), width: 120 },
        value: ({ state }: Association) => state,
        type: ({ state }) => (state === 'ENABLED' ? 'success' : 'stopped'),
        words: ({ state }) => text(`state.${state}`),
      }),
      {
        ...{ id: 'identityProviderUserId', header: text('identityId'), minWidth: 220 },
        value: ({ identityProviderUserId }: Association) => identityProviderUserId,
        cell: ({ identityProviderUserId: id, name }: Association) =>
          id ? <Copyable what={text('identityIdOf', { name })}>{id}</Copyable> : nothing,
      },
      textColumn({
        ...{ id: 'identityProviderIdentityStoreId', header: text('identityStoreId') },
        value: ({ identityProviderIdentityStoreId: id }: Association) => id,
      }),
    ],
    [text, scope],
  )
}

/** The users of WorkMail, and who of Identity Center opens their mailboxes. Source: IDC-08 to IDC-11. */
export function AssociationsTab() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const query = useRead('identityProvider.listAssociations', scope)
  const [chosen, choose] = useChoice('is', choices)
  const filter = useMemo(() => chosen && { count: 1, isListed: isListed[chosen] }, [chosen])
  const source = useWholeSource({
    ...{ id: 'associations', operation: 'identityProvider.listAssociations', input: scope },
    query: { ...query, data: query.data?.items },
    ...{ columns: useColumns(), filter },
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('associations')}
        description={text('associationsDescription')}
        filter={
          <Select
            ariaLabel={text('filterAssociations')}
            options={[
              { value: '', label: text('everybody') },
              ...choices.map((value) => ({ value, label: text(`is.${value}`) })),
            ]}
            value={chosen ?? ''}
            onChange={choose}
          />
        }
        oneChosen={{
          label: ({ name }) => text('selectUser', { name }),
          noneReason: text('chooseUserFirst'),
          actions: [
            {
              operation: 'users.update',
              text: text('changeAssociation'),
              to: ({ userId }) => `${userId}/edit`,
            },
          ],
        }}
        empty={text('noUsers')}
        rowKey={({ userId }) => userId}
      />
      <Outlet />
    </>
  )
}
