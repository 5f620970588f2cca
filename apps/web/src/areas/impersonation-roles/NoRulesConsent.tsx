import Alert from '@cloudscape-design/components/alert'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useText } from '../../kit/words/texts.ts'

/** Keeps whether a person has said that a role without rules is meant. Source: IMP-05. */
export function useNoRulesConsent() {
  const [isChecked, setChecked] = useState(false)
  const [isMissing, setMissing] = useState(false)
  return {
    consent: {
      ...{ isChecked, isMissing },
      onChange: (checked: boolean) => {
        setChecked(checked)
        setMissing(false)
      },
    },
    /** Returns whether a role may be saved as far as that is concerned; if not, the box says so. */
    isGiven: (): boolean => {
      setMissing(!isChecked)
      return isChecked
    },
  }
}

type Props = { consent: ReturnType<typeof useNoRulesConsent>['consent'] }

/** Asks for the consent while the form around has no rules. */
export function NoRulesConsent({ consent: { isChecked, isMissing, onChange } }: Props) {
  const text = useText('impersonationRoles')
  const rules = useWatch<{ rules?: unknown[] }>({ name: 'rules' })
  if (Array.isArray(rules) && rules.length > 0) return null
  return (
    <Alert type="warning" header={text('noRules')}>
      <div>{text('noRulesExplanation')}</div>
      <FormField errorText={isMissing ? text('consentMissing') : undefined}>
        <Checkbox
          checked={isChecked}
          nativeInputAttributes={isMissing ? { 'aria-invalid': true } : {}}
          onChange={({ detail }) => onChange(detail.checked)}
        >
          {text('consent')}
        </Checkbox>
      </FormField>
    </Alert>
  )
}
