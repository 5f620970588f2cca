import Alert from '@cloudscape-design/components/alert'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import type { Row } from '../../../kit/table/list-page.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EntityAddress, EntityName } from '../EntityName.tsx'
import { useDelegates } from './use-delegates.ts'
import { useResource } from './use-resource.ts'

function RemoveButton({ id }: { id: string }) {
  const text = useText('resources')
  const { lastIsNeeded } = useDelegates()
  const delegate = useEntity(id)?.name ?? id
  return (
    <Can id="resourceDelegates.disassociate">
      <AppButton
        to={`${id}/remove`}
        variant="inline-link"
        ariaLabel={text('removeDelegateOf', { delegate })}
        disabledReason={lastIsNeeded ? text('lastDelegateNeeded') : undefined}
      >
        {text('remove')}
      </AppButton>
    </Can>
  )
}

type Delegate = Row<'resourceDelegates.list'>

function Delegates() {
  const text = useText('resources')
  const readOnlyReason = useDirectoryReason('resourceDelegates.associate')
  const { input } = useResource()
  const canRemove = useCan()('resourceDelegates.disassociate') && readOnlyReason === undefined
  const source = useLiveSource({
    operation: 'resourceDelegates.list',
    as: 'part',
    input,
    columns: [
      {
        id: 'name',
        header: text('delegate'),
        isRowHeader: true,
        value: ({ id }) => id,
        cell: ({ id, type }) => <EntityName id={id} type={type} />,
      },
      textColumn({
        id: 'type',
        header: text('kind'),
        value: ({ type }: Delegate) => text(`kind.${type}`),
      }),
      { id: 'email', header: text('email'), cell: ({ id }) => <EntityAddress id={id} /> },
      ...(canRemove
        ? [
            {
              id: 'actions',
              header: text('actions'),
              cell: ({ id }: Delegate) => <RemoveButton id={id} />,
            },
          ]
        : []),
    ],
  })
  return (
    <>
      <ListTable
        source={source}
        title={text('delegates')}
        description={text('delegatesDescription')}
        add={{
          operation: 'resourceDelegates.associate',
          to: 'add',
          text: text('addDelegate'),
          disabledReason: readOnlyReason,
        }}
        empty={text('noDelegates')}
        rowKey={({ id }) => id}
      />
      <Outlet />
    </>
  )
}

/** The delegates who answer the requests for a resource. Source: RES-07, RES-08, T-25. */
export function DelegatesTab() {
  const text = useText('resources')
  if (useResource().resource.state === 'ENABLED') return <Delegates />
  return (
    <>
      <Alert type="info">{text('delegatesEnableFirst')}</Alert>
      <Outlet />
    </>
  )
}
