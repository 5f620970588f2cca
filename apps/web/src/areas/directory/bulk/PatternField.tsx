import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { addressPlaceholders } from '@mailroom/schemas/apply-address-pattern'
import { useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useMailDomains } from '../../../kit/entity/use-mail-domains.ts'
import { FieldFrame, type FieldProps } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Props = Pick<FieldProps, 'name' | 'label' | 'description'> & {
  /** The initial local part, such as `{firstName}.{lastName}`. */
  initial: string
}

/**
 * An address with placeholders for the names of each user, and one of the organization's verified
 * domains.
 */
export function PatternField({ name, label, description, initial }: Props) {
  const text = useText('bulk')
  const { value, change, blur, ref, errorText } = useField(name, '')
  const { resetField } = useFormContext()
  const domains = useMailDomains()
  const [givenLocal = '', givenDomain] = value.split('@')
  const [local, setLocal] = useState(givenLocal || initial)
  const [chosen, setChosen] = useState(givenDomain)
  const [isEdited, setEdited] = useState(false)
  const domain = chosen ?? domains.find(({ isDefault }) => isDefault)?.name ?? ''
  const pattern = local === '' || domain === '' ? '' : `${local}@${domain}`
  useEffect(() => {
    if (value === pattern) return
    if (isEdited) change(pattern)
    // An initial value that nobody typed is no unsaved change.
    else resetField(name, { defaultValue: pattern })
  }, [value, pattern, change, isEdited, resetField, name])
  const options = domains.map((known) => ({
    value: known.name,
    label: known.name,
    disabled: !known.isVerified,
    ...(known.isVerified ? {} : { disabledReason: text('domainNotVerified') }),
  }))
  return (
    <FieldFrame
      label={label}
      description={description}
      errorText={errorText}
      constraint={text('placeholders', {
        list: addressPlaceholders.map((each) => `{${each}}`).join(' '),
      })}
    >
      <Grid
        gridDefinition={[
          { colspan: { default: 12, xxs: 6 } },
          { colspan: { default: 12, xxs: 6 } },
        ]}
      >
        <Input
          ref={ref}
          value={local}
          autoComplete={false}
          spellcheck={false}
          ariaLabel={text('localPattern')}
          ariaRequired
          onChange={({ detail }) => {
            setEdited(true)
            setLocal(detail.value)
          }}
          onBlur={blur}
        />
        <Select
          options={options}
          selectedOption={options.find((option) => option.value === domain) ?? null}
          placeholder={text('chooseDomain')}
          ariaLabel={text('domain')}
          onChange={({ detail }) => {
            setEdited(true)
            setChosen(detail.selectedOption.value)
          }}
          onBlur={blur}
        />
      </Grid>
    </FieldFrame>
  )
}
