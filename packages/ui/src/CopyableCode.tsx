import Box from '@cloudscape-design/components/box'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'

type Props = { code: string; copyLabel: string; copiedText: string; failedText: string }

/** Code to read and to copy; long lines wrap, so that nothing of them is hidden. */
export function CopyableCode({ code, copyLabel, copiedText, failedText }: Props) {
  return (
    <SpaceBetween size="xs">
      <Box variant="pre">{code}</Box>
      <CopyToClipboard
        textToCopy={code}
        copyButtonText={copyLabel}
        copySuccessText={copiedText}
        copyErrorText={failedText}
      />
    </SpaceBetween>
  )
}
