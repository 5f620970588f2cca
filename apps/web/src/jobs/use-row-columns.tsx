import { type JobRow, operationsForGood } from '@mailroom/schemas'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useLocation } from 'react-router'
import { AppLink } from '../app/AppLink.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'
import './jobs.css'
import { RowAddress } from './RowAddress.tsx'
import { RowState } from './RowState.tsx'
import { problemOf } from './row-problem.ts'
import { useRowProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/**
 * Returns the columns of a row on the screen and in the result file. `canChange` is true if the
 * addresses of the plan may be changed.
 */
export function useRowColumns(canChange: boolean): readonly Column<JobRow>[] {
  const text = useText('jobs')
  const { number } = useFormats()
  const { titleOf, summaryOf, changesOf } = useStepWords()
  const problemWords = useRowProblem()
  const { search } = useLocation()
  return [
    {
      id: 'name',
      header: text('object'),
      isRowHeader: true,
      cell: ({ entity, number: row }) => (
        <span className="job-line">
          <AppLink to={`rows/${row}${search}`}>{entity.displayName || entity.name}</AppLink>
        </span>
      ),
      value: ({ entity }) => entity.name,
    },
    {
      id: 'email',
      header: text('address'),
      cell: (row) => <RowAddress row={row} canChange={canChange} />,
      value: (row) => row.address?.email ?? row.entity.email,
    },
    {
      id: 'state',
      header: text('state'),
      width: 140,
      cell: ({ state }) => (
        <span className="job-line">
          <RowState state={state} />
        </span>
      ),
      value: ({ state }) => text(`rowState.${state}`),
    },
    {
      id: 'changes',
      header: text('changes'),
      minWidth: 160,
      cell: ({ steps }) => (
        <span
          className={
            steps.some(({ operation }) => operationsForGood.includes(operation))
              ? 'job-line job-destroys'
              : 'job-line'
          }
        >
          {summaryOf(steps) || '–'}
        </span>
      ),
      value: ({ steps }) => steps.map((step) => `${titleOf(step)}: ${changesOf(step)}`),
    },
    {
      id: 'problem',
      header: text('problem'),
      minWidth: 160,
      wraps: true,
      cell: (row) => (
        <span className={row.state === 'FAILED' ? 'job-line job-destroys' : 'job-line'}>
          {problemWords(row) ?? '–'}
        </span>
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
