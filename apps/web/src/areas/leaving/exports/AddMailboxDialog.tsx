import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { useState } from 'react'
import { useOutletContext, useSearchParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import { watchExports } from '../../../shell/watched-jobs.ts'
import { useSkippedWords } from './states.tsx'
import { useRunInput } from './use-run.ts'

/** The one mailbox that is added; a link may name it. */
function MailboxField() {
  const text = useText('exportQueue')
  const skippedWords = useSkippedWords()
  const field = useField<string>('entityId', '', { isChosen: true })
  const { value, change } = field
  const [picked, setPicked] = useState<Parameters<typeof EntityPicker>[0]['chosen']>()
  const known = useEntities(value === '' ? [] : [value])
  return (
    <EntityPicker
      label={text('mailbox')}
      description={text('addHint')}
      errorText={skippedWords(field)}
      offered={{ types: ['USER', 'RESOURCE'], states: ['ENABLED'] }}
      chosen={picked ?? known.get(value)}
      onChange={(entity) => {
        setPicked(entity)
        change(entity.id)
      }}
    />
  )
}

/** Adds a mailbox that cannot wait to a run that goes on. Source: EXIT-05. */
export function AddMailboxDialog() {
  const text = useText('exportQueue')
  const { state } = useOutletContext<DescribedExportRun>()
  const input = useRunInput()
  const close = useCloseDialog()
  const [params] = useSearchParams()
  const [entityId] = useState(() => params.get('entityId') ?? '')
  return (
    <RouteDialog title={text('add')}>
      <OperationForm
        id="exportRuns.add"
        fixed={input}
        defaults={{ entityId }}
        submitLabel={text('addNow')}
        onCancel={close}
        onDone={() => {
          watchExports(input)
          notify({ type: 'success', content: text('isNext') })
          close()
        }}
      >
        <div>{text(state === 'PAUSED' ? 'addMeaningPaused' : 'addMeaning')}</div>
        <MailboxField />
        <TextField
          name="reason"
          label={text('reason')}
          description={text('reasonMeaning')}
          constraint={text('reasonLimits')}
        />
      </OperationForm>
    </RouteDialog>
  )
}
