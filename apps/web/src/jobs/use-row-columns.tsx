import Box from '@cloudscape-design/components/box'
import type { JobRow } from '@mailroom/schemas'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useLocation } from 'react-router'
import { AppLink } from '../app/AppLink.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import { RowChanges } from './RowChanges.tsx'
import { RowNotes } from './RowNotes.tsx'
import { RowState } from './RowState.tsx'
import { problemOf } from './row-problem.ts'
import { useRowProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/** What is shown of a row, and what the result file says of it. */
export function useRowColumns(): readonly Column<JobRow>[] {
  const text = useText('jobs')
  const { number } = useFormats()
  const { titleOf, changesOf } = useStepWords()
  const problemWords = useRowProblem()
  const { search } = useLocation()
  return [
    {
      id: 'name',
      header: text('object'),
      isRowHeader: true,
      cell: ({ entity, number: row }) => (
        <AppLink to={`rows/${row}${search}`}>{entity.displayName || entity.name}</AppLink>
      ),
      value: ({ entity }) => entity.name,
    },
    {
      id: 'email',
      header: text('fact.email'),
      cell: ({ entity }) => entity.email ?? '–',
      value: ({ entity }) => entity.email,
    },
    {
      id: 'state',
      header: text('state'),
      width: 130,
      cell: ({ state }) => <RowState state={state} />,
      value: ({ state }) => text(`rowState.${state}`),
    },
    {
      id: 'changes',
      header: text('changes'),
      minWidth: 280,
      wraps: true,
      cell: (row) => (
        <>
          <RowChanges row={row} />
          <RowNotes row={row} />
        </>
      ),
      value: ({ steps }) => steps.map((step) => `${titleOf(step)}: ${changesOf(step)}`),
    },
    {
      id: 'problem',
      header: text('problem'),
      minWidth: 160,
      wraps: true,
      cell: (row) => (
        <Box color={row.state === 'FAILED' ? 'text-status-error' : 'inherit'}>
          {problemWords(row) ?? '–'}
        </Box>
      ),
      value: (row) => problemWords(row),
    },
    {
      id: 'code',
      header: text('code'),
      hidden: true,
      cell: (row) => problemOf(row)?.code ?? '–',
      value: (row) => problemOf(row)?.code,
    },
    {
      id: 'awsRequestId',
      header: text('awsRequestId'),
      hidden: true,
      cell: (row) => problemOf(row)?.awsRequestId ?? '–',
      value: (row) => problemOf(row)?.awsRequestId,
    },
    {
      id: 'type',
      header: text('type'),
      hidden: true,
      cell: ({ entity }) => text(`type.${entity.type}`),
      value: ({ entity }) => text(`type.${entity.type}`),
    },
    {
      id: 'id',
      header: text('id'),
      hidden: true,
      cell: ({ entity }) => entity.id ?? '–',
      value: ({ entity }) => entity.id,
    },
    {
      id: 'number',
      header: text('number'),
      hidden: true,
      cell: (row) => number(row.number),
      value: (row) => row.number,
    },
  ]
}
