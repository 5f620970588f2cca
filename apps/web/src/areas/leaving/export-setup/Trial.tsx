import type { ExportItem, ExportRun } from '@mailroom/schemas/export-runs'
import { useCan } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { Check } from '../../../kit/page/CheckList.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** How many of the latest runs are looked through for one of a single mailbox. */
const lookedAt = 50

/** Returns the state of a trial as that of a check. */
function stateOf(item: ExportItem | undefined): Check['state'] {
  if (!item) return 'unasked'
  if (item.state === 'COMPLETED') return 'passed'
  if (['FAILED', 'LOST', 'SKIPPED'].includes(item.state) || item.problem) return 'failed'
  return item.state === 'CANCELLED' ? 'unasked' : 'checking'
}

/** Returns the latest run of one mailbox that was started with the settings as they are. */
function latestTrial(runs: readonly ExportRun[], changedAt: string | undefined) {
  return runs.find(
    ({ total, startedAt }) =>
      total === 1 && startedAt !== undefined && changedAt !== undefined && startedAt >= changedAt,
  )
}

/**
 * Returns the trial as a check: whether WorkMail could export one mailbox with the settings, or its
 * error and the document to look at. It is not offered while a check has failed. Source: EXIT-10.
 */
export function useTrial(changedAt: string | undefined, hasFailed: boolean): Check {
  const text = useText('exportSetup')
  const queue = useText('exportQueue')
  const { dateTime } = useFormats()
  const can = useCan()
  const scope = useOrganizationScope()
  const { data: runs } = useRead('exportRuns.list', { ...scope, maxResults: lookedAt })
  const run = latestTrial(runs?.items ?? [], changedAt)
  const { data: items } = useRead(
    'exportRuns.listItems',
    { ...scope, runId: run?.runId ?? '', maxResults: 1 },
    { enabled: run !== undefined },
  )
  const item = items?.items[0]
  const state = stateOf(item)
  const problem = item?.problem ?? run?.problem
  const said = item?.errorInfo ?? problem?.message ?? problem?.code
  const isReady = changedAt !== undefined && !hasFailed
  const mayTry = isReady && state !== 'checking' && can('exportRuns.plan')
  return {
    id: 'trial',
    name: text('check.trial'),
    state: state === 'checking' && run?.state === 'PAUSED' ? 'failed' : state,
    stateWords: item ? queue(`item.${item.state}`) : text('trialNone'),
    explanation: text(hasFailed ? 'trialAfterwards' : 'trial'),
    details: run && item && (
      <>
        <div>
          {text('trialOf', { name: item.name, at: dateTime(run.startedAt ?? run.createdAt) })}
        </div>
        {said !== undefined && <div lang="en">{said}</div>}
        {problem?.document !== undefined && <div>{queue(`document.${problem.document}`)}</div>}
      </>
    ),
    next: mayTry
      ? { to: 'trial', text: text(run ? 'trialAgain' : 'trialStart') }
      : run && {
          to: organizationPath(scope, `exit/exports/runs/${run.runId}`),
          text: text('trialRun'),
        },
  }
}
