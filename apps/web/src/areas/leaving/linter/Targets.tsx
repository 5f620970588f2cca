import type { LintCount } from '@mailroom/schemas/lint-findings'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { linkColumn, numberColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** How many findings each target has, so that people can compare them. Source: LINT-00. */
export function Targets() {
  const text = useText('linter')
  const input = { ...useOrganizationScope(), limit: 1 }
  const query = useRead('lintFindings.list', input)
  const columns = useMemo(
    () => [
      linkColumn({
        id: 'target',
        header: text('target'),
        minWidth: 160,
        value: ({ target }: LintCount) => text(`target.${target}`),
        to: ({ target }) => `?target=${target}`,
      }),
      numberColumn({ id: 'error', header: text('errors'), value: ({ error }: LintCount) => error }),
      numberColumn({
        id: 'warning',
        header: text('warnings'),
        value: ({ warning }: LintCount) => warning,
      }),
      numberColumn({ id: 'info', header: text('infos'), value: ({ info }: LintCount) => info }),
      numberColumn({
        id: 'accepted',
        header: text('acceptedCount'),
        value: ({ accepted }: LintCount) => accepted,
      }),
    ],
    [text],
  )
  const source = useWholeSource({
    ...{ id: 'lintTargets', operation: 'lintFindings.list', input, columns },
    query: { ...query, data: query.data?.counts },
  })
  // All targets are seen at once, and nothing is searched in them.
  const { search: _, ...compared } = source
  return (
    <ListTable
      source={compared}
      title={text('targets')}
      description={text('targetsMeaning')}
      empty={text('noFindings')}
      rowKey={({ target }) => target}
    />
  )
}
