import type { Mover } from '@mailroom/schemas/movers'
import { useParams } from 'react-router'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useMover } from './use-mover.ts'

const fields = ['accountId', 'externalId', 'roleArn', 'endsOn', 'impersonationRoleId'] as const

function Form({ mover }: { mover?: Mover }) {
  const text = useText('leftOvers')
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const defaults = mover && {
    ...{ company: mover.company, accountId: mover.accountId, externalId: mover.externalId },
    ...{ roleArn: mover.roleArn, endsOn: mover.endsOn },
    impersonationRoleId: mover.impersonationRoleId,
  }
  return (
    <OperationForm
      id="movers.put"
      fixed={{
        ...{ ...scope, version: mover?.version ?? 0 },
        ...(mover ? { moverId: mover.moverId } : {}),
      }}
      {...(defaults ? { defaults } : {})}
      submitLabel={text(mover ? 'edit' : 'addMover')}
      onCancel={close}
      onDone={(_, input) => {
        notify({ type: 'success', content: text('moverSaved', { company: input.company }) })
        close()
      }}
    >
      <TextField name="company" label={text('company')} />
      {fields.map((name) => (
        <TextField
          key={name}
          name={name}
          label={text(name)}
          constraint={text(`hint.${name}`)}
          optional={name === 'impersonationRoleId'}
        />
      ))}
    </OperationForm>
  )
}

function EditDialog() {
  const text = useText('leftOvers')
  const query = useMover()
  return (
    <RouteDialog title={text('editMover', { company: query.data?.company ?? '' })}>
      <Loaded query={query}>{(mover) => <Form mover={mover} />}</Loaded>
    </RouteDialog>
  )
}

/** Records the access of a company, or edits what is recorded. Source: KIT-08. */
export function MoverDialog() {
  const text = useText('leftOvers')
  const { moverId } = useParams()
  if (moverId !== undefined) return <EditDialog />
  return (
    <RouteDialog title={text('addMover')}>
      <Form />
    </RouteDialog>
  )
}
