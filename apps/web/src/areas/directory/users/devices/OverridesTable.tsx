import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import { whyNotFor } from '@mailroom/schemas/why-not'
import { RulesTable } from '../../../../kit/page/RulesPage.tsx'
import { dateColumn, statusColumn, textColumn } from '../../../../kit/table/columns.tsx'
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
  const { user, input, query } = useOverrides()
  const columns = useColumns()
  const isEnabled = user && !whyNotFor('mobileDeviceAccessOverrides.put', user)
  const notEnabled = isEnabled ? undefined : text('overridesNeedEnabled')
  return (
    <RulesTable
      id="deviceOverrides"
      operation="mobileDeviceAccessOverrides.list"
      write="mobileDeviceAccessOverrides.put"
      remove="mobileDeviceAccessOverrides.delete"
      below="overrides/"
      input={input}
      query={query}
      title={text('overrides')}
      description={text('overridesDescription')}
      addLabel={text('addOverride')}
      removeLabel={text('delete')}
      selectLabel={({ deviceId }) => text('selectOverride', { device: deviceId })}
      chooseFirst={text('chooseOverrideFirst')}
      whyNotAdd={notEnabled}
      whyNotEdit={notEnabled}
      columns={columns}
      empty={text('noOverrides')}
      rowKey={({ deviceId }) => deviceId}
    />
  )
}
