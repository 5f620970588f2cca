import { Status } from '@mailroom/ui/Status'
import type { Column } from '@mailroom/ui/table/DataTable'
import { Moment } from '../../kit/page/Moment.tsx'
import { nothing, useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { PagedTable } from './PagedTable.tsx'
import type { Analysis } from './parse/analyse.ts'
import type { Numbered } from './parse/listed.ts'
import { type Hop, longDelayMs } from './parse/received.ts'
import { shortened } from './shortened.ts'
import type { AskForRows } from './use-analysis.ts'

function Delay({ delayMs }: { delayMs: number | undefined }) {
  const text = useText('messageHeaders')
  const { exactDuration } = useFormats()
  if (delayMs === undefined) return nothing
  if (delayMs < 0)
    return <Status type="warning">{text('tooEarly', { duration: exactDuration(-delayMs) })}</Status>
  return delayMs >= longDelayMs ? (
    <Status type="warning">{exactDuration(delayMs)}</Status>
  ) : (
    exactDuration(delayMs)
  )
}

function useColumns(): Column<Numbered<Hop>>[] {
  const text = useText('messageHeaders')
  const { number } = useFormats()
  return [
    {
      id: 'number',
      header: text('hop'),
      isRowHeader: true,
      width: 90,
      cell: (hop) => number(hop.number),
    },
    {
      id: 'from',
      header: text('from'),
      wraps: true,
      cell: ({ from, fromAddress }) =>
        from === undefined && fromAddress === undefined ? (
          nothing
        ) : (
          <>
            {from && shortened(from)}
            {fromAddress !== undefined && <div>{fromAddress}</div>}
          </>
        ),
    },
    {
      id: 'by',
      header: text('by'),
      wraps: true,
      cell: ({ by, byAddress }) =>
        byAddress !== undefined
          ? text('internalAddress', { address: byAddress })
          : by === undefined
            ? nothing
            : shortened(by),
    },
    {
      id: 'protocol',
      header: text('protocol'),
      width: 150,
      wraps: true,
      cell: (hop) => (
        <>
          {hop.with === undefined ? nothing : shortened(hop.with)}
          {hop.encrypted && (
            <div>
              {hop.encrypted.version === undefined
                ? text('encrypted')
                : text('tls', { version: hop.encrypted.version })}
            </div>
          )}
        </>
      ),
    },
    {
      id: 'date',
      header: text('time'),
      wraps: true,
      cell: ({ date }) =>
        date === undefined ? (
          nothing
        ) : (
          <>
            {date.at === undefined ? text('noTime') : <Moment at={date.at} exact />}
            <div>{text('asWritten', { written: date.written })}</div>
          </>
        ),
    },
    {
      id: 'delay',
      header: text('delay'),
      width: 170,
      wraps: true,
      cell: ({ delayMs }) => <Delay delayMs={delayMs} />,
    },
  ]
}

/** The servers that a message came through, the oldest first. */
export function Hops({
  ask,
  totalMs,
  beforeFirstMs,
  areClocksWrong,
}: { ask: AskForRows } & Pick<Analysis, 'totalMs' | 'beforeFirstMs' | 'areClocksWrong'>) {
  const text = useText('messageHeaders')
  const { exactDuration } = useFormats()
  const total =
    totalMs === undefined
      ? undefined
      : text(totalMs < 0 ? 'totalTooEarly' : 'total', {
          duration: exactDuration(Math.abs(totalMs)),
        })
  const beforeFirst =
    beforeFirstMs === undefined
      ? undefined
      : text(beforeFirstMs < 0 ? 'beforeFirstTooEarly' : 'beforeFirst', {
          duration: exactDuration(Math.abs(beforeFirstMs)),
        })
  return (
    <PagedTable
      name="hops"
      ask={ask}
      title={text('hops')}
      description={
        <>
          {text('hopsDescription')} {beforeFirst} {total} {areClocksWrong && text('clocksWrong')}
        </>
      }
      columns={useColumns()}
      empty={text('noHops')}
    />
  )
}
