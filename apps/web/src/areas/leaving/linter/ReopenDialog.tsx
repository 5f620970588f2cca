import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../../kit/dialog/ConfirmDialog.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Says that a finding is open again; shows who accepted it, and why. Source: LINT-00. */
export function ReopenDialog() {
  const text = useText('linter')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { findingId = '' } = useParams()
  const { data } = useRead('lintFindings.list', { ...scope, filter: { findingId }, limit: 1 })
  const acceptance = data?.items[0]?.acceptance
  return (
    <ConfirmDialog
      id="lintFindings.reopen"
      input={{ ...scope, findingIds: [findingId] }}
      title={text('reopenTitle')}
      confirmLabel={text('reopen')}
      done={text('reopened')}
    >
      {acceptance &&
        text('acceptedBy', {
          ...{ by: acceptance.acceptedBy, at: dateTime(acceptance.acceptedAt) },
          reason: acceptance.reason,
        })}{' '}
      {text('reopenExplanation')}
    </ConfirmDialog>
  )
}
