import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type DeviceCondition,
  isNotReported,
  notReported,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import { useFormContext, useWatch } from 'react-hook-form'
import { useText } from '../../../kit/words/texts.ts'
import { ValuesField } from './ValuesField.tsx'

/** Values of the guide, as devices report them. Source: MDAR-04. */
const examples = {
  deviceTypes: 'iPhone, iPad, Android',
  deviceModels: 'iPhone10C1, iPad5C1, HTCOneX',
  deviceOperatingSystems: 'iOS 12.3.1 16F203, Android 8.1.0',
  deviceUserAgents: 'iOS/14.2 (18B92) exchangesyncd/1.0, Android-Mail/7.7.16.163886392.release',
} as const

const modes = ['any', 'is', 'not'] as const

/** The condition on a property, and the one that excludes. */
export type Pair = {
  is: 'deviceTypes' | 'deviceModels' | 'deviceOperatingSystems' | 'deviceUserAgents'
  not: DeviceCondition
}

/**
 * What a rule asks of one property: anything, one of some beginnings, or none of them. Of a rule of
 * AWS that has both lists, both are shown and kept until one is chosen. Source: MDAR-04, MDAR-07.
 */
export function ConditionField({ is, not }: Pair) {
  const text = useText('deviceRules')
  const { setValue } = useFormContext()
  const [wanted, unwanted] = useWatch<Record<string, unknown>>({ name: [is, not] })
  const hasBoth = Array.isArray(wanted) && Array.isArray(unwanted)
  const mode = Array.isArray(wanted) ? 'is' : Array.isArray(unwanted) ? 'not' : 'any'
  const choose = (chosen: string) => {
    // The values stay when the other list is chosen; only wanted ones can be unreported.
    const own = (list: unknown, other: unknown): string[] =>
      Array.isArray(list) ? list : Array.isArray(other) ? other : []
    const excluded = own(unwanted, wanted).filter((value) => !isNotReported(value))
    setValue(is, chosen === 'is' ? own(wanted, unwanted) : '', { shouldDirty: true })
    setValue(not, chosen === 'not' ? excluded : '', { shouldDirty: true })
  }
  const values: string[] = Array.isArray(wanted) ? wanted : []
  const property = text(`property.${is}`)
  return (
    <SpaceBetween size="xs">
      <FormField label={property}>
        <RadioGroup
          value={hasBoth ? null : mode}
          ariaLabel={property}
          items={modes.map((value) => ({ value, label: text(`mode.${value}`) }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </FormField>
      {hasBoth && <div>{text('bothLists')}</div>}
      {Array.isArray(wanted) && (
        <>
          <ValuesField name={is} label={text(`field.${is}`)} examples={examples[is]} />
          <Checkbox
            checked={values.some(isNotReported)}
            onChange={({ detail }) => {
              const others = values.filter((value) => !isNotReported(value))
              const next = detail.checked ? [...others, notReported] : others
              setValue(is, next, { shouldDirty: true, shouldValidate: false })
            }}
          >
            {text('orUnreported', { property })}
          </Checkbox>
        </>
      )}
      {Array.isArray(unwanted) && (
        <>
          <ValuesField name={not} label={text(`field.${not}`)} examples={examples[is]} />
          <div>{text('notNeedsReport')}</div>
        </>
      )}
    </SpaceBetween>
  )
}
