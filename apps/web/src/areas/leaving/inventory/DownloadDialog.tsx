import Box from '@cloudscape-design/components/box'
import type { Approval } from '@mailroom/schemas/approvals'
import { notify } from '../../../kit/data/notifications.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSnapshotInput } from './use-snapshot.ts'

/** Downloads from an address; a link with `download` leaves no page, so that nothing is asked. */
function download(address: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** Asks a second administrator, or says that one was asked already. Source: EXIT-03. */
function AskApproval({ waits }: { waits: Approval | undefined }) {
  const text = useText('inventory')
  const { dateTime } = useFormats()
  const close = useCloseDialog()
  const { snapshotId, ...scope } = useSnapshotInput()
  if (waits) return <Box>{text('approvalWaits', { until: dateTime(waits.expiresAt) })}</Box>
  return (
    <OperationForm
      id="approvals.request"
      fixed={{ ...scope, operation: 'snapshots.download', subjectId: snapshotId }}
      submitLabel={text('askApproval')}
      onCancel={close}
      onDone={() => {
        notify({ type: 'success', content: text('approvalAsked') })
        close()
      }}
    >
      <Box>{text('approvalNeeded')}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/** Asks why a snapshot leaves Mailroom, and downloads it. Source: EXIT-02. */
function Download({ approval }: { approval: Approval | undefined }) {
  const text = useText('inventory')
  const { dateTime } = useFormats()
  const close = useCloseDialog()
  const input = useSnapshotInput()
  return (
    <OperationForm
      id="snapshots.download"
      fixed={input}
      submitLabel={text('download')}
      onCancel={close}
      onDone={({ address }) => {
        download(address)
        notify({ type: 'success', content: text('downloadBegun') })
        close()
      }}
    >
      {approval && (
        <Box>
          {text('approvalGiven', {
            ...{ by: approval.decidedBy ?? '', until: dateTime(approval.expiresAt) },
          })}
        </Box>
      )}
      <Box>{text('downloadExplanation')}</Box>
      <TextField name="reason" label={text('reason')} constraint={text('reasonLimits')} />
    </OperationForm>
  )
}

/**
 * Downloads a snapshot, or asks for the approval that it needs if four eyes are required.
 * Source: EXIT-02, EXIT-03.
 */
export function DownloadDialog() {
  const text = useText('inventory')
  const { snapshotId, ...scope } = useSnapshotInput()
  const query = useRead('approvals.list', scope)
  return (
    <RouteDialog title={text('download')}>
      <Loaded query={query}>
        {({ isRequired, items }) => {
          const own = items.filter(
            ({ isOwn, operation, subjectId }) =>
              isOwn && operation === 'snapshots.download' && subjectId === snapshotId,
          )
          const approval = own.find(({ state }) => state === 'APPROVED')
          return isRequired && !approval ? (
            <AskApproval waits={own.find(({ state }) => state === 'PENDING')} />
          ) : (
            <Download approval={approval} />
          )
        }}
      </Loaded>
    </RouteDialog>
  )
}
