import type { Entity } from '@mailroom/schemas/entities'
import { maxExportSlots } from '@mailroom/schemas/export-runs'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSkippedWords } from '../exports/states.tsx'

/** The one mailbox of the trial. */
function MailboxField() {
  const text = useText('exportSetup')
  const skippedWords = useSkippedWords()
  const field = useField<string[]>('entityIds', [], { isChosen: true })
  const [chosen, setChosen] = useState<Entity>()
  return (
    <EntityPicker
      label={text('trialMailbox')}
      description={text('trialMailboxHint')}
      errorText={skippedWords(field)}
      offered={{ types: ['USER', 'RESOURCE'], states: ['ENABLED'] }}
      chosen={chosen}
      onChange={(entity) => {
        setChosen(entity)
        field.change([entity.id])
      }}
    />
  )
}

/** Plans the export of one mailbox, and leads to its start. Source: EXIT-10. */
export function TrialDialog() {
  const text = useText('exportSetup')
  const close = useCloseDialog()
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  return (
    <RouteDialog title={text('trialStart')}>
      <OperationForm
        id="exportRuns.plan"
        fixed={{ ...scope, order: 'list', slots: maxExportSlots }}
        defaults={{ entityIds: [] }}
        submitLabel={text('trialPlan')}
        onCancel={close}
        onDone={({ runId }) =>
          void navigate(organizationPath(scope, `exit/exports/runs/${runId}/start`), {
            replace: true,
          })
        }
      >
        <div>{text('trialMeaning')}</div>
        <MailboxField />
      </OperationForm>
    </RouteDialog>
  )
}
