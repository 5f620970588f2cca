import type { DescribedExportRun, ExportItem } from '@mailroom/schemas/export-runs'
import { Status } from '@mailroom/ui/Status'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { Marked } from '../../../kit/table/Marked.tsx'
import { nothing } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { itemSigns, useItemWords, useWhyWords } from './states.tsx'

/** Whether a mailbox is left out although it could be exported once it is enabled. */
const isDisabled = ({ skipReason }: ExportItem) =>
  skipReason === 'disabled' || skipReason === 'refusedDisabled'

/** Whether nothing was ever sent for a mailbox that has ended. */
const isUntried = ({ state, startedAt }: ExportItem) =>
  (state === 'SKIPPED' || state === 'CANCELLED') && startedAt === undefined

/** A date takes two lines, so that the course of a run has room in a window of 1,280 pixels. */
const shortDate = { width: 125, wraps: true }

/** Leads to the job of a mailbox, where one of others can be adopted. */
function JobLink({ jobId, name }: { jobId: string; name: string }) {
  const text = useText('exportQueue')
  return (
    <AppLink
      to={organizationPath(useOrganizationScope(), `exit/exports/jobs/${jobId}`)}
      ariaLabel={text('showJobOf', { name })}
    >
      {text('showJob')}
    </AppLink>
  )
}

/**
 * Returns the columns of the mailboxes of a plan; once it was started, those of its course, and what is
 * then of less use can be chosen.
 */
export function useItemColumns({ state }: DescribedExportRun) {
  const isPlan = state === 'PLANNED'
  const onceStarted = isPlan ? {} : { hidden: true, alwaysInJson: true }
  const text = useText('exportQueue')
  const scope = useOrganizationScope()
  const words = useItemWords()
  const why = useWhyWords()
  const course = [
    {
      id: 'job',
      header: text('job'),
      width: 100,
      value: ({ jobId }: ExportItem) => jobId,
      wraps: true,
      cell: ({ jobId, name, entityId, attempt }: ExportItem) => (
        <>
          {jobId === undefined && attempt === 1 && nothing}
          {jobId !== undefined && (
            <div>
              <JobLink jobId={jobId} name={name} />
            </div>
          )}
          {attempt > 1 && (
            <AppLink
              to={organizationPath(scope, `exit/exports/history?mailbox=${entityId}`)}
              ariaLabel={text('earlierJobsOf', { name })}
            >
              {text('earlierJobs')}
            </AppLink>
          )}
        </>
      ),
    },
    dateColumn({
      id: 'startedAt',
      header: text('startedAt'),
      ...shortDate,
      value: ({ startedAt }: ExportItem) => startedAt,
    }),
    dateColumn({
      id: 'endedAt',
      header: text('endedTitle'),
      ...shortDate,
      value: ({ endedAt }: ExportItem) => endedAt,
    }),
  ]
  return [
    {
      id: 'name',
      header: text('mailbox'),
      isRowHeader: true,
      minWidth: 150,
      grow: 2,
      wraps: true,
      value: ({ name }: ExportItem) => name,
      cell: ({ entityKind, entityId, name }: ExportItem) =>
        entityKind === 'UNKNOWN' ? (
          <Marked>{name}</Marked>
        ) : (
          <EntityLink type={entityKind} id={entityId}>
            {name}
          </EntityLink>
        ),
    },
    {
      id: 'state',
      header: text('state'),
      width: 170,
      wraps: true,
      onCard: 'below' as const,
      words,
      value: (item: ExportItem) => ({ code: item.state, words: words(item) }),
      cell: (item: ExportItem) => (
        <Status type={item.isMismatch ? 'error' : itemSigns[item.state]}>{words(item)}</Status>
      ),
    },
    {
      ...textColumn({
        id: 'why',
        header: text('why'),
        minWidth: 190,
        grow: 3,
        wraps: true,
        value: why,
      }),
      cell: (item: ExportItem) => (
        <>
          {why(item) ?? nothing}{' '}
          {isDisabled(item) && (
            <AppLink
              to={organizationPath(scope, `exit/mailboxes/${item.entityId}`)}
              ariaLabel={text('rescueOf', { name: item.name })}
            >
              {text('rescue')}
            </AppLink>
          )}
          {item.otherJobId !== undefined && <JobLink jobId={item.otherJobId} name={item.name} />}
        </>
      ),
    },
    ...(isPlan ? [] : course),
    textColumn({
      id: 'email',
      header: text('email'),
      minWidth: 220,
      grow: 2,
      ...onceStarted,
      value: ({ email }: ExportItem) => email,
    }),
    numberColumn({
      id: 'position',
      header: text('position'),
      width: 100,
      ...onceStarted,
      value: ({ position }: ExportItem) => position,
    }),
    numberColumn({
      id: 'size',
      header: text('sizeMb'),
      width: 120,
      ...onceStarted,
      value: ({ sizeMb }: ExportItem) => sizeMb && Math.round(sizeMb),
    }),
    ...(isPlan
      ? []
      : [
          numberColumn({
            id: 'attempt',
            header: text('attempt'),
            width: 100,
            ...onceStarted,
            value: (item: ExportItem) => (isUntried(item) ? undefined : item.attempt),
          }),
        ]),
  ]
}
