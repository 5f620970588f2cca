import Checkbox, { type CheckboxProps } from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import { useRef, useState } from 'react'

/**
 * Keeps whether a person has confirmed that they know a consequence; `demand` says that they have
 * to. In an `EditForm`, `isGiven` is that of its `confirmation`; in a `ConfirmDialog`, `missing` is
 * its `missing`. The rest is for the `Acknowledge` that asks.
 */
export function useAcknowledge(demand: string) {
  const [checked, setChecked] = useState(false)
  const [isDemanded, setDemanded] = useState(false)
  const checkbox = useRef<CheckboxProps.Ref>(null)
  const missing = checked ? undefined : demand
  return {
    missing,
    /** Returns whether it is confirmed; if not, the box says so and gets the focus. */
    isGiven: (): boolean => {
      setDemanded(!checked)
      if (!checked) checkbox.current?.focus()
      return checked
    },
    field: {
      ...{ checkbox, checked, onChange: setChecked },
      problem: isDemanded ? missing : undefined,
    },
  }
}

type Props = ReturnType<typeof useAcknowledge>['field'] & { children: string }

/** A box to tick before something is sent. */
export function Acknowledge({ checkbox, checked, problem, onChange, children }: Props) {
  return (
    <FormField errorText={problem}>
      <Checkbox
        ref={checkbox}
        checked={checked}
        nativeInputAttributes={problem === undefined ? {} : { 'aria-invalid': true }}
        onChange={({ detail }) => onChange(detail.checked)}
      >
        {children}
      </Checkbox>
    </FormField>
  )
}
