import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { copyText } from '@mailroom/ui/copy-text'
import { Dialog } from '@mailroom/ui/Dialog'
import { useCallback, useId, useState } from 'react'
import { LeaveQuestion } from '../../../kit/dialog/LeaveQuestion.tsx'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { useText } from '../../../kit/words/texts.ts'
import { HandedOverPassword } from './HandedOverPassword.tsx'
import { PasswordSlip } from './PasswordSlip.tsx'
import { useLeaveQuestion } from './use-leave-question.ts'

/**
 * Empties the clipboard if it still contains a text, and only if the browser allows reading it
 * without asking.
 */
async function clearClipboard(text: string): Promise<void> {
  try {
    const name = 'clipboard-read' as PermissionName
    const { state } = await navigator.permissions.query({ name })
    if (state !== 'granted' || (await navigator.clipboard.readText()) !== text) return
    await navigator.clipboard.writeText('')
  } catch {
    // A browser without this permission keeps the copied text, as the page has said.
  }
}

export type PasswordHandOverProps = {
  person: string
  email: string | undefined
  password: string
  onClose: () => void
}

/**
 * Shows a new password once, to be told, copied or printed; closing it discards the password. Until
 * one of these is done it asks before it closes. Source: USR-25.
 */
export function PasswordHandOver({ person, email, password, onClose }: PasswordHandOverProps) {
  const appText = useText('app')
  const text = useText('users')
  const { webAppUrl } = useDirectory()
  const explanationId = useId()
  const [copied, setCopied] = useState<boolean>()
  const [printed, setPrinted] = useState<'printing' | 'printed'>()
  const question = useLeaveQuestion(copied === true || printed === 'printed', () => {
    if (copied) void clearClipboard(password)
    onClose()
  })
  const copy = () => void copyText(password).then(setCopied)
  const title = text('handOver', { user: person })
  const onPrinted = useCallback(() => setPrinted('printed'), [])
  if (question.isAsking)
    return (
      <LeaveQuestion
        key="question"
        title={text('handOverQuestion', { user: person })}
        stayLabel={text('showAgain')}
        leaveLabel={text('toldIt')}
        onStay={question.stay}
        onLeave={question.leave}
      >
        {email === undefined
          ? text('handOverQuestionExplanation')
          : `${email}: ${text('handOverQuestionExplanation')}`}
      </LeaveQuestion>
    )
  return (
    <Dialog
      key="password"
      title={title}
      holdsSecret
      closeLabel={appText('closeDialog')}
      onClose={question.close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setPrinted('printing')}>{text('printSlip')}</Button>
            <Button iconName="copy" onClick={copy}>
              {text('copyPassword')}
            </Button>
            <Button variant="primary" onClick={question.leave}>
              {text('toldIt')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        {email !== undefined && <Box>{email}</Box>}
        <Alert type="success">
          <span id={explanationId}>{text('handOverExplanation')}</span>
        </Alert>
        <HandedOverPassword
          label={title}
          password={password}
          explanationId={explanationId}
          hasToBeCopiedByHand={copied === false}
          onCopy={copy}
          onCopied={() => setCopied(true)}
        />
        <div role="status">
          {copied === true && (
            <StatusIndicator type="success">{text('passwordCopied')}</StatusIndicator>
          )}
          {copied === false && <StatusIndicator type="error">{text('copyFailed')}</StatusIndicator>}
        </div>
      </SpaceBetween>
      {printed === 'printing' && (
        <PasswordSlip
          person={person}
          email={email}
          password={password}
          address={webAppUrl}
          onPrinted={onPrinted}
        />
      )}
    </Dialog>
  )
}
