import './CopyableCode.css'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'

type Props = { code: string; copyLabel: string; copiedText: string; failedText: string }

/**
 * Code to read and to copy. Long lines wrap, so that all of it is visible and the page keeps its
 * width.
 */
export function CopyableCode({ code, copyLabel, copiedText, failedText }: Props) {
  return (
    <div className="copyable-code">
      <pre>{code}</pre>
      <CopyToClipboard
        textToCopy={code}
        copyButtonText={copyLabel}
        copySuccessText={copiedText}
        copyErrorText={failedText}
      />
    </div>
  )
}
