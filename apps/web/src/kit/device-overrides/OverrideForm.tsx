import Box from '@cloudscape-design/components/box'
import type { MobileDeviceAccessOverride as Override } from '@mailroom/schemas/mobile-device-access-overrides'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { useOrganizationScope } from '../data/scope.ts'
import { useCloseDialog } from '../dialog/use-close-dialog.ts'
import { EditForm } from '../form/EditForm.tsx'
import { SelectField } from '../form/SelectField.tsx'
import { TextField } from '../form/TextField.tsx'
import { useText } from '../words/texts.ts'

type Props = {
  /** The override that is edited; undefined for a new one. */
  override?: Override
  /** Whose device it is; undefined if `children` ask for it. */
  userId?: string
  /** The field of the user. */
  children?: ReactNode
}

/** The form of an existing override, or of a new one. Source: MDOV-03, MDOV-05. */
export function OverrideForm({ override, userId, children }: Props) {
  const text = useText('deviceOverrides')
  const shared = useText('directory')
  const scope = useOrganizationScope()
  const close = useCloseDialog()
  const [search] = useSearchParams()
  return (
    <EditForm
      id="mobileDeviceAccessOverrides.put"
      fixed={{
        ...scope,
        ...(userId === undefined ? {} : { userId }),
        ...(override ? { deviceId: override.deviceId } : {}),
      }}
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
      saved={(saved) => text('saved', { device: saved.deviceId })}
      onClose={close}
    >
      <Box>{text('explanation')}</Box>
      {children}
      {!override && (
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
