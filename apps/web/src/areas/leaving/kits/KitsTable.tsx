import type { Kit } from '@mailroom/schemas/kits'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { dateColumn, linkColumn, numberColumn, statusColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useKitWords } from './use-kit-words.ts'

const sum = (kit: Kit, of: 'carried' | 'byHand' | 'excluded') =>
  kit.counts.reduce((total, each) => total + each[of], 0)

/**
 * Returns whether a kit is of the newest snapshot and decisions, of an older snapshot, of other
 * decisions, or can no longer be made.
 */
export function kitState({ snapshot: { isThere, isNewest }, hasNewestDecisions }: Kit) {
  if (!isThere) return 'gone'
  if (!isNewest) return 'older'
  return hasNewestDecisions ? 'newest' : 'otherDecisions'
}

export const kitSigns = {
  newest: 'success',
  older: 'warning',
  otherDecisions: 'warning',
  gone: 'error',
} as const

/** The kits that were made, the newest ones first. */
export function KitsTable() {
  const text = useText('kits')
  const words = useKitWords()
  const input = useOrganizationScope()
  const query = useRead('kits.list', input)
  const columns = useMemo(
    () => [
      linkColumn({
        id: 'kit',
        header: text('target'),
        minWidth: 150,
        value: ({ target }: Kit) => words.target(target),
        to: ({ kitId }) => kitId,
      }),
      dateColumn({
        id: 'createdAt',
        header: text('createdAt'),
        value: ({ createdAt }: Kit) => createdAt,
      }),
      statusColumn({
        id: 'state',
        header: text('state'),
        minWidth: 160,
        wraps: true,
        value: (kit: Kit) => kitState(kit),
        type: (kit) => kitSigns[kitState(kit)],
        words: (kit) => text(`state.${kitState(kit)}`),
      }),
      ...(['carried', 'byHand', 'excluded'] as const).map((id) =>
        numberColumn({
          id,
          header: text(`disposition.${id}`),
          value: (kit: Kit) => sum(kit, id),
        }),
      ),
      numberColumn({
        id: 'passwords',
        header: text('passwords'),
        value: ({ passwords }: Kit) => passwords,
      }),
    ],
    [text, words.target],
  )
  const source = useWholeSource({
    ...{ id: 'kits', operation: 'kits.list', input, columns },
    query: { ...query, data: query.data?.kits },
  })
  const { search: _, ...made } = source
  return (
    <ListTable
      source={made}
      title={text('kits')}
      description={text('kitsMeaning')}
      empty={text('noKits')}
      rowKey={({ kitId }) => kitId}
    />
  )
}
