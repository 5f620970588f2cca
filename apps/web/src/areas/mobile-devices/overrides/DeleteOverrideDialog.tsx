import { useParams } from 'react-router'
import { DeleteOverride } from '../../../kit/device-overrides/DeleteOverride.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useOverride } from './use-overrides.ts'

/** Deletes the override in the address. Source: MDOV-04. */
export function DeleteOverrideDialog() {
  const { deviceId = '' } = useParams()
  return (
    <Loaded query={useOverride()} Frame={RouteDialog} title={deviceId}>
      {(override) => <DeleteOverride override={override} />}
    </Loaded>
  )
}
