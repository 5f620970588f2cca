import type { Entity } from '@mailroom/schemas/entities'
import { Select } from '@mailroom/ui/Select'
import { useFormats } from '../words/formats.ts'
import { useText } from '../words/texts.ts'
import { nameOf } from './entity-name.ts'

type Props = {
  /** The ids of the users who have something in the list. */
  userIds: readonly string[]
  /** Those of them who are known; others are shown by their ids. */
  owners: ReadonlyMap<string, Entity>
  /** The id of the chosen user; empty for all. */
  value: string
  onChange: (userId: string) => void
}

/** Narrows a list to what one of the users in it has. */
export function OwnerSelect({ userIds, owners, value: chosen, onChange }: Props) {
  const text = useText('directory')
  const { compare } = useFormats()
  const users = [...new Set(userIds)]
    .map((value) => {
      const owner = owners.get(value)
      return { value, label: owner ? nameOf(owner) : value }
    })
    .sort((one, other) => compare(one.label, other.label))
  return (
    <Select
      ariaLabel={text('type.USER')}
      options={[{ value: '', label: text('anyUser') }, ...users]}
      value={chosen}
      onChange={onChange}
    />
  )
}
