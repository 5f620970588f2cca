import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import { Select } from '@mailroom/ui/Select'
import { OwnerSelect } from '../../../kit/entity/OwnerSelect.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { effects, useOverrideChoices } from './use-override-list.tsx'

type Props = {
  /** The ids of the users who have overrides. */
  userIds: readonly string[]
  owners: ReadonlyMap<string, Entity>
}

/** Filters the overrides by user, device and effect. Source: MDOV-02. */
export function OverrideFilters({ userIds, owners }: Props) {
  const text = useText('organizationOverrides')
  const shared = useText('deviceOverrides')
  const { user, device, effect } = useOverrideChoices()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OwnerSelect userIds={userIds} owners={owners} value={user[0]} onChange={user[1]} />
      <Input
        ariaLabel={text('deviceFilter')}
        placeholder={text('deviceFilter')}
        value={device[0]}
        onChange={({ detail }) => device[1](detail.value)}
      />
      <Select
        ariaLabel={shared('effect')}
        options={[
          { value: '', label: text('anyEffect') },
          ...effects.map((value) => ({ value, label: shared(`effect.${value}`) })),
        ]}
        value={effect[0] ?? ''}
        onChange={effect[1]}
      />
    </SpaceBetween>
  )
}
