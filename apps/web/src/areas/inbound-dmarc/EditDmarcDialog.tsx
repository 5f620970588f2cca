import Alert from '@cloudscape-design/components/alert'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { Acknowledge, useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { CheckboxField } from '../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'

type Props = {
  before: boolean | undefined
  field: ReturnType<typeof useAcknowledge>['field']
}

/** The consequences of the choice; to turn enforcement on, a person confirms that they know. */
function Consequences({ before, field }: Props) {
  const text = useText('inboundDmarc')
  const enforced: unknown = useWatch({ name: 'enforced' })
  if (enforced === before) return null
  if (enforced !== true) return <Alert type="warning">{text('offExplanation')}</Alert>
  return <Acknowledge {...field}>{text('acknowledge')}</Acknowledge>
}

/** The form, with the setting as it was when the form was opened. */
function EditDmarc({ enforced }: { enforced: boolean | undefined }) {
  const text = useText('inboundDmarc')
  const shared = useText('directory')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const [before] = useState(enforced)
  const { isGiven, field } = useAcknowledge(text('acknowledgeFirst'))
  return (
    <EditForm
      id="inboundDmarcSettings.put"
      fixed={scope}
      original={before === undefined ? {} : { enforced: before }}
      fieldWords={{
        label: () => text('enforced'),
        value: (_, value) => text(value === true ? 'on' : 'off'),
      }}
      confirmation={{
        isNeeded: async ({ enforced: wanted }, seen) => wanted && seen.enforced !== true,
        isGiven,
      }}
      submitLabel={shared('save')}
      saved={({ enforced: wanted }) => text(wanted ? 'turnedOn' : 'turnedOff')}
      onClose={close}
    >
      <CheckboxField name="enforced" label={text('enforce')} />
      <Consequences before={before} field={field} />
    </EditForm>
  )
}

/** Turns the enforcement of DMARC policies on or off. Source: DMARC-03, DMARC-04. */
export function EditDmarcDialog() {
  const text = useText('inboundDmarc')
  const settings = useRead('inboundDmarcSettings.describe', useOrganizationScope())
  return (
    <RouteDialog title={text('edit')}>
      <Loaded query={settings}>{({ enforced }) => <EditDmarc enforced={enforced} />}</Loaded>
    </RouteDialog>
  )
}
