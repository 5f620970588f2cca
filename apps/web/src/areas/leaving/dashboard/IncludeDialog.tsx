import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useMailbox, useMailboxInput } from './use-mailbox.ts'

/** Says that a mailbox is needed after all; shows who said otherwise, and why. Source: EXIT-06. */
export function IncludeDialog() {
  const text = useText('exitDashboard')
  const { dateTime } = useFormats()
  const input = useMailboxInput()
  const { mailbox } = useMailbox()
  const name = mailbox ? nameOf(mailbox) : input.entityId
  const exclusion = mailbox?.exclusion
  return (
    <ConfirmDialog
      id="mailboxExclusions.delete"
      input={input}
      title={text('includeTitle', { name })}
      confirmLabel={text('include')}
      done={text('included', { name })}
    >
      {exclusion
        ? text('excludedBy', {
            ...{ by: exclusion.excludedBy, at: dateTime(exclusion.excludedAt) },
            reason: exclusion.reason,
          })
        : text('includeExplanation')}
    </ConfirmDialog>
  )
}
