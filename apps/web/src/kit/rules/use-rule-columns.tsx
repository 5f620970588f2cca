import type { Column } from '@mailroom/ui/table/DataTable'
import { useMemo } from 'react'
import { statusColumn, textColumn } from '../table/columns.tsx'
import { useText } from '../words/texts.ts'

type Decides = { effect: 'ALLOW' | 'DENY' }
type Rule = Decides & { name: string; description?: string | undefined }

/** Returns the column of what a rule does with whom it applies to. */
export function useEffectColumn<Row extends Decides>(): Column<Row> {
  const text = useText('rules')
  return useMemo(
    () =>
      statusColumn({
        ...{ id: 'effect', header: text('effect'), width: 130 },
        value: ({ effect }) => effect,
        type: ({ effect }) => (effect === 'ALLOW' ? 'success' : 'stopped'),
        words: ({ effect }) => text(`effect.${effect}`),
      }),
    [text],
  )
}

/** Returns the columns of what a rule says; `conditions` has each of its conditions in words. */
export function useRuleColumns<Row extends Rule>(
  conditions: (rule: Row) => string[],
): Column<Row>[] {
  const text = useText('rules')
  const effect = useEffectColumn<Row>()
  return useMemo(
    () => [
      textColumn({
        ...{ id: 'name', header: text('name'), isRowHeader: true, wraps: true },
        value: ({ name }) => name,
      }),
      effect,
      textColumn({
        ...{ id: 'description', header: text('description'), wraps: true },
        value: ({ description }) => description,
      }),
      {
        ...{ id: 'conditions', header: text('conditions') },
        ...{ minWidth: 220, grow: 2, wraps: true },
        value: conditions,
        cell: (rule) => conditions(rule).map((words) => <div key={words}>{words}</div>),
      },
    ],
    [text, effect, conditions],
  )
}
