import type { ResourceSummary } from '@mailroom/schemas'
import { AppButton } from '../app/AppButton.tsx'
import { AppLink } from '../app/AppLink.tsx'
import { Can } from '../app/Can.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { useReadOnlyReason } from '../app/directory/use-read-only-reason.ts'
import { useOrganizationScope } from '../app/scope.ts'
import { OperationTable } from '../app/table/OperationTable.tsx'
import { useText } from '../app/texts/texts.ts'
import { useExchangeReason } from './use-exchange-reason.ts'

/** The rooms and equipment of an organization. Source: RES-01, RES-02, RES-14. */
export function ResourcesPage() {
  const text = useText('resources')
  const exchangeReason = useExchangeReason()
  const readOnlyReason = useReadOnlyReason()
  return (
    <OperationTable
      id="resources.list"
      input={useOrganizationScope()}
      title={text('resources')}
      description={text('resourcesDescription')}
      actions={
        <Can id="resources.create">
          <AppButton
            to="create"
            variant="primary"
            disabledReason={exchangeReason ?? readOnlyReason}
          >
            {text('addResource')}
          </AppButton>
        </Can>
      }
      empty={text('noResources')}
      columns={[
        {
          id: 'name',
          header: text('name'),
          isRowHeader: true,
          cell: ({ id, name }: ResourceSummary) => <AppLink to={id}>{name}</AppLink>,
        },
        {
          id: 'status',
          header: text('status'),
          cell: ({ state }: ResourceSummary) => <EntityStatus state={state} />,
        },
      ]}
      where={({ state }) => state !== 'DELETED'}
      rowKey={({ id }) => id}
    />
  )
}
