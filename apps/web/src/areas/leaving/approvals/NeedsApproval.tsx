import Box from '@cloudscape-design/components/box'
import type { Approval, ApprovedOperation } from '@mailroom/schemas/approvals'
import type { ReactNode } from 'react'
import { notify } from '../../../kit/data/notifications.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

type Subject = { operation: ApprovedOperation; subjectId: string }

/** Asks a second administrator, or says that one was asked already. Source: EXIT-03. */
function AskApproval({ subject, waits }: { subject: Subject; waits: Approval | undefined }) {
  const text = useText('approvals')
  const { dateTime } = useFormats()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  if (waits) return <Box>{text('approvalWaits', { until: dateTime(waits.expiresAt) })}</Box>
  return (
    <OperationForm
      id="approvals.request"
      fixed={{ ...scope, ...subject }}
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

type Props = Subject & {
  /** False if one person is enough, whatever the settings say. */
  isNeeded?: boolean
  children: ReactNode
}

/**
 * Shows a form once a second administrator has approved what it does; before that, the form that asks
 * for it. Without `EXIT_FOUR_EYES` it shows the form. Source: EXIT-03.
 */
export function NeedsApproval({ isNeeded = true, children, ...subject }: Props) {
  const text = useText('approvals')
  const { dateTime } = useFormats()
  const query = useRead('approvals.list', useOrganizationScope())
  return (
    <Loaded query={query}>
      {({ isRequired, items }) => {
        if (!isRequired || !isNeeded) return children
        const own = items.filter(
          ({ isOwn, operation, subjectId }) =>
            isOwn && operation === subject.operation && subjectId === subject.subjectId,
        )
        const given = own.find(({ state }) => state === 'APPROVED')
        if (!given)
          return (
            <AskApproval subject={subject} waits={own.find(({ state }) => state === 'PENDING')} />
          )
        const { decidedBy: by = '', expiresAt } = given
        return (
          <>
            <Box>{text('approvalGiven', { by, until: dateTime(expiresAt) })}</Box>
            {children}
          </>
        )
      }}
    </Loaded>
  )
}
