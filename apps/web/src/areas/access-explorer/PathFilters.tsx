import SpaceBetween from '@cloudscape-design/components/space-between'
import { accessKinds, accessRights } from '@mailroom/schemas/access/who-can-open'
import { Select } from '@mailroom/ui/Select'
import { useText } from '../../kit/words/texts.ts'
import { useAccessChoices } from './use-access-filter.ts'

/** Filters the ways by kind, right, and whether they work; `own` offers to leave own mailboxes out. */
export function PathFilters({ own: hasOwn = false }: { own?: boolean }) {
  const text = useText('accessExplorer')
  const { kind, right, works, own } = useAccessChoices()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Select
        ariaLabel={text('way')}
        options={[
          { value: '', label: text('any.kind') },
          ...accessKinds.map((value) => ({ value, label: text(`kind.${value}`) })),
        ]}
        value={kind[0] ?? ''}
        onChange={kind[1]}
      />
      <Select
        ariaLabel={text('rights')}
        options={[
          { value: '', label: text('any.right') },
          ...accessRights.map((value) => ({ value, label: text(`right.${value}`) })),
        ]}
        value={right[0] ?? ''}
        onChange={right[1]}
      />
      <Select
        ariaLabel={text('works')}
        options={[
          { value: '', label: text('any.works') },
          { value: 'yes', label: text('works.yes') },
          { value: 'no', label: text('works.no') },
        ]}
        value={works[0] ?? ''}
        onChange={works[1]}
      />
      {hasOwn && (
        <Select
          ariaLabel={text('own')}
          options={[
            { value: '', label: text('own.yes') },
            { value: 'no', label: text('own.no') },
          ]}
          value={own[0] ?? ''}
          onChange={own[1]}
        />
      )}
    </SpaceBetween>
  )
}
