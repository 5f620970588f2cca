import Box from '@cloudscape-design/components/box'
import { cutOverRecipes } from '@mailroom/schemas/cut-over/recipes'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { Recipe } from './Recipe.tsx'
import { RecordsField } from './RecordsField.tsx'
import { rowsToEnter } from './rows-to-enter.ts'
import { useCutOverInput, useMovedOn, useSeenCutOver } from './use-cut-over.ts'

/** Asks for the records that the console of the target shows; nothing is guessed. Source: CUT-04. */
export function EditRecordsDialog() {
  const text = useText('cutOver')
  const input = useCutOverInput()
  const close = useCloseDialog()
  const movedOn = useMovedOn()
  const { version, target, wanted } = useSeenCutOver()
  const name = text(`target.${target}`)
  return (
    <RouteDialog title={text('editRecordsTitle', { target: name })} size="large">
      <OperationForm
        id="cutOvers.putRecords"
        fixed={{ ...input, version }}
        defaults={{ records: wanted }}
        failureTitle={(error) =>
          error.code === 'CutOverStateConflict' ? text('recordsFixed') : movedOn(error)
        }
        submitLabel={text('saveRecords')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('recordsSaved') })
          close()
        }}
      >
        <Box>{text('editRecordsMeaning')}</Box>
        <Recipe target={target} />
        <RecordsField
          domain={input.domain}
          target={target}
          rows={rowsToEnter(wanted, cutOverRecipes[target], input.domain)}
        />
      </OperationForm>
    </RouteDialog>
  )
}
