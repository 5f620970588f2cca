import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessCondition } from '@mailroom/schemas/access-control-rules'
import type { Entity } from '@mailroom/schemas/entities'
import { useFormContext, useWatch } from 'react-hook-form'
import { EntitiesField } from '../../kit/entity/EntitiesField.tsx'
import { useText } from '../../kit/words/texts.ts'
import { ProtocolsField } from './ProtocolsField.tsx'
import { RangesField } from './RangesField.tsx'
import { RolesField } from './RolesField.tsx'

type OnChosen = (entities: readonly Entity[]) => void

function Values({ name, onChosen }: { name: AccessCondition; onChosen: OnChosen }) {
  const text = useText('accessRules')
  const label = text(`field.${name}`)
  switch (name) {
    case 'actions':
    case 'notActions':
      return <ProtocolsField name={name} label={label} />
    case 'ipRanges':
    case 'notIpRanges':
      return <RangesField name={name} label={label} />
    case 'impersonationRoleIds':
    case 'notImpersonationRoleIds':
      return <RolesField name={name} label={label} />
    default:
      return (
        <EntitiesField
          {...{ name, label, onChosen }}
          offered={{ types: ['USER'], userRoles: ['USER'] }}
        />
      )
  }
}

const modes = ['any', 'only', 'except'] as const

type Props = {
  only: 'actions' | 'ipRanges' | 'userIds' | 'impersonationRoleIds'
  except: AccessCondition
  onChosen: OnChosen
}

/**
 * A condition of a rule: it holds for any value, only for some, or for all except some. A rule of
 * AWS may have both lists; then both are shown. Source: ACR-04.
 */
export function Condition({ only, except, onChosen }: Props) {
  const text = useText('accessRules')
  const { setValue } = useFormContext()
  const [included, excluded] = useWatch<Record<string, unknown>>({ name: [only, except] })
  const hasBoth = Array.isArray(included) && Array.isArray(excluded)
  const mode = Array.isArray(included) ? 'only' : Array.isArray(excluded) ? 'except' : 'any'
  const choose = (chosen: string) => {
    // The values stay when the other list is chosen, unless the rule had values in both.
    const values = (own: unknown, other: unknown) =>
      Array.isArray(own) ? own : Array.isArray(other) ? other : []
    setValue(only, chosen === 'only' ? values(included, excluded) : '', { shouldDirty: true })
    setValue(except, chosen === 'except' ? values(excluded, included) : '', { shouldDirty: true })
  }
  return (
    <SpaceBetween size="xs">
      <FormField label={text(`condition.${only}`)}>
        <RadioGroup
          value={hasBoth ? null : mode}
          items={modes.map((value) => ({ value, label: text(`choice.${only}.${value}`) }))}
          onChange={({ detail }) => choose(detail.value)}
        />
      </FormField>
      {Array.isArray(included) && <Values name={only} onChosen={onChosen} />}
      {Array.isArray(excluded) && <Values name={except} onChosen={onChosen} />}
    </SpaceBetween>
  )
}
