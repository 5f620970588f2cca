import { triedCases } from '@mailroom/schemas/access/access-cases'
import { maxAccessTestCases } from '@mailroom/schemas/access-test-cases'
import { useMemo } from 'react'
import { RulesTable } from '../../../kit/page/RulesPage.tsx'
import { statusColumn, textColumn } from '../../../kit/table/columns.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useAccessWords } from '../use-access-words.ts'
import { useRules } from '../use-rules.ts'
import { useCases } from './use-cases.ts'

type Row = ReturnType<typeof triedCases>[number]

/** The test cases of the organization, with what the rules decide about each now. */
export function CasesTable() {
  const text = useText('accessRules')
  const { list } = useFormats()
  const { query: rules } = useRules()
  const { scope, query } = useCases()
  const { accessWords } = useAccessWords((query.data ?? []).flatMap(({ userId }) => userId ?? []))
  const rows = useMemo(
    () => rules.data && query.data && triedCases(rules.data, query.data),
    [rules.data, query.data],
  )
  const columns = useMemo(
    () => [
      textColumn<Row>({
        ...{ id: 'name', header: text('case'), isRowHeader: true, wraps: true },
        value: ({ testCase }) => testCase.name,
      }),
      textColumn<Row>({
        ...{ id: 'access', header: text('access'), minWidth: 220, grow: 2, wraps: true },
        value: ({ testCase }) => accessWords(testCase),
      }),
      textColumn<Row>({
        ...{ id: 'effect', header: text('expectedEffect'), width: 150 },
        value: ({ testCase }) => text(`expected.${testCase.effect}`),
      }),
      statusColumn<Row>({
        ...{ id: 'state', header: text('caseState'), width: 150 },
        value: ({ isKept }) => (isKept ? 'HOLDS' : 'FAILS'),
        type: ({ isKept }) => (isKept ? 'success' : 'error'),
        words: ({ isKept }) => text(isKept ? 'caseHolds' : 'caseFails'),
      }),
      textColumn<Row>({
        ...{ id: 'deciding', header: text('decidingRules'), wraps: true },
        value: ({ deciding }) => list(deciding.map(({ name }) => name)),
      }),
    ],
    [text, list, accessWords],
  )
  const failing = rows?.filter(({ isKept }) => !isKept).length ?? 0
  const isFull = (rows?.length ?? 0) >= maxAccessTestCases
  return (
    <RulesTable<Row>
      id="accessTestCases"
      operation="accessTestCases.list"
      input={scope}
      write="accessTestCases.put"
      remove="accessTestCases.delete"
      below="cases/"
      query={{
        // What the rules decide is told with every case.
        ...(query.error === null && rules.error !== null ? rules : query),
        data: rows,
      }}
      title={text('cases')}
      description={failing > 0 ? text('casesFail', { count: failing }) : text('casesExplanation')}
      addLabel={text('addCase')}
      removeLabel={text('deleteCase')}
      selectLabel={({ testCase }) => text('selectCase', { name: testCase.name })}
      chooseFirst={text('chooseCaseFirst')}
      whyNotAdd={isFull ? text('casesFull', { most: maxAccessTestCases }) : undefined}
      empty={text('noCases')}
      columns={columns}
      rowKey={({ testCase }) => testCase.name}
    />
  )
}
