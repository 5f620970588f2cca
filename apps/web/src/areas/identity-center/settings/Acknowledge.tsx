import Checkbox, { type CheckboxProps } from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useRef, useState } from 'react'
import { useText } from '../../../kit/words/texts.ts'

/** Keeps whether a person has confirmed that they know a consequence; shows what is missing. */
export function useAcknowledge() {
  const [acknowledged, setAcknowledged] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const checkbox = useRef<CheckboxProps.Ref>(null)
  return {
    isGiven: () => {
      setMissing(!acknowledged)
      if (!acknowledged) checkbox.current?.focus()
      return acknowledged
    },
    field: { checkbox, acknowledged, isMissing, onChange: setAcknowledged },
  }
}

type Props = ReturnType<typeof useAcknowledge>['field'] & { children: string }

/** A box to tick before something is sent. */
export function Acknowledge({ checkbox, acknowledged, isMissing, onChange, children }: Props) {
  const text = useText('identityCenter')
  const isWrong = isMissing && !acknowledged
  return (
    <FormField errorText={isWrong && text('acknowledgeFirst')}>
      <Checkbox
        ref={checkbox}
        checked={acknowledged}
        nativeInputAttributes={isWrong ? { 'aria-invalid': true } : {}}
        onChange={({ detail }) => onChange(detail.checked)}
      >
        {children}
      </Checkbox>
    </FormField>
  )
}
