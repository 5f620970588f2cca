import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { useOutletContext } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { EntitiesField } from '../../../kit/entity/EntitiesField.tsx'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { OrderField } from './OrderField.tsx'
import { useRunInput } from './use-run.ts'

/** Changes the order of a planned or paused run, and who comes first. Source: XQ-11. */
export function OrderDialog() {
  const text = useText('exportQueue')
  const run = useOutletContext<DescribedExportRun>()
  const close = useCloseDialog()
  return (
    <RouteDialog title={text('changeOrder')}>
      <OperationForm
        id="exportRuns.putOrder"
        fixed={useRunInput()}
        defaults={{ order: run.order }}
        submitLabel={text('saveOrder')}
        onCancel={close}
        onDone={() => {
          notify({ type: 'success', content: text('orderSaved') })
          close()
        }}
      >
        <OrderField />
        <EntitiesField
          name="first"
          label={text('first')}
          description={text('firstMeaning')}
          offered={{ types: ['USER', 'RESOURCE'] }}
        />
      </OperationForm>
    </RouteDialog>
  )
}
