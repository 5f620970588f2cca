import { useParams } from 'react-router'
import { useRow } from '../../../../kit/data/query.ts'
import { DeleteOverride } from '../../../../kit/device-overrides/DeleteOverride.tsx'
import { RouteDialog } from '../../../../kit/dialog/RouteDialog.tsx'
import { Loaded } from '../../../../kit/page/Loaded.tsx'
import { useOverrides } from './use-devices.ts'

/** Deletes the override of the user's device in the address. Source: MDOV-04. */
export function DeleteOverrideDialog() {
  const { deviceId = '' } = useParams()
  const { query } = useOverrides()
  return (
    <Loaded
      query={useRow(query, deviceId, (each) => each.deviceId)}
      Frame={RouteDialog}
      title={deviceId}
    >
      {(override) => <DeleteOverride override={override} />}
    </Loaded>
  )
}
