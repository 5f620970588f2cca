import Alert from '@cloudscape-design/components/alert'
import { Outlet } from 'react-router'
import { Can, useCan } from '../../../kit/access/Can.tsx'
import { useDirectoryReason } from '../../../kit/access/use-why-not.ts'
import { useEntity } from '../../../kit/entity/use-entity.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { OperationTable } from '../../../kit/table/OperationTable.tsx'
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

/** The delegates who answer the requests for a resource. Source: RES-07, RES-08, T-25. */
export function DelegatesTab() {
  const text = useText('resources')
  const readOnlyReason = useDirectoryReason('resourceDelegates.associate')
  const { resource, input } = useResource()
  const canRemove = useCan()('resourceDelegates.disassociate') && readOnlyReason === undefined
  if (!resource) return null
  if (resource.state !== 'ENABLED')
    return (
      <>
        <Alert type="info">{text('delegatesEnableFirst')}</Alert>
        <Outlet />
      </>
    )
  return (
    <>
      <OperationTable
        id="resourceDelegates.list"
        as="part"
        input={input}
        title={text('delegates')}
        description={text('delegatesDescription')}
        actions={
          <Can id="resourceDelegates.associate">
            <AppButton to="add" disabledReason={readOnlyReason}>
              {text('addDelegate')}
            </AppButton>
          </Can>
        }
        empty={text('noDelegates')}
        columns={[
          {
            id: 'name',
            header: text('delegate'),
            isRowHeader: true,
            value: ({ id }) => id,
            cell: ({ id, type }) => <EntityName id={id} type={type} />,
          },
          {
            id: 'type',
            header: text('kind'),
            cell: ({ type }) => text(`kind.${type}`),
            value: ({ type }) => text(`kind.${type}`),
          },
          { id: 'email', header: text('email'), cell: ({ id }) => <EntityAddress id={id} /> },
          ...(canRemove
            ? [
                {
                  id: 'actions',
                  header: text('actions'),
                  cell: ({ id }: { id: string }) => <RemoveButton id={id} />,
                },
              ]
            : []),
        ]}
        rowKey={({ id }) => id}
      />
      <Outlet />
    </>
  )
}
