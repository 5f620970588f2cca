import {
  type AccessControlRule,
  maxAccessControlRules,
} from '@mailroom/schemas/access-control-rules'
import { useState } from 'react'
import { useParams } from 'react-router'
import { notify } from '../../kit/data/notifications.ts'
import { useRow } from '../../kit/data/query.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useErrorWords } from '../../kit/words/errors.ts'
import { useText } from '../../kit/words/texts.ts'
import { expectedOf, useRules } from './use-rules.ts'

function Rename({ rule }: { rule: AccessControlRule }) {
  const text = useText('accessRules')
  const errorWords = useErrorWords()
  const close = useCloseDialog()
  const { scope, query } = useRules()
  const [seen] = useState(rule)
  const { name } = seen
  const isFull = (query.data?.length ?? 0) >= maxAccessControlRules
  return (
    <OperationForm
      id="accessControlRules.rename"
      fixed={{ ...scope, name, expected: expectedOf(seen) }}
      failureTitle={(reason) =>
        reason.fields ? undefined : text('notDeleted', { name, reason: errorWords(reason) })
      }
      onHalfDone={() => {}}
      submitLabel={text('rename')}
      onCancel={close}
      onDone={(_, { newName }) => {
        notify({ type: 'success', content: text('renamed', { name, newName }) })
        close()
      }}
    >
      <div>{text('noRename')}</div>
      {isFull && <div>{text('noSlot', { most: maxAccessControlRules })}</div>}
      <TextField name="newName" label={text('newName')} constraint={text('nameConstraint')} />
    </OperationForm>
  )
}

/**
 * Renames the rule in the address: AWS cannot, so it is created under the new name and then deleted.
 * If only the first half succeeds, the form stays and sends the rest. Source: ACR-23.
 */
export function RenameDialog() {
  const text = useText('accessRules')
  const { name = '' } = useParams()
  const { query } = useRules()
  const row = useRow(query, name, (rule) => rule.name)
  return (
    <RouteDialog title={text('renameTitle', { name })}>
      <Loaded query={row}>{(rule) => <Rename rule={rule} />}</Loaded>
    </RouteDialog>
  )
}
