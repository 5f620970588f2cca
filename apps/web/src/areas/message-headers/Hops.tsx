import { Status } from '@mailroom/ui/Status'
import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { useState } from 'react'
import { Moment } from '../../kit/page/Moment.tsx'
import { useTableWords } from '../../kit/table/table-words.ts'
import { nothing, useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import type { Analysis } from './parse/analyse.ts'
import { type Hop, longDelayMs } from './parse/received.ts'
import { shortened } from './shortened.ts'

type Numbered = Hop & { number: number }

const pageSize = 50

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

function useColumns(): Column<Numbered>[] {
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
  hops,
  totalMs,
  beforeFirstMs,
}: Pick<Analysis, 'hops' | 'totalMs' | 'beforeFirstMs'>) {
  const text = useText('messageHeaders')
  const { number, exactDuration } = useFormats()
  const [wanted, setPage] = useState(1)
  const count = Math.max(1, Math.ceil(hops.length / pageSize))
  const page = Math.min(wanted, count)
  const columns = useColumns()
  const numbered = hops.map((hop, index) => ({ ...hop, number: index + 1 }))
  const total =
    totalMs === undefined
      ? undefined
      : text(totalMs < 0 ? 'totalTooEarly' : 'total', {
          duration: exactDuration(Math.abs(totalMs)),
        })
  const areClocksWrong = total !== undefined && hops.some(({ delayMs = 0 }) => delayMs < 0)
  const beforeFirst =
    beforeFirstMs === undefined
      ? undefined
      : text(beforeFirstMs < 0 ? 'beforeFirstTooEarly' : 'beforeFirst', {
          duration: exactDuration(Math.abs(beforeFirstMs)),
        })
  return (
    <DataTable<Numbered>
      label={text('hops')}
      title={text('hops')}
      total={number(hops.length)}
      variant="container"
      description={
        <>
          {text('hopsDescription')} {beforeFirst} {total} {areClocksWrong && text('clocksWrong')}
        </>
      }
      columns={columns}
      visible={columns.map(({ id }) => id)}
      rowKey={(hop) => String(hop.number)}
      rows={numbered.slice((page - 1) * pageSize, page * pageSize)}
      loadingText=""
      empty={text('noHops')}
      page={{
        number: page,
        count,
        more: page < count,
        disabled: false,
        onChange: setPage,
      }}
      words={useTableWords(text('hops'))}
    />
  )
}
