import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useText } from '../app/texts/texts.ts'

type Props = { outcome: string }

/** What came of an operation: `Succeeded`, or the code of the error as it was recorded. */
export function Outcome({ outcome }: Props) {
  const text = useText('auditEntries')
  return outcome === 'Succeeded' ? (
    <StatusIndicator type="success">{text('outcome.Succeeded')}</StatusIndicator>
  ) : (
    <StatusIndicator type="error">{outcome}</StatusIndicator>
  )
}
