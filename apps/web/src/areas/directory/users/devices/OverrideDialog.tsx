import Box from '@cloudscape-design/components/box'
import { useParams, useSearchParams } from 'react-router'
import { useRow } from '../../../../kit/data/query.ts'
import { RouteDialog } from '../../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../../../kit/form/EditForm.tsx'
import { SelectField } from '../../../../kit/form/SelectField.tsx'
import { TextField } from '../../../../kit/form/TextField.tsx'
import { Loaded } from '../../../../kit/page/Loaded.tsx'
import type { Row } from '../../../../kit/table/list-page.ts'
import { useText } from '../../../../kit/words/texts.ts'
import { useOverrides } from './use-devices.ts'

type Override = Row<'mobileDeviceAccessOverrides.list'>

/** The form of an existing override, or of a new one for a device in the address or to type. */
function OverrideForm({ override }: { override?: Override }) {
  const text = useText('users')
  const shared = useText('directory')
  const close = useCloseDialog()
  const { deviceId } = useParams()
  const [search] = useSearchParams()
  const { input } = useOverrides()
  return (
    <EditForm
      id="mobileDeviceAccessOverrides.put"
      fixed={{ ...input, ...(deviceId === undefined ? {} : { deviceId }) }}
      defaults={override ? {} : { deviceId: search.get('device') ?? '', effect: 'DENY' }}
      original={
        override ? { effect: override.effect, description: override.description ?? '' } : {}
      }
      replacesAll
      fieldWords={{
        label: (field) => text(field === 'effect' ? 'effect' : 'description'),
        value: (_, value) =>
          value === 'ALLOW' || value === 'DENY' ? text(`effect.${value}`) : undefined,
      }}
      submitLabel={shared('save')}
      saved={(saved) => text('overrideSaved', { device: saved.deviceId })}
      onClose={close}
    >
      <Box>{text('overrideExplanation')}</Box>
      {deviceId === undefined && (
        <TextField
          name="deviceId"
          label={text('deviceId')}
          description={text('deviceIdHint')}
          constraint={text('deviceIdConstraint')}
        />
      )}
      <SelectField
        name="effect"
        label={text('effect')}
        options={(['DENY', 'ALLOW'] as const).map((value) => ({
          value,
          label: text(`effect.${value}`),
          description: text(`effectExplanation.${value}`),
        }))}
      />
      <TextField name="description" label={text('description')} optional />
    </EditForm>
  )
}

/**
 * Allows or denies a device of a user, or changes its override: the device in the address, else one
 * to type. Source: MDOV-03, MDOV-05.
 */
export function OverrideDialog() {
  const text = useText('users')
  const { deviceId } = useParams()
  const { query } = useOverrides()
  const row = useRow(query, deviceId, (each) => each.deviceId)
  if (deviceId === undefined)
    return (
      <RouteDialog title={text('addOverride')}>
        <OverrideForm />
      </RouteDialog>
    )
  return (
    <RouteDialog title={text('editOverride', { device: deviceId })}>
      <Loaded query={row}>{(override) => <OverrideForm override={override} />}</Loaded>
    </RouteDialog>
  )
}
