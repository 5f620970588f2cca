import SpaceBetween from '@cloudscape-design/components/space-between'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ConditionField, type Pair } from './ConditionField.tsx'

const pairs: readonly Pair[] = [
  { is: 'deviceTypes', not: 'notDeviceTypes' },
  { is: 'deviceModels', not: 'notDeviceModels' },
  { is: 'deviceOperatingSystems', not: 'notDeviceOperatingSystems' },
  { is: 'deviceUserAgents', not: 'notDeviceUserAgents' },
]

/** The fields of a rule. Source: MDAR-04. */
export function RuleFields() {
  const text = useText('deviceRules')
  const shared = useText('rules')
  return (
    <SpaceBetween size="l">
      <TextField name="name" label={shared('name')} constraint={text('nameConstraint')} />
      <TextField name="description" label={shared('description')} optional />
      <SelectField
        name="effect"
        label={shared('effect')}
        placeholder={text('choose')}
        options={(['ALLOW', 'DENY'] as const).map((value) => ({
          value,
          label: shared(`effect.${value}`),
          description: text(`effectExplanation.${value}`),
        }))}
      />
      <div>{text('conditionsExplanation')}</div>
      {pairs.map((pair) => (
        <ConditionField key={pair.is} {...pair} />
      ))}
    </SpaceBetween>
  )
}
