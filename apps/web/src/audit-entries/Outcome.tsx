import { Status } from '@mailroom/ui/Status'
import { useText } from '../app/texts/texts.ts'

type Props = { outcome: string }

/** The outcome of an operation: `Succeeded`, or the recorded code of the error. */
export function Outcome({ outcome }: Props) {
  const text = useText('auditEntries')
  return outcome === 'Succeeded' ? (
    <Status type="success">{text('outcome.Succeeded')}</Status>
  ) : (
    <Status type="error">{outcome}</Status>
  )
}
