import { useParams } from 'react-router'
import { OverrideForm } from '../../../kit/device-overrides/OverrideForm.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useOverride } from './use-overrides.ts'

/** Changes the override in the address. Source: MDOV-03. */
export function EditOverrideDialog() {
  const text = useText('deviceOverrides')
  const { deviceId = '' } = useParams()
  return (
    <RouteDialog title={text('edit', { device: deviceId })}>
      <Loaded query={useOverride()}>
        {(override) => <OverrideForm userId={override.userId} override={override} />}
      </Loaded>
    </RouteDialog>
  )
}
