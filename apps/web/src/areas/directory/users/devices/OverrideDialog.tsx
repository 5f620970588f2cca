import { useParams } from 'react-router'
import { useRow } from '../../../../kit/data/query.ts'
import { OverrideForm } from '../../../../kit/device-overrides/OverrideForm.tsx'
import { RouteDialog } from '../../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../../kit/page/Loaded.tsx'
import { useText } from '../../../../kit/words/texts.ts'
import { useOverrides } from './use-devices.ts'

/**
 * Allows or denies a device of a user, or changes its override: the device in the address, else one
 * to type. Source: MDOV-03, MDOV-05.
 */
export function OverrideDialog() {
  const text = useText('deviceOverrides')
  const { deviceId } = useParams()
  const { query, input } = useOverrides()
  const { userId } = input
  const row = useRow(query, deviceId, (each) => each.deviceId)
  if (deviceId === undefined)
    return (
      <RouteDialog title={text('add')}>
        <OverrideForm userId={userId} />
      </RouteDialog>
    )
  return (
    <RouteDialog title={text('edit', { device: deviceId })}>
      <Loaded query={row}>
        {(override) => <OverrideForm userId={userId} override={override} />}
      </Loaded>
    </RouteDialog>
  )
}
