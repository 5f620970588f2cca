import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Entity } from '@mailroom/schemas/entities'
import { Select } from '@mailroom/ui/Select'
import { OwnerSelect } from '../../../kit/entity/OwnerSelect.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { expiryFilters, unusedDays, useTokenChoices } from './use-token-filter.ts'

type Props = {
  /** The ids of the users who have tokens. */
  userIds: readonly string[]
  owners: ReadonlyMap<string, Entity>
}

/** Filters the tokens by user, expiry and use. Source: PAT-06. */
export function TokenFilters({ userIds, owners }: Props) {
  const text = useText('organizationTokens')
  const { user, expiry, unused } = useTokenChoices()
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <OwnerSelect userIds={userIds} owners={owners} value={user[0]} onChange={user[1]} />
      <Select
        ariaLabel={text('expiry')}
        options={[
          { value: '', label: text('expiry.any') },
          ...expiryFilters.map((value) => ({ value, label: text(`expiry.${value}`) })),
        ]}
        value={expiry[0] ?? ''}
        onChange={expiry[1]}
      />
      <Select
        ariaLabel={text('use')}
        options={[
          { value: '', label: text('use.any') },
          { value: 'never', label: text('use.never') },
          ...unusedDays.map((days) => ({
            value: String(days),
            label: text('use.unusedFor', { days }),
          })),
        ]}
        value={unused[0]}
        onChange={unused[1]}
      />
    </SpaceBetween>
  )
}
