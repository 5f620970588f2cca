import Alert from '@cloudscape-design/components/alert'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Input } from '@mailroom/schemas/operations'
import {
  type SnapshotDifference,
  type SnapshotLine,
  snapshotKindNames,
} from '@mailroom/schemas/snapshots'
import { Select } from '@mailroom/ui/Select'
import { Outlet, useLocation } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { type OrganizationScope, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { type Text, useText } from '../../../kit/words/texts.ts'
import { lineName, type MemberName, valueWords } from './row-columns.tsx'
import { type Lacking, useCompared } from './use-compared.ts'

const noneLacking: Lacking = { first: [], second: [] }

const looks = { add: 'success', remove: 'error', change: 'info' } as const

/** Says which members differ, each with its value before and after. */
function changesIn(text: Text<'inventory'>, { before, after }: SnapshotDifference): string[] {
  const members = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  const words = (line: SnapshotLine | undefined, name: string) =>
    valueWords(text, line?.[name], line?.names) || text('nothing')
  return [...members]
    .filter((name) => name !== 'kind' && name !== 'names')
    .filter((name) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]))
    .map((name) =>
      text(before && after ? 'memberChange' : 'memberValue', {
        // Every member of a line is one of the table of kinds.
        member: text(`member.${name as MemberName}`),
        before: words(before, name),
        after: words(after ?? before, name),
      }),
    )
}

/** What differs, in words: of something that one snapshot could not read, nobody knows whether it is gone. */
function useDifference(lacking: Lacking) {
  const text = useText('inventory')
  const isUnsure = ({ op }: SnapshotDifference) =>
    (op === 'remove' && lacking.second.length > 0) || (op === 'add' && lacking.first.length > 0)
  return {
    type: (difference: SnapshotDifference) =>
      isUnsure(difference) ? 'warning' : looks[difference.op],
    words: (difference: SnapshotDifference) =>
      isUnsure(difference) ? text(`opUnsure.${difference.op}`) : text(`op.${difference.op}`),
  }
}

function useColumns(lacking: Lacking) {
  const text = useText('inventory')
  const difference = useDifference(lacking)
  return [
    textColumn({
      id: 'name',
      header: text('thing'),
      isRowHeader: true,
      minWidth: 200,
      wraps: true,
      value: ({ before, after }: SnapshotDifference) => {
        const line = after ?? before
        return line && lineName(line)
      },
    }),
    textColumn({
      id: 'kind',
      header: text('kind'),
      width: 200,
      wraps: true,
      value: ({ kind }: SnapshotDifference) => kind,
      shown: ({ kind }: SnapshotDifference) => text(`kind.${kind}`),
    }),
    statusColumn({
      id: 'op',
      header: text('difference'),
      width: 140,
      ...difference,
      value: ({ op }: SnapshotDifference) => op,
    }),
    textColumn({
      id: 'members',
      header: text('members'),
      minWidth: 260,
      grow: 2,
      wraps: true,
      value: (difference: SnapshotDifference) => changesIn(text, difference).join('; '),
    }),
  ]
}

type Props = {
  ids: Omit<Input<'snapshots.compare'>, keyof OrganizationScope>
  filter: React.ReactNode
  lacking: Lacking
}

function Differences({ ids, filter, lacking }: Props) {
  const text = useText('inventory')
  const { search } = useLocation()
  const place = useOrganizationScope()
  const { number } = useFormats()
  const [kind, choose] = useChoice('kind', snapshotKindNames)
  const counted = useRead('snapshots.compare', { ...place, ...ids, maxResults: 1 })
  const counts = counted.data?.counts ?? []
  const totalOf = ({ added, removed, changed }: (typeof counts)[number]) =>
    added + removed + changed
  const total = counts.reduce((sum, each) => sum + totalOf(each), 0)
  const source = useLiveSource({
    operation: 'snapshots.compare',
    as: 'part',
    input: { ...place, ...ids, ...(kind === undefined ? {} : { kind }) },
    columns: useColumns(lacking),
  })
  return (
    <ListTable
      source={source}
      title={text('differences')}
      description={(['first', 'second'] as const).map(
        (which) =>
          lacking[which].length > 0 && (
            <Alert key={which} type="warning">
              {text(`lacking.${which}`, { operations: lacking[which].join(', ') })}
            </Alert>
          ),
      )}
      actions={
        <Can id="snapshots.downloadComparison">
          <AppButton to={`download${search}`}>{text('downloadComparison')}</AppButton>
        </Can>
      }
      filter={
        <SpaceBetween direction="horizontal" size="m">
          {filter}
          <FormField label={text('kind')}>
            <Select
              ariaLabel={text('kind')}
              options={[
                {
                  value: '',
                  label: text('counted', { label: text('anyKind'), count: number(total) }),
                },
                ...counts.map((each) => ({
                  value: each.kind,
                  label: text('counted', {
                    label: text(`kind.${each.kind}`),
                    count: number(totalOf(each)),
                  }),
                })),
              ]}
              value={kind ?? ''}
              onChange={choose}
            />
          </FormField>
        </SpaceBetween>
      }
      empty={text('noDifferences')}
      rowKey={({ kind, before, after }) => `${kind} ${JSON.stringify(after ?? before)}`}
    />
  )
}

function Choose({ compared }: { compared: ReturnType<typeof useCompared> }) {
  const text = useText('inventory')
  const { others, other, choose } = compared
  if (!other) return <p>{text('nothingToCompare')}</p>
  return (
    <Differences
      // Another pair has other pages.
      key={other.snapshotId}
      ids={other.ids}
      lacking={other.lacking ?? noneLacking}
      filter={
        <FormField label={text('compareWith')}>
          <Select
            ariaLabel={text('compareWith')}
            options={others.map(({ snapshotId, label }) => ({ value: snapshotId, label }))}
            value={other.snapshotId}
            onChange={choose}
          />
        </FormField>
      }
    />
  )
}

/** What was added, removed and changed between two snapshots, the older one first. Source: INV-12. */
export function ComparePage() {
  const text = useText('inventory')
  const compared = useCompared()
  return (
    <Page title={text('compareTitle')} description={text('compareExplanation')}>
      <Loaded query={compared.query}>{() => <Choose compared={compared} />}</Loaded>
      <Outlet />
    </Page>
  )
}
