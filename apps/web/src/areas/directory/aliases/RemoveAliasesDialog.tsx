import SpaceBetween from '@cloudscape-design/components/space-between'
import { Dialog } from '@mailroom/ui/Dialog'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { DialogActions } from '../../../kit/dialog/DialogActions.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  entityId: string
  aliases: readonly string[]
  onClose: () => void
  onConfirm: () => void
}

/**
 * The list of selected aliases to review before they are removed. It has no address of its own,
 * because the selection is in the table below. Source: USR-10, GEN-09.
 */
export function RemoveAliasesDialog({ entityId, aliases, onClose, onConfirm }: Props) {
  const text = useText('directory')
  const appText = useText('app')
  const scope = useOrganizationScope()
  const [first = ''] = aliases
  return (
    <Dialog
      title={text('removeAliases')}
      closeLabel={appText('closeDialog')}
      onClose={onClose}
      footer={
        <DialogActions submitLabel={text('remove')} onSubmit={onConfirm} onCancel={onClose} />
      }
    >
      <SpaceBetween size="m">
        <div>{text('removeAliasesReview', { count: aliases.length })}</div>
        <ul>
          {aliases.map((alias) => (
            <li key={alias}>{alias}</li>
          ))}
        </ul>
        <CliCommand id="aliases.delete" input={{ ...scope, entityId, alias: first }} />
      </SpaceBetween>
    </Dialog>
  )
}
