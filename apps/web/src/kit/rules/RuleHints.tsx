import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { AppLink } from '../page/AppLink.tsx'
import { useText } from '../words/texts.ts'

/** A rule that can never decide anything, and why. `to` is where it is edited, if one may. */
export type RuleHint = {
  key: string
  rule: string
  reason: string
  to?: string | undefined
  /** The rule because of which it decides nothing. */
  other?: { name: string; to?: string | undefined } | undefined
}

type NamedProps = { name: string; to?: string | undefined }

function Named({ name, to }: NamedProps) {
  return to === undefined ? <strong>{name}</strong> : <AppLink to={to}>{name}</AppLink>
}

/** The rules that can never decide anything, each with its reason and the other rule. */
export function RuleHints({ hints }: { hints: readonly RuleHint[] }) {
  const text = useText('rules')
  if (hints.length === 0) return null
  return (
    <Alert type="info" header={text('hints', { count: hints.length })}>
      <SpaceBetween size="s">
        {hints.map(({ key, rule, reason, to, other }) => (
          <div key={key}>
            <div>
              <Named name={rule} to={to} />
            </div>
            <div>{reason}</div>
            {other?.to !== undefined && (
              <AppLink to={other.to}>{text('showOther', { name: other.name })}</AppLink>
            )}
          </div>
        ))}
      </SpaceBetween>
    </Alert>
  )
}
