import { type KitTargetState, kitHoldings } from '@mailroom/schemas/kits'
import { Details } from '@mailroom/ui/Details'
import { Status } from '@mailroom/ui/Status'
import type { RowAction } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { useCan } from '../../../kit/access/Can.tsx'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { useOpen } from '../../../kit/dialog/use-open.ts'
import { numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useKitWords } from './use-kit-words.ts'

/** Returns the columns: what a target holds, what keeps a kit from being made, how old it all is. */
function useTargetColumns(isLinted: boolean) {
  const text = useText('kits')
  const { target: nameOf } = useKitWords()
  const { shortDay: dayOf } = useFormats()
  return useMemo(() => {
    const holding = (id: 'carried' | 'partly' | 'byHand') =>
      numberColumn({
        ...{ id, header: text(`holds.${id}`), minWidth: 80 },
        value: ({ holds }: KitTargetState) =>
          Object.values(holds).filter((each) => each === id).length,
      })
    return [
      textColumn({
        id: 'target',
        header: text('target'),
        minWidth: 150,
        isRowHeader: true,
        value: ({ target }: KitTargetState) => nameOf(target),
      }),
      ...(['carried', 'partly', 'byHand'] as const).map(holding),
      numberColumn({
        id: 'errors',
        header: text('errors'),
        value: ({ errors }: KitTargetState) => (isLinted ? errors : undefined),
      }),
      numberColumn({
        id: 'warnings',
        header: text('warnings'),
        value: ({ warnings }: KitTargetState) => (isLinted ? warnings : undefined),
      }),
      {
        id: 'checkedOn',
        header: text('checkedOn'),
        minWidth: 140,
        wraps: true,
        value: ({ checkedOn }: KitTargetState) => checkedOn,
        cell: ({ checkedOn, isOld }: KitTargetState) => {
          const day = dayOf(checkedOn)
          return isOld ? <Status type="warning">{text('checkAgain', { day })}</Status> : day
        },
      },
    ]
  }, [text, nameOf, dayOf, isLinted])
}

/** What a target holds, by how it holds it. */
function Held({ holds }: Pick<KitTargetState, 'holds'>) {
  const text = useText('kits')
  const { classes } = useKitWords()
  return (
    <Details
      columns={2}
      items={kitHoldings.map((how) => ({
        label: text(`holds.${how}`),
        value: classes(holds, how),
      }))}
    />
  )
}

/** The targets beside each other, with what they hold. Source: spec 07 §6.6. */
export function TargetsTable({ isMakeable }: { isMakeable: boolean }) {
  const text = useText('kits')
  const words = useKitWords()
  const can = useCan()
  const open = useOpen()
  const input = useOrganizationScope()
  const query = useRead('kits.list', input)
  const columns = useTargetColumns(isMakeable)
  const source = useWholeSource({
    ...{ id: 'kitTargets', operation: 'kits.list', input, columns },
    query: { ...query, data: query.data?.targets },
  })
  const { search: _, ...compared } = source
  const actions = ({ target, samples }: KitTargetState): RowAction[] => [
    ...(can('kits.generate') && isMakeable
      ? [{ id: 'make', text: text('make'), onChoose: () => open(`targets/${target}/make`) }]
      : []),
    ...(can('kits.checkSample') && samples.length > 0
      ? [{ id: 'sample', text: text('sample'), onChoose: () => open(`targets/${target}/sample`) }]
      : []),
  ]
  return (
    <ListTable<KitTargetState>
      source={compared}
      title={text('targets')}
      description={text('targetsMeaning')}
      empty={text('noTargets')}
      rowKey={({ target }) => target}
      details={{
        label: ({ target }) => text('unfold', { name: words.target(target) }),
        content: ({ holds }) => <Held holds={holds} />,
      }}
      {...(can('kits.generate')
        ? {
            menu: {
              label: ({ target }) => text('actionsFor', { name: words.target(target) }),
              actions,
            },
          }
        : {})}
    />
  )
}
