import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useRunWords, useWaitsWords } from './states.tsx'

/** How many of the newest runs are looked at; all others have ended. */
const lookedAt = 50

/** Returns what a run waits for, or that it goes on, in words. */
function useWaitWords(): (run: DescribedExportRun) => string {
  const text = useText('exportQueue')
  const words = useRunWords()
  const waitsWords = useWaitsWords()
  return (run) => {
    const running = (run.counts.RUNNING ?? 0) + (run.counts.STARTING ?? 0)
    return [
      ...(run.state === 'PAUSED' ? [`${words(run)}.`] : []),
      ...(running > 0 ? [text('activeRunning', { running })] : []),
      ...waitsWords(run),
    ].join(' ')
  }
}

/**
 * Says that a run has not ended, who has started it and what it waits for: a second one has to wait
 * for its end. One mailbox that cannot wait is added to it. Source: XQ-01, EXIT-05.
 */
export function ActiveRun({ entityIds = [] }: { entityIds?: readonly string[] }) {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  const waitWords = useWaitWords()
  const scope = useOrganizationScope()
  const { data: runs } = useRead('exportRuns.list', { ...scope, maxResults: lookedAt })
  const runId = runs?.items.find(({ state }) => state === 'RUNNING' || state === 'PAUSED')?.runId
  const { data: run } = useRead(
    'exportRuns.describe',
    { ...scope, runId: runId ?? '' },
    { enabled: runId !== undefined },
  )
  if (runId === undefined || !run) return null
  const path = organizationPath(scope, `exit/exports/runs/${runId}`)
  const [only = '', ...others] = entityIds
  const about = others.length === 0 && only !== '' ? `?entityId=${only}` : ''
  return (
    <Alert
      type="warning"
      header={text('active')}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          <AppButton to={path}>{text('showActive')}</AppButton>
          <Can id="exportRuns.add">
            <AppButton to={`${path}/add${about}`}>{text('add')}</AppButton>
          </Can>
        </SpaceBetween>
      }
    >
      <SpaceBetween size="xs">
        <div>
          {text('activeBy', {
            account: run.startedBy ?? run.createdBy,
            at: dateTime(run.startedAt ?? run.createdAt),
          })}{' '}
          {waitWords(run)}
        </div>
        <div>{text('activeMeaning')}</div>
      </SpaceBetween>
    </Alert>
  )
}
