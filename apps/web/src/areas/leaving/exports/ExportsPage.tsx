import type { ExportRun } from '@mailroom/schemas/export-runs'
import { Outlet } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Moment } from '../../../kit/page/Moment.tsx'
import { dateColumn, numberColumn, textColumn } from '../../../kit/table/columns.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useLiveSource } from '../../../kit/table/live-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { ActiveRun } from './ActiveRun.tsx'
import { Prerequisites } from './Prerequisites.tsx'
import { RunState, useProgressWords, useRunWords } from './states.tsx'
import { progressOf, toRetry } from './use-run.ts'

function useColumns() {
  const text = useText('exportQueue')
  const words = useRunWords()
  const progressWords = useProgressWords()
  return [
    {
      ...dateColumn({
        id: 'createdAt',
        header: text('plannedAt'),
        value: ({ createdAt }: ExportRun) => createdAt,
      }),
      isRowHeader: true,
      cell: ({ runId, createdAt }: ExportRun) => (
        <AppLink to={`runs/${runId}`}>
          <Moment at={createdAt} />
        </AppLink>
      ),
    },
    {
      id: 'state',
      header: text('state'),
      width: 220,
      wraps: true,
      onCard: 'below' as const,
      cell: (run: ExportRun) => (
        <>
          <RunState run={run} />
          {run.state !== 'PLANNED' && <div>{progressWords(run)}</div>}
        </>
      ),
      value: (run: ExportRun) => ({ code: run.state, words: words(run) }),
    },
    numberColumn({ id: 'pass', header: text('pass'), value: ({ pass }: ExportRun) => pass }),
    numberColumn({
      id: 'all',
      header: text('mailboxes'),
      value: (run: ExportRun) => progressOf(run).all,
    }),
    numberColumn({
      id: 'done',
      header: text('item.COMPLETED'),
      value: (run: ExportRun) => progressOf(run).done,
    }),
    numberColumn({ id: 'failed', header: text('notExported'), value: toRetry }),
    textColumn({
      id: 'createdBy',
      header: text('plannedBy'),
      minWidth: 160,
      wraps: true,
      value: ({ createdBy }: ExportRun) => createdBy,
    }),
    textColumn({
      id: 'reason',
      header: text('reason'),
      minWidth: 160,
      wraps: true,
      value: ({ reason }: ExportRun) => reason,
    }),
  ]
}

/** The runs of exports, the newest first, and what stands in their way. Source: XQ-01. */
export function ExportsPage() {
  const text = useText('exportQueue')
  const scope = useOrganizationScope()
  const { data } = useRead('exportSettings.describe', scope)
  const source = useLiveSource({
    operation: 'exportRuns.list',
    input: scope,
    columns: useColumns(),
  })
  const isSet = data === undefined || data.changedAt !== undefined
  return (
    <>
      <ListTable
        source={source}
        title={text('title')}
        fileLabel={text('downloadList')}
        description={
          <>
            <p>{text('description')}</p>
            <ActiveRun />
            <Prerequisites />
          </>
        }
        actions={
          <>
            <AppButton to="setup">{text('setup')}</AppButton>
            <AppButton to="history">{text('history')}</AppButton>
          </>
        }
        add={{
          ...{ operation: 'exportRuns.plan', to: 'plan', text: text('plan') },
          disabledReason: isSet ? undefined : text('notSetMeaning'),
        }}
        empty={text('noRuns')}
        rowKey={({ runId }) => runId}
      />
      <Outlet />
    </>
  )
}
