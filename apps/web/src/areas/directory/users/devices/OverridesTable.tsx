import { whyNotFor } from '@mailroom/schemas/why-not'
import { useOverrideColumns } from '../../../../kit/device-overrides/use-override-columns.ts'
import { RulesTable } from '../../../../kit/page/RulesPage.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useOverrides } from './use-devices.ts'

/**
 * The overrides for single devices of a user, which take precedence over the rules.
 * Source: MDOV-01, MDOV-02.
 */
export function OverridesTable() {
  const text = useText('users')
  const { user, input, query } = useOverrides()
  const shared = useText('deviceOverrides')
  const columns = useOverrideColumns()
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
      addLabel={shared('add')}
      removeLabel={shared('delete')}
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
