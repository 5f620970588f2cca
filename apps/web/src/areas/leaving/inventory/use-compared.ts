import type { Input } from '@mailroom/schemas/operations'
import { regions } from '@mailroom/schemas/region'
import type { Snapshot } from '@mailroom/schemas/snapshots'
import { knownOrganizationName } from '../../../kit/data/organization-name.ts'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useFilter } from '../../../kit/table/list-address.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useSnapshotInput } from './use-snapshot.ts'

type Ids = Pick<Input<'snapshots.compare'>, 'snapshotId' | 'otherId' | 'otherPlace'>

/**
 * Which of two snapshots lacks what could not be read, with the operations that were refused: what it
 * lacks is not there, and nobody knows whether it is gone.
 */
export type Lacking = { first: readonly string[]; second: readonly string[] }

/** Another snapshot that can be compared with the one in the address. */
type Other = { snapshotId: string; label: string; ids: Ids; lacking?: Lacking }

/** Returns the operations that a snapshot is incomplete without. */
function refusedIn(snapshot: Snapshot | undefined): string[] {
  if (snapshot?.isComplete !== false) return []
  return [...new Set(snapshot.gaps.map(({ operation }) => operation))]
}

/** Returns the snapshots of other organizations; imported ones stand among those of this one. */
function useOthersElsewhere(): Other[] {
  const text = useText('inventory')
  const { dateTime } = useFormats()
  const { snapshotId, ...place } = useSnapshotInput()
  const { data } = useRead('snapshots.listOfOthers', place)
  return (data?.items ?? []).flatMap((each) => {
    const region = regions.find((one) => one === each.place.region)
    if (!region) return []
    const otherPlace = { ...each.place, region }
    const organization = knownOrganizationName(otherPlace) ?? otherPlace.organizationId
    return [
      {
        ...{ snapshotId: each.snapshotId },
        label: text('snapshotIn', { organization, date: dateTime(each.createdAt) }),
        ids: { snapshotId, otherId: each.snapshotId, otherPlace },
      },
    ]
  })
}

/**
 * Returns what is compared with the snapshot in the address: the one that was chosen, else the next
 * older one. The older one of an organization comes first.
 */
export function useCompared() {
  const text = useText('inventory')
  const { dateTime } = useFormats()
  const { snapshotId } = useSnapshotInput()
  const place = useOrganizationScope()
  const query = useRead('snapshots.list', { ...place, maxResults: 100 })
  const elsewhere = useOthersElsewhere()
  const [chosen, choose] = useFilter('with')
  const items = query.data?.items ?? []
  const current = items.find((each) => each.snapshotId === snapshotId)
  const here = items
    .filter((each) => each.snapshotId !== snapshotId && each.state === 'COMPLETED')
    .map((each): Other => {
      const { createdAt, imported } = each
      const isOlder = current !== undefined && createdAt < current.createdAt
      const [first, second] = isOlder
        ? [each.snapshotId, snapshotId]
        : [snapshotId, each.snapshotId]
      const date = dateTime(createdAt)
      return {
        snapshotId: each.snapshotId,
        label: imported
          ? text('snapshotIn', { organization: imported.organizationId ?? '', date })
          : date,
        ids: { snapshotId: first, otherId: second },
        lacking: isOlder
          ? { first: refusedIn(each), second: refusedIn(current) }
          : { first: refusedIn(current), second: refusedIn(each) },
      }
    })
  const others = current?.state === 'COMPLETED' ? [...here, ...elsewhere] : []
  const other = others.find((each) => each.snapshotId === chosen) ?? others[0]
  return { query, others, other, choose, input: other && { ...place, ...other.ids } }
}
