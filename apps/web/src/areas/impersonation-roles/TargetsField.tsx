import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import { useFormContext, useWatch } from 'react-hook-form'
import { EntitiesField } from '../../kit/entity/EntitiesField.tsx'
import { useText } from '../../kit/words/texts.ts'

const modes = ['any', 'only', 'except'] as const

type Props = { path: string; onChosen: (entities: readonly Entity[]) => void }

/**
 * Whom a rule is for: everybody, some users, or all users except some. A rule of AWS may have both
 * lists; then both are shown. Source: IMP-05, 00-index, decision 9.
 */
export function TargetsField({ path, onChosen }: Props) {
  const text = useText('impersonationRoles')
  const { setValue } = useFormContext()
  const [only, except] = [`${path}.targetUsers`, `${path}.notTargetUsers`]
  const [included, excluded] = useWatch<Record<string, unknown>>({ name: [only, except] })
  const hasBoth = Array.isArray(included) && Array.isArray(excluded)
  const mode = Array.isArray(included) ? 'only' : Array.isArray(excluded) ? 'except' : 'any'
  const choose = (chosen: string) => {
    // The users stay when the other list is chosen, unless the rule had users in both.
    const values = (own: unknown, other: unknown) =>
      Array.isArray(own) ? own : Array.isArray(other) ? other : []
    const set = (name: string, value: unknown) => setValue(name, value, { shouldDirty: true })
    set(only, chosen === 'only' ? values(included, excluded) : undefined)
    set(except, chosen === 'except' ? values(excluded, included) : undefined)
  }
  const field = (name: string, label: string) => (
    <EntitiesField
      {...{ name, label, onChosen }}
      description={text('targetsConstraint')}
      offered={{ types: ['USER'], states: ['ENABLED'] }}
    />
  )
  return (
    <SpaceBetween size="xs">
      <FormField label={text('whom')}>
        <RadioGroup
          value={hasBoth ? null : mode}
          items={modes.map((value) => ({ value, label: text(`mode.${value}`) }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </FormField>
      {Array.isArray(included) && field(only, text('targetUsers'))}
      {Array.isArray(excluded) && field(except, text('notTargetUsers'))}
    </SpaceBetween>
  )
}
