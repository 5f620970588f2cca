import { OverrideForm } from '../../../kit/device-overrides/OverrideForm.tsx'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { EntityField } from '../../../kit/entity/EntityField.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** Allows or denies a device of a user, who is chosen here. Source: MDOV-03. */
export function AddOverrideDialog() {
  const text = useText('organizationOverrides')
  const shared = useText('deviceOverrides')
  return (
    <RouteDialog title={shared('add')}>
      <OverrideForm>
        <EntityField
          name="userId"
          label={text('user')}
          description={text('userHint')}
          offered={{ types: ['USER'], userRoles: ['USER'], states: ['ENABLED'] }}
        />
      </OverrideForm>
    </RouteDialog>
  )
}
