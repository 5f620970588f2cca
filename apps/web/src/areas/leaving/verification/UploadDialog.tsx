import Box from '@cloudscape-design/components/box'
import Textarea from '@cloudscape-design/components/textarea'
import { parseVerifyOutput, type VerifyOutput } from '@mailroom/schemas/export-commands'
import { useState } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Results = VerifyOutput['results']

/** How many lines that are not understood are named. */
const maxNamed = 20

/** What is sent of an output; a line that is not understood makes the whole input wrong. */
function sentOf(output: string): Results {
  const { results, notUnderstood } = parseVerifyOutput(output)
  return notUnderstood.length === 0 ? results : [...results, { entityId: '', sha384: '' }]
}

/** The output of a script, of which the lines with a hash are sent. */
function OutputField() {
  const text = useText('verification')
  const [output, setOutput] = useState('')
  const { value, change, errorText } = useField<Results>('results', [])
  const { notUnderstood, contradictory } = parseVerifyOutput(output)
  const named = (lines: readonly number[]) => ({
    ...{ count: lines.length, lines: lines.slice(0, maxNamed).join(', ') },
  })
  const problem =
    notUnderstood.length > 0
      ? text('notUnderstood', named(notUnderstood))
      : contradictory.length > 0
        ? text('contradictory', named(contradictory))
        : errorText === undefined
          ? undefined
          : text('noOutput')
  return (
    <FieldFrame
      label={text('output')}
      constraint={text('outputLimits', {
        count: value.filter(({ sha384 }) => sha384 !== '').length,
      })}
      errorText={problem}
    >
      <Textarea
        value={output}
        rows={8}
        spellcheck={false}
        onChange={({ detail }) => {
          setOutput(detail.value)
          change(sentOf(detail.value))
        }}
      />
    </FieldFrame>
  )
}

/** Takes what the scripts have computed elsewhere as proof of level 2. Source: VER-06. */
export function UploadDialog() {
  const text = useText('verification')
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('upload')}>
      <OperationForm
        id="exportEvidence.uploadResults"
        fixed={useOrganizationScope()}
        submitLabel={text('upload')}
        onCancel={close}
        onDone={({ equal, different, kept, unknown }) => {
          const counts = { equal, different, kept, unknown: unknown.length }
          notify({
            type: different + kept === 0 && unknown.length === 0 ? 'success' : 'info',
            content: text('uploaded', counts),
          })
          close()
        }}
      >
        <Box>{text('uploadExplanation')}</Box>
        <OutputField />
      </OperationForm>
    </RouteDialog>
  )
}
