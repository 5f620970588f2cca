import Box from '@cloudscape-design/components/box'
import { useParams } from 'react-router'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { AddressField } from '../../kit/entity/AddressField.tsx'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { useListed } from '../../kit/table/use-listed.ts'
import { useText } from '../../kit/words/texts.ts'
import { useJobInput } from './use-job.ts'

/**
 * Gives one row of a plan another primary address; the server plans the row again. Source: GEN-09,
 * 00-index, decision 21.
 */
export function AddressDialog() {
  const text = useText('jobs')
  const close = useCloseDialog()
  const input = useJobInput()
  const number = Number(useParams().number)
  const row = useListed('jobRows.list', (each) => each.number === number, { jobId: input.jobId })
  const name = row ? nameOf(row.entity) : String(number)
  return (
    <RouteDialog title={text('changeAddressOf', { name })}>
      {row?.address ? (
        <OperationForm
          id="jobRows.update"
          fixed={{ ...input, number }}
          submitLabel={text('saveAddress')}
          onCancel={close}
          onDone={close}
        >
          <Box>{text('changeAddressExplanation')}</Box>
          <AddressField
            name="email"
            label={text('address')}
            suggestion={row.address.email ?? row.entity.name}
          />
        </OperationForm>
      ) : (
        text('notListed')
      )}
    </RouteDialog>
  )
}
