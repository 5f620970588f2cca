import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import type { Input as OperationInput } from '@mailroom/schemas/operations'
import { Select } from '@mailroom/ui/Select'
import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { EntitiesPicker } from '../../../kit/entity/EntitiesPicker.tsx'
import { EntityPicker } from '../../../kit/entity/EntityPicker.tsx'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { useMailDomains } from '../../../kit/entity/use-mail-domains.ts'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSkippedWords } from './states.tsx'

type Everybody = NonNullable<OperationInput<'exportRuns.plan'>['everybody']>

const kindsBy = {
  both: ['USER', 'RESOURCE'],
  USER: ['USER'],
  RESOURCE: ['RESOURCE'],
} as const
const kindChoices = ['both', 'USER', 'RESOURCE'] as const

/** The mailboxes, each by name. */
function List({ given }: { given: readonly string[] | undefined }) {
  const text = useText('exportQueue')
  const skippedWords = useSkippedWords()
  const field = useField<string[] | undefined>('entityIds', undefined)
  const { value, change, errorText } = field
  const [picked, setPicked] = useState<readonly Entity[]>([])
  const known = useEntities(given ?? [])
  return (
    <EntitiesPicker
      label={text('chosen')}
      description={text('chosenHint')}
      errorText={skippedWords({ ...field, errorText: errorText && text('chooseSomebody') })}
      offered={{ types: ['USER', 'RESOURCE'], states: ['ENABLED', 'DISABLED'] }}
      chosen={(value ?? []).map(
        (id) =>
          picked.find((each) => each.id === id) ??
          known.get(id) ?? { id, type: 'USER', name: id, state: 'DELETED' },
      )}
      onChange={(entities) => {
        setPicked(entities)
        change(entities.map(({ id }) => id))
      }}
    />
  )
}

/** Everybody who matches; without filters all users and resources. */
function Filter() {
  const text = useText('exportQueue')
  const domains = useMailDomains()
  const skippedWords = useSkippedWords()
  const field = useField<Everybody>('everybody', { kinds: ['USER', 'RESOURCE'] })
  const { value, change } = field
  const [group, setGroup] = useState<Entity>()
  const kind = value.kinds.length === 1 ? (value.kinds[0] ?? 'both') : 'both'
  return (
    <SpaceBetween size="m">
      <FormField label={text('kinds')} errorText={skippedWords(field)}>
        <Select
          ariaLabel={text('kinds')}
          options={kindChoices.map((each) => ({ value: each, label: text(`kinds.${each}`) }))}
          value={kind}
          onChange={(chosen) => {
            const found = kindChoices.find((each) => each === chosen) ?? 'both'
            change({ ...value, kinds: [...kindsBy[found]] })
          }}
        />
      </FormField>
      <FormField label={text('filterText')} description={text('filterTextHint')}>
        <Input
          value={value.text ?? ''}
          autoComplete={false}
          onChange={({ detail }) => change({ ...value, text: detail.value || undefined })}
        />
      </FormField>
      <FormField label={text('filterDomain')}>
        <Select
          ariaLabel={text('filterDomain')}
          options={[
            { value: '', label: text('anyDomain') },
            ...domains.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={value.domain ?? ''}
          onChange={(domain) => change({ ...value, domain: domain || undefined })}
        />
      </FormField>
      <EntityPicker
        label={text('filterGroup')}
        description={text('filterGroupHint')}
        offered={{ types: ['GROUP'] }}
        chosen={group}
        onChange={(entity) => {
          setGroup(entity)
          change({ ...value, groupId: entity.id })
        }}
      />
      <Checkbox
        checked={value.withoutExport ?? false}
        onChange={({ detail }) => change({ ...value, withoutExport: detail.checked || undefined })}
      >
        {text('withoutExport')}
      </Checkbox>
    </SpaceBetween>
  )
}

/** Whose mailboxes are exported: a list, or everybody who matches. */
export function WhoField({ given }: { given: readonly string[] | undefined }) {
  const text = useText('exportQueue')
  const [mode, setMode] = useState<'everybody' | 'list'>(given ? 'list' : 'everybody')
  const { setValue, unregister } = useFormContext<OperationInput<'exportRuns.plan'>>()
  return (
    <SpaceBetween size="m">
      <RadioGroup
        ariaLabel={text('who')}
        value={mode}
        items={[
          {
            value: 'everybody',
            label: text('who.everybody'),
            description: text('whoMeaning.everybody'),
          },
          { value: 'list', label: text('who.list'), description: text('whoMeaning.list') },
        ]}
        onChange={({ detail }) => {
          const isList = detail.value === 'list'
          setMode(isList ? 'list' : 'everybody')
          // The other one goes with its default, which would come back: only one of them is sent.
          unregister(isList ? 'everybody' : 'entityIds')
          if (isList) setValue('entityIds', [...(given ?? [])], { shouldDirty: true })
          else setValue('everybody', { kinds: ['USER', 'RESOURCE'] }, { shouldDirty: true })
        }}
      />
      {mode === 'list' ? <List given={given} /> : <Filter />}
    </SpaceBetween>
  )
}
