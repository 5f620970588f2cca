import Alert from '@cloudscape-design/components/alert'
import type { Entity } from '@mailroom/schemas/entities'
import type { BookableResource, BookingOptions } from '@mailroom/schemas/resources'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { CheckboxField } from '../../../kit/form/CheckboxField.tsx'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import { delegatesOffered } from './delegates-offered.ts'
import { useDelegates } from './use-delegates.ts'
import { useFieldWords } from './use-field-words.ts'
import { useResource } from './use-resource.ts'

/**
 * Selects who answers requests; they become a delegate before the options change. Source: RES-07,
 * T-24.
 */
function FirstDelegate() {
  const text = useText('resources')
  const { change, problem, errorText } = useField('delegateId', '')
  const [chosen, setChosen] = useState<Entity>()
  return (
    <EntityPicker
      label={text('firstDelegate')}
      description={text('firstDelegateExplanation')}
      errorText={problem === 'InvalidConfigurationException' ? text('delegateNeeded') : errorText}
      offered={delegatesOffered}
      chosen={chosen}
      onChange={(entity) => {
        setChosen(entity)
        change(entity.id)
      }}
    />
  )
}

/** Explains the consequences of an option that is turned off without a delegate. Source: RES-06. */
function Consequences({ before }: { before: BookingOptions }) {
  const text = useText('resources')
  const { hasNone } = useDelegates()
  const { control } = useFormContext<{ bookingOptions: BookingOptions }>()
  const now = useWatch({ control, name: 'bookingOptions' })
  if (!hasNone) return null
  if (!now.autoAcceptRequests) return <FirstDelegate />
  const isSwitchedOff =
    (before.autoDeclineConflictingRequests && !now.autoDeclineConflictingRequests) ||
    (before.autoDeclineRecurringRequests && !now.autoDeclineRecurringRequests)
  return isSwitchedOff && <Alert type="info">{text('delegateAdvised')}</Alert>
}

function EditBookingOptions({ resource }: { resource: BookableResource }) {
  const text = useText('resources')
  const fieldWords = useFieldWords()
  const close = useCloseDialog()
  const { input } = useResource()
  const { name, bookingOptions } = resource
  return (
    <RouteDialog title={text('editBookingOptions', { resource: name })}>
      <EditForm
        id="resources.update"
        fixed={input}
        original={{ bookingOptions }}
        fieldWords={fieldWords}
        submitLabel={text('save')}
        saved={() => text('bookingOptionsSaved', { resource: name })}
        onClose={close}
      >
        <CheckboxField
          name="bookingOptions.autoAcceptRequests"
          label={text('autoAcceptRequests')}
        />
        <CheckboxField
          name="bookingOptions.autoDeclineConflictingRequests"
          label={text('autoDeclineConflictingRequests')}
        />
        <CheckboxField
          name="bookingOptions.autoDeclineRecurringRequests"
          label={text('autoDeclineRecurringRequests')}
        />
        <Consequences before={bookingOptions} />
      </EditForm>
    </RouteDialog>
  )
}

/**
 * Changes how a resource handles requests automatically; all three options are sent together.
 * Source: RES-06, T-26.
 */
export function EditBookingOptionsDialog() {
  const { resource } = useResource()
  return <EditBookingOptions resource={resource} />
}
