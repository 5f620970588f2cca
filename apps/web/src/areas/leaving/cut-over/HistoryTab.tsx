import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { CutOver } from '@mailroom/schemas/cut-overs'
import { useMemo } from 'react'
import { useRead } from '../../../kit/data/use-read.ts'
import { dateColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useCutOver, useCutOverInput } from './use-cut-over.ts'

type Event = CutOver['events'][number]

function useColumns() {
  const text = useText('cutOver')
  return useMemo(() => {
    const wordsOf = ({ what, step, gate }: Event) =>
      text(`event.${what}`, {
        step: step ? text(`step.${step}`) : '',
        gate: gate ? text(`gate.${gate}`) : '',
      })
    return [
      dateColumn({ id: 'at', header: text('when'), value: ({ at }: Event) => at }),
      textColumn({ id: 'by', header: text('who'), value: ({ by }: Event) => by }),
      {
        ...textColumn({ id: 'what', header: text('what'), value: wordsOf }),
        ...{ minWidth: 240, isRowHeader: true, wraps: true },
      },
      {
        ...textColumn({
          id: 'reason',
          header: text('reason'),
          value: ({ reason }: Event) => reason,
        }),
        ...{ minWidth: 240, wraps: true },
      },
    ]
  }, [text])
}

/** What was done in a cut-over, and the plans that were rolled back. Source: CUT-01, CUT-02. */
export function HistoryTab() {
  const text = useText('cutOver')
  const { dateTime } = useFormats()
  const input = useCutOverInput()
  const { events, earlier } = useCutOver()
  const query = useRead('cutOvers.describe', input)
  const source = useWholeSource({
    ...{ id: 'cutOverEvents', operation: 'cutOvers.describe', input },
    query: { ...query, data: events },
    columns: useColumns(),
  })
  return (
    <SpaceBetween size="l">
      <ListTable
        source={source}
        title={text('history')}
        empty={text('noEvents')}
        rowKey={({ at, what, step, gate }) => `${at} ${what} ${step} ${gate}`}
      />
      <Container header={<Header variant="h2">{text('earlier')}</Header>}>
        {earlier.length === 0 ? (
          text('earlierNone')
        ) : (
          <ul>
            {earlier.map(({ target, step, by, at, reason }) => (
              <li key={at}>
                {text('earlierPlan', {
                  ...{ target: text(`target.${target}`), step: text(`step.${step}`), by, reason },
                  at: dateTime(at),
                })}
              </li>
            ))}
          </ul>
        )}
      </Container>
    </SpaceBetween>
  )
}
