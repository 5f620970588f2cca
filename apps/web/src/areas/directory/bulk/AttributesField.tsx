import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Grid from '@cloudscape-design/components/grid'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { sharedAttributes } from '@mailroom/schemas/directory-rules'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'

type Attribute = (typeof sharedAttributes)[number]
type Attributes = { [Name in Attribute]?: string }

type Props = {
  name: string
  label: string
  description: string
  /** What an empty attribute does, if it does something. */
  whenEmpty?: string
}

/** The attributes that a bulk change or a template sets: those that are added; the others stay. */
export function AttributesField({ name, label, description, whenEmpty }: Props) {
  const text = useText('bulk')
  const { value, change, errorText } = useField<Attributes>(name, {})
  const used = sharedAttributes.filter((each) => value[each] !== undefined)
  const free = sharedAttributes.filter((each) => value[each] === undefined)
  const options = free.map((each) => ({ value: each, label: text(`attribute.${each}`) }))
  return (
    <SpaceBetween size="m">
      <FormField
        label={label}
        description={description}
        errorText={errorText && text('chooseAttribute')}
      >
        <Select
          options={options}
          selectedOption={null}
          placeholder={text('addAttribute')}
          disabled={free.length === 0}
          onChange={({ detail }) => {
            const chosen = free.find((each) => each === detail.selectedOption.value)
            if (chosen) change({ ...value, [chosen]: '' })
          }}
        />
      </FormField>
      {used.map((each) => (
        <FormField
          key={each}
          label={text(`attribute.${each}`)}
          constraintText={value[each] === '' && whenEmpty}
        >
          <Grid
            gridDefinition={[
              { colspan: { default: 9, xs: 10 } },
              { colspan: { default: 3, xs: 2 } },
            ]}
          >
            <Input
              value={value[each] ?? ''}
              autoComplete={false}
              onChange={({ detail }) => change({ ...value, [each]: detail.value })}
            />
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={text('leaveAttribute', { name: text(`attribute.${each}`) })}
              onClick={() => {
                const { [each]: _, ...rest } = value
                change(rest)
              }}
            />
          </Grid>
        </FormField>
      ))}
    </SpaceBetween>
  )
}
