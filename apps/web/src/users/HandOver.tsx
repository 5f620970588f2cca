import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { Dialog } from '@mailroom/ui/Dialog'
import { useEffect, useRef, useState } from 'react'
import { useCloseDialog } from '../app/dialog/use-close-dialog.ts'
import { useText } from '../app/texts/texts.ts'

type Props = { person: string; password: string }

/** Shows a new password once, to be told or copied to the person; closing it forgets it. Source: USR-25. */
export function HandOver({ person, password }: Props) {
  const text = useText('users')
  const close = useCloseDialog()
  const copyButton = useRef<ButtonProps.Ref>(null)
  const [copied, setCopied] = useState<boolean>()
  useEffect(() => {
    // After the dialog has moved the focus to its first control.
    const frame = requestAnimationFrame(() => copyButton.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [])
  const copy = () =>
    navigator.clipboard.writeText(password).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <Dialog
      title={text('handOver', { user: person })}
      onClose={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button ref={copyButton} iconName="copy" onClick={() => void copy()}>
              {text('copyPassword')}
            </Button>
            <Button variant="primary" onClick={close}>
              {text('done')}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="success">{text('handOverExplanation')}</Alert>
        <Box variant="awsui-value-large">
          <span className="handed-over-password">{password}</span>
        </Box>
        <div role="status">
          {copied === true && (
            <StatusIndicator type="success">{text('passwordCopied')}</StatusIndicator>
          )}
          {copied === false && <StatusIndicator type="error">{text('copyFailed')}</StatusIndicator>}
        </div>
      </SpaceBetween>
    </Dialog>
  )
}
