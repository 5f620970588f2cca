import { type JobRow, operationsForGood } from '@mailroom/schemas/job-rows'
import type { Job } from '@mailroom/schemas/jobs'
import type { Column } from '@mailroom/ui/table/DataTable'
import { useLocation } from 'react-router'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { numberColumn, textColumn } from '../../kit/table/columns.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import './jobs.css'
import { RowAddress } from './RowAddress.tsx'
import { RowState } from './RowState.tsx'
import { problemOfRow } from './row-problem.ts'
import { useReasonWords, useRowProblem } from './use-problem.ts'
import { useStepWords } from './use-step-words.ts'

/** Returns the address of a row that its planned one takes the place of. */
function formerEmailOf({ address, entity }: JobRow): string | undefined {
  const isNew = address?.email !== undefined && address.email !== entity.email
  return isNew ? entity.email : undefined
}

/**
 * Returns the columns of a row on the screen and in the result file. `canChange` is true if the
 * addresses of the plan may be changed.
 */
export function useRowColumns({ change }: Job, canChange: boolean): readonly Column<JobRow>[] {
  const text = useText('jobs')
  const { titleOf, summaryOf, changesOf } = useStepWords()
  const problemWords = useRowProblem()
  const reasonWords = useReasonWords()
  // A plan says why a row is skipped in a few words; the row unfolds to the rest.
  const shortReason = (row: JobRow) => {
    const problem = row.state === 'REFUSED' ? problemOfRow(row) : undefined
    const words =
      problem?.by === undefined
        ? problem && reasonWords(problem.code)
        : text('sameAddressAs', { name: problem.by })
    return words && words.charAt(0).toLocaleUpperCase() + words.slice(1)
  }
  const { search } = useLocation()
  return [
    {
      id: 'name',
      header: text('object'),
      isRowHeader: true,
      minWidth: 120,
      wraps: true,
      cell: ({ entity, number }) => (
        <AppLink to={`rows/${number}${search}`}>{nameOf(entity)}</AppLink>
      ),
      value: ({ entity }) => entity.name,
    },
    {
      id: 'formerEmail',
      header: text('addressBefore'),
      minWidth: 150,
      wraps: true,
      onlyWithValues: true,
      cell: (row) => formerEmailOf(row) ?? nothing,
      value: formerEmailOf,
    },
    {
      id: 'email',
      header: text(change === 'moveDomain' ? 'newAddress' : 'address'),
      minWidth: 150,
      wraps: true,
      cell: (row) => <RowAddress row={row} canChange={canChange} />,
      value: (row) => row.address?.email ?? row.entity.email,
    },
    {
      id: 'state',
      header: text('state'),
      minWidth: 120,
      cell: ({ state }) => <RowState state={state} />,
      value: ({ state }) => text(`rowState.${state}`),
    },
    {
      id: 'changes',
      header: text('changes'),
      minWidth: 150,
      grow: 3,
      wraps: true,
      cell: ({ steps }) => (
        <span
          className={
            steps.some(({ operation }) => operationsForGood.includes(operation))
              ? 'job-destroys'
              : undefined
          }
        >
          {summaryOf(steps) || nothing}
        </span>
      ),
      value: ({ steps }) => steps.map((step) => `${titleOf(step)}: ${changesOf(step)}`),
    },
    {
      id: 'problem',
      header: text('problem'),
      minWidth: 170,
      grow: 3,
      wraps: true,
      onlyWithValues: true,
      cell: (row) => (
        <span
          className={
            row.state === 'FAILED' || row.state === 'PARTLY_DONE' ? 'job-destroys' : undefined
          }
        >
          {shortReason(row) ?? problemWords(row) ?? nothing}
        </span>
      ),
      value: (row) => problemWords(row),
    },
    textColumn({
      id: 'code',
      header: text('code'),
      hidden: true,
      value: (row) => problemOfRow(row)?.code,
    }),
    textColumn({
      id: 'awsRequestId',
      header: text('awsRequestId'),
      hidden: true,
      value: (row) => problemOfRow(row)?.awsRequestId,
    }),
    textColumn({
      id: 'type',
      header: text('type'),
      hidden: true,
      value: ({ entity }) => text(`type.${entity.type}`),
    }),
    textColumn({ id: 'id', header: text('id'), hidden: true, value: ({ entity }) => entity.id }),
    numberColumn({
      id: 'number',
      header: text('number'),
      hidden: true,
      value: ({ number }) => number,
    }),
  ]
}
