import Alert from '@cloudscape-design/components/alert'
import { useWatch } from 'react-hook-form'
import { Acknowledge, type useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { useText } from '../../kit/words/texts.ts'

type Props = { field: ReturnType<typeof useAcknowledge>['field'] }

/** Asks whether a role without rules is meant, while the form around has none. Source: IMP-05. */
export function NoRulesConsent({ field }: Props) {
  const text = useText('impersonationRoles')
  const rules = useWatch<{ rules?: unknown[] }>({ name: 'rules' })
  if (Array.isArray(rules) && rules.length > 0) return null
  return (
    <Alert type="warning" header={text('noRules')}>
      <div>{text('noRulesExplanation')}</div>
      <Acknowledge {...field}>{text('consent')}</Acknowledge>
    </Alert>
  )
}
