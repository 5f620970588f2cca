import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { accessConditions } from '@mailroom/schemas/access-control-rules'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { useText } from '../../kit/words/texts.ts'

/** What people often want; the ranges are theirs to enter. Source: ACR-05, MDM-02, MDM-03. */
const recipes = {
  mailProgramsInside: { effect: 'DENY', actions: ['IMAP', 'SMTP'], notIpRanges: [] },
  phonesThroughProxy: { effect: 'DENY', actions: ['ActiveSync'], notIpRanges: [] },
  onlyPhonesOutside: { effect: 'DENY', notActions: ['ActiveSync'], notIpRanges: [] },
} as const

const names = ['mailProgramsInside', 'phonesThroughProxy', 'onlyPhonesOutside'] as const

/** Fills the form of a new rule with a recipe. */
export function Recipes() {
  const text = useText('accessRules')
  const { setValue } = useFormContext()
  const [chosen, setChosen] = useState<string>()
  const options = names.map((value) => ({
    ...{ value, label: text(`recipe.${value}`), description: text(`recipeExplanation.${value}`) },
  }))
  const fill = (value: string | undefined) => {
    const recipe = names.find((each) => each === value)
    setChosen(recipe)
    if (!recipe) return
    const values: Readonly<Record<string, unknown>> = recipes[recipe]
    for (const name of ['effect', ...accessConditions])
      setValue(name, values[name] ?? '', { shouldDirty: true })
    setValue('description', text(`recipe.${recipe}`), { shouldDirty: true })
  }
  return (
    <FormField label={text('recipe')} description={text('recipeExplanation')}>
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === chosen) ?? null}
        placeholder={text('choose')}
        onChange={({ detail }) => fill(detail.selectedOption.value)}
      />
    </FormField>
  )
}
