import { Status } from '@mailroom/ui/Status'
import { useText } from '../app/texts/texts.ts'

type Props = { outcome: string }

/** What came of an operation: `Succeeded`, or the code of the error as it was recorded. */
export function Outcome({ outcome }: Props) {
  const text = useText('auditEntries')
  return outcome === 'Succeeded' ? (
    <Status type="success">{text('outcome.Succeeded')}</Status>
  ) : (
    <Status type="error">{outcome}</Status>
  )
}
