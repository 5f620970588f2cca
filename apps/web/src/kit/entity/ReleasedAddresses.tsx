import { useOrganizationScope } from '../data/scope.ts'
import { Loaded } from '../page/Loaded.tsx'
import { useWholeList } from '../table/whole-list.ts'
import { useText } from '../words/texts.ts'

/** Names the addresses that disabling an entity releases. Source: 00-index, decision 8. */
export function ReleasedAddresses({ entityId }: { entityId: string }) {
  const text = useText('directory')
  const query = useWholeList('aliases.list', { ...useOrganizationScope(), entityId })
  return (
    <Loaded query={query}>
      {(addresses) =>
        addresses.length > 0 && text('releasedAddresses', { addresses: addresses.join(', ') })
      }
    </Loaded>
  )
}
