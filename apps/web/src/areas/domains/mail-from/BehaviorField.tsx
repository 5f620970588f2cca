import RadioGroup from '@cloudscape-design/components/radio-group'
import { behaviorOnMXFailure } from '@mailroom/schemas/domain-identities'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

/** What SES does with mail while the MX record of the MAIL FROM domain is missing. Source: DOM-42. */
export function BehaviorField({ name }: { name: string }) {
  const text = useText('mailFrom')
  const { value, change, errorText } = useField(name, 'UseDefaultValue')
  return (
    <FieldFrame label={text('behavior')} errorText={errorText}>
      <RadioGroup
        value={value}
        items={behaviorOnMXFailure.options.map((option) => ({
          value: option,
          label: text(`behavior.${option}`),
          description: text(`behaviorMeaning.${option}`),
        }))}
        onChange={({ detail }) => change(detail.value)}
      />
    </FieldFrame>
  )
}
