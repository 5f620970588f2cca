import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { isNotReported } from '@mailroom/schemas/access/mobile-device-access-effect'
import { useState } from 'react'
import { useField, useFieldError } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import './values.css'

type Props = {
  name: string
  label: string
  /** Values as devices report them. */
  examples: string
}

/** Returns the texts of lines; spaces at their end are part of a beginning that devices report. */
function linesOf(typed: string): string[] {
  return typed.split(/[\r\n]+/).filter((line) => line.trim() !== '')
}

/**
 * The beginnings of a property that a rule names, each a token. Enter, leaving the field and pasted
 * lines add some. The one for an unreported property has a checkbox instead. Source: MDAR-04.
 */
export function ValuesField({ name, label, examples }: Props) {
  const text = useText('deviceRules')
  const { value, change, blur, ref, errorText, wrongItem } = useField<string[]>(name, [], {
    isChosen: true,
  })
  const [typed, setTyped] = useState('')
  const shown = value.filter((each) => !isNotReported(each))
  const special = value.filter(isNotReported)
  const set = (values: readonly string[]) => change([...values, ...special])
  const add = (lines: readonly string[]) => {
    setTyped('')
    const known = new Set(shown.map((each) => each.toLowerCase()))
    const fresh = lines.filter((line) => !known.has(line.toLowerCase()))
    if (fresh.length > 0) set([...shown, ...new Set(fresh)])
  }
  // The problem of a value is told with the value.
  const wrong = wrongItem === undefined ? undefined : value[Number(wrongItem)]
  const wrongWords = useFieldError()(`${name}.${wrongItem}`)
  return (
    <FormField
      label={label}
      description={text('beginningsExplanation')}
      constraintText={text('valuesConstraint', { examples })}
      errorText={wrong === undefined ? errorText : `${wrong}: ${wrongWords}`}
    >
      <SpaceBetween size="xs">
        <div
          className="device-values-input"
          onPaste={(event) => {
            const lines = linesOf(event.clipboardData.getData('text'))
            if (lines.length < 2) return
            event.preventDefault()
            add(lines)
          }}
        >
          <Input
            ref={ref}
            value={typed}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setTyped(detail.value)}
            onKeyDown={(event) => {
              if (event.detail.key !== 'Enter' || typed.trim() === '') return
              // It adds the value and does not send the form.
              event.preventDefault()
              add([typed])
            }}
            onBlur={() => {
              if (typed.trim() !== '') add([typed])
              blur()
            }}
          />
          <Button formAction="none" onClick={() => add(linesOf(typed))}>
            {text('addValue')}
          </Button>
        </div>
        <TokenGroup
          items={shown.map((each) => ({
            label: each,
            dismissLabel: text('removeValue', { value: each }),
          }))}
          onDismiss={({ detail }) => set(shown.filter((_, place) => place !== detail.itemIndex))}
        />
      </SpaceBetween>
    </FormField>
  )
}
