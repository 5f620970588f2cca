import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { Outlet } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { ThingPage } from '../../../kit/page/ThingPage.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { isExportOver } from '../../../shell/watched-jobs.ts'
import { RunActions } from './RunActions.tsx'
import { RunItems } from './RunItems.tsx'
import { noticesOf } from './RunNotices.tsx'
import { RunProgress } from './RunProgress.tsx'
import { progressOf, useRun, useRunInput } from './use-run.ts'

/** A plan of exports, and the run that it becomes: how far it is, and every mailbox. */
export function RunPage() {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  const query = useRun()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  return (
    <ThingPage
      query={query}
      name={text('theRun')}
      notFound={{
        codes: ['ExportRunNotFound'],
        title: text('runNotFound'),
        explanation: text('runNotFoundMeaning'),
        back: { to: organizationPath(useRunInput(), 'exit/exports'), label: text('backToRuns') },
      }}
      title={(run) =>
        run.pass > 1
          ? text('passTitle', { count: progressOf(run).all, pass: run.pass })
          : text('runTitle', { count: progressOf(run).all })
      }
      description={({ createdBy, createdAt }) =>
        text('plannedByAt', { account: createdBy, date: dateTime(createdAt) })
      }
      actions={(run) => <RunActions run={run} />}
    >
      {(run) => (
        <SpaceBetween size="l">
          {/* It stays as it was seen last if it cannot be read at present. */}
          {query.error && <ErrorAlert error={apiErrorOf(query.error)} />}
          {noticesOf(run)}
          {run.state !== 'PLANNED' && !isExportOver(run) && <RunProgress run={run} />}
          <RunItems run={run} selected={selected} setSelected={setSelected} />
          <Outlet context={{ ...run, onCancelled: () => setSelected(new Set()) }} />
        </SpaceBetween>
      )}
    </ThingPage>
  )
}
