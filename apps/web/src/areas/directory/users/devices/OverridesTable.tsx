import { type MobileDeviceAccessOverride as Override, whyNotFor } from '@mailroom/schemas'
import { dateColumn, statusColumn, textColumn } from '../../../../kit/table/columns.tsx'
import { ListTable } from '../../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../../kit/table/whole-source.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useOverrides } from './use-devices.ts'

function useColumns() {
  const text = useText('users')
  return [
    textColumn({
      id: 'deviceId',
      header: text('deviceId'),
      isRowHeader: true,
      value: ({ deviceId }: Override) => deviceId,
    }),
    statusColumn({
      id: 'effect',
      header: text('effect'),
      value: ({ effect }: Override) => effect,
      type: ({ effect }) => (effect === 'ALLOW' ? 'success' : 'stopped'),
      words: ({ effect }) => text(`effect.${effect}`),
    }),
    textColumn({
      id: 'description',
      header: text('description'),
      value: ({ description }: Override) => description,
    }),
    dateColumn({
      id: 'dateCreated',
      header: text('created'),
      value: ({ dateCreated }: Override) => dateCreated,
    }),
    dateColumn({
      id: 'dateModified',
      header: text('modified'),
      value: ({ dateModified }: Override) => dateModified,
    }),
  ]
}

/**
 * The overrides for single devices of a user, which take precedence over the rules.
 * Source: MDOV-01, MDOV-02.
 */
export function OverridesTable() {
  const text = useText('users')
  const shared = useText('directory')
  const { user, input, query } = useOverrides()
  const source = useWholeSource({
    id: 'deviceOverrides',
    operation: 'mobileDeviceAccessOverrides.list',
    input,
    query,
    columns: useColumns(),
  })
  const notEnabled =
    user && !whyNotFor('mobileDeviceAccessOverrides.put', user)
      ? undefined
      : text('overridesNeedEnabled')
  return (
    <ListTable
      source={source}
      title={text('overrides')}
      description={text('overridesDescription')}
      oneChosen={{
        label: ({ deviceId }) => text('selectOverride', { device: deviceId }),
        noneReason: text('chooseOverrideFirst'),
        actions: [
          {
            operation: 'mobileDeviceAccessOverrides.delete',
            text: text('delete'),
            to: ({ deviceId }) => `overrides/${deviceId}/delete`,
          },
          {
            operation: 'mobileDeviceAccessOverrides.put',
            text: shared('edit'),
            to: ({ deviceId }) => `overrides/${deviceId}/edit`,
            disabledReason: notEnabled,
          },
        ],
      }}
      add={{
        operation: 'mobileDeviceAccessOverrides.put',
        to: 'overrides/add',
        text: text('addOverride'),
        disabledReason: notEnabled,
      }}
      empty={text('noOverrides')}
      rowKey={({ deviceId }) => deviceId}
    />
  )
}
