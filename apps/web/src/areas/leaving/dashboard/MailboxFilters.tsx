import SpaceBetween from '@cloudscape-design/components/space-between'
import { EntityState } from '@mailroom/schemas/entity-state'
import { exitKinds, mailboxEvidenceStates, mailboxExportStates } from '@mailroom/schemas/exit'
import { Select } from '@mailroom/ui/Select'
import { useText } from '../../../kit/words/texts.ts'
import { removals, sizes, useMailboxChoices } from './use-mailbox-filter.ts'

type Choice<Value extends string> = readonly [Value | undefined, (value: string) => void]

function Choose<Value extends string>({
  label,
  any,
  values,
  words,
  choice: [chosen, choose],
}: {
  label: string
  any: string
  values: readonly Value[]
  words: (value: Value) => string
  choice: Choice<Value>
}) {
  const options = [
    { value: '', label: any },
    ...values.map((value) => ({ value, label: words(value) })),
  ]
  return <Select ariaLabel={label} options={options} value={chosen ?? ''} onChange={choose} />
}

/** Filters the table by each of its columns. Source: EXIT-05. */
export function MailboxFilters() {
  const text = useText('exitDashboard')
  const directory = useText('directory')
  const choices = useMailboxChoices()
  const withOrWithout = (name: 'aliases' | 'groups' | 'given' | 'held') => ({
    label: text(name),
    any: text(`any.${name}`),
    values: ['yes', 'no'] as const,
    words: (value: 'yes' | 'no') => text(`has.${name}.${value}`),
  })
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Choose
        label={text('kind')}
        any={text('any.kind')}
        values={exitKinds}
        words={(value) => text(`kind.${value}`)}
        choice={choices.kind}
      />
      <Choose
        label={text('state')}
        any={text('any.state')}
        values={EntityState.options.filter((value) => value !== 'DELETED')}
        words={(value) => directory(`state.${value}`)}
        choice={choices.state}
      />
      <Choose
        label={text('export')}
        any={text('any.export')}
        values={mailboxExportStates}
        words={(value) => text(`export.${value}`)}
        choice={choices.exportState}
      />
      <Choose
        label={text('evidence')}
        any={text('any.evidence')}
        values={[...mailboxEvidenceStates, 'NONE']}
        words={(value) => text(`evidence.${value}`)}
        choice={choices.evidence}
      />
      <Choose
        label={text('removal')}
        any={text('any.removal')}
        values={removals}
        words={(value) => text(`removal.${value}`)}
        choice={choices.removal}
      />
      <Choose
        label={text('size')}
        any={text('any.size')}
        values={sizes}
        words={(value) => text('sizeFrom', { mb: Number(value) })}
        choice={choices.minSizeMb}
      />
      <Choose {...withOrWithout('aliases')} choice={choices.hasAliases} />
      <Choose {...withOrWithout('groups')} choice={choices.hasGroups} />
      <Choose {...withOrWithout('given')} choice={choices.givesPermissions} />
      <Choose {...withOrWithout('held')} choice={choices.holdsPermissions} />
    </SpaceBetween>
  )
}
