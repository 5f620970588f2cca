import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { DescribedExportRun } from '@mailroom/schemas/export-runs'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useEntities } from '../../../kit/entity/use-entities.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { isExportOver } from '../../../shell/watched-jobs.ts'
import { Prerequisites } from './Prerequisites.tsx'
import { useProgressWords } from './states.tsx'
import { progressOf, toRetry } from './use-run.ts'

type Everybody = NonNullable<DescribedExportRun['everybody']>

/** Returns the filters that a plan was made with, in words. Source: XQ-02. */
function useEverybodyWords({ everybody }: Pick<DescribedExportRun, 'everybody'>) {
  const text = useText('exportQueue')
  const { list } = useFormats()
  const known = useEntities(everybody?.groupId === undefined ? [] : [everybody.groupId])
  return ({ kinds, text: part, domain, groupId, withoutExport }: Everybody): string => {
    const group = groupId === undefined ? undefined : known.get(groupId)
    const [kind = 'USER', other] = kinds
    return list(
      [
        text(`kinds.${other === undefined ? kind : 'both'}`),
        part !== undefined && text('filtered.text', { part }),
        domain !== undefined && text('filtered.domain', { domain }),
        groupId !== undefined && text('filtered.group', { group: group ? nameOf(group) : groupId }),
        withoutExport && text('filtered.withoutExport'),
      ].filter((words) => typeof words === 'string'),
    )
  }
}

type Props = { run: DescribedExportRun }

/** The days before the end of WorkMail by which exports should be through. Source: XQ-12. */
const spareDays = 14
const dayMs = 24 * 60 * 60_000

/** Says what a plan will do, and that nothing was sent. */
function Planned({ run }: Props) {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  const filterWords = useEverybodyWords(run)
  const { all } = progressOf(run)
  const left = run.counts.SKIPPED ?? 0
  return (
    <SpaceBetween size="m">
      <Alert type="info" header={text('nothingSent')}>
        <SpaceBetween size="xs">
          <div>{text('planned', { count: all })}</div>
          {left > 0 && <div>{text('leftOut', { count: left })}</div>}
          {run.cooling && (
            <div>
              {text('cooling', { count: run.cooling.count, until: dateTime(run.cooling.until) })}{' '}
              {run.cooling.running > 0 && text('coolingRunning', { count: run.cooling.running })}
            </div>
          )}
          {run.everybody && <div>{text('plannedFor', { filter: filterWords(run.everybody) })}</div>}
          {run.sizesLeft > 0 && <div>{text('sizesLeft', { count: run.sizesLeft })}</div>}
        </SpaceBetween>
      </Alert>
      {run.unsettled > 0 && (
        <Alert type="warning" header={text('unsettled', { count: run.unsettled })}>
          {text('unsettledMeaning')}
        </Alert>
      )}
      <Prerequisites />
    </SpaceBetween>
  )
}

/** A failure in AWS's words. */
function ProblemWords({ problem }: Pick<Props['run'], 'problem'>) {
  if (!problem) return null
  const { code, message } = problem
  return <div lang="en">{message === undefined ? code : `${code}: ${message}`}</div>
}

/** Says why a run is paused, with AWS's words and the document that helps. Source: XQ-09. */
function Paused({ run }: Props) {
  const { pauseReason = 'person', problem, counts } = run
  const text = useText('exportQueue')
  const progressWords = useProgressWords()
  const scope = useOrganizationScope()
  const running = (counts.RUNNING ?? 0) + (counts.STARTING ?? 0)
  if (pauseReason === 'person')
    return <Alert type="info">{text('pausedMeaning', { count: running })}</Alert>
  if (pauseReason === 'endOfService')
    return (
      <Alert type="error" header={text('ended')}>
        {text('endedMeaning')}
      </Alert>
    )
  return (
    <Alert
      type="error"
      header={text('prerequisite')}
      action={
        <AppButton to={organizationPath(scope, 'exit/exports/setup')}>{text('toSetup')}</AppButton>
      }
    >
      <SpaceBetween size="xs">
        <div>{text(`document.${problem?.document ?? 'settings'}`)}</div>
        <ProblemWords problem={problem} />
        <div>{progressWords(run)}</div>
        <div>{text('resumeThen')}</div>
      </SpaceBetween>
    </Alert>
  )
}

/** Says that mailboxes were tried although they are disabled, and what gets them out. */
function Disabled({ run: { skipped = {} } }: Props) {
  const text = useText('exportQueue')
  const { disabled = 0, refusedDisabled = 0 } = skipped
  return (
    <Alert
      type="warning"
      header={text('disabledCount', { count: disabled + refusedDisabled })}
      action={<AppButton to="?state=SKIPPED">{text('showLeftOut')}</AppButton>}
    >
      {text(disabled > 0 ? 'disabledMeaning' : 'refusedMeaning')}
    </Alert>
  )
}

/** Says how a run ended, and what can be done about the rest. */
function Ended({ run }: Props) {
  const text = useText('exportQueue')
  const { dateTime } = useFormats()
  const { all, done } = progressOf(run)
  const failed = toRetry(run)
  const scope = useOrganizationScope()
  const { problem } = run
  const isFailed = run.state === 'FAILED' || (done === 0 && failed > 0)
  const type = isFailed ? 'error' : failed > 0 ? 'warning' : 'success'
  return (
    <Alert
      type={type}
      header={text('runEnded', { done, all })}
      action={
        problem?.document && (
          <AppButton to={organizationPath(scope, 'exit/exports/setup')}>
            {text('toSetup')}
          </AppButton>
        )
      }
    >
      <SpaceBetween size="xs">
        {problem && <div>{text('oneFailure')}</div>}
        {problem?.document && <div>{text(`document.${problem.document}`)}</div>}
        <ProblemWords problem={problem} />
        {run.mismatches > 0 && <div>{text('mismatches', { count: run.mismatches })}</div>}
        {run.endedAt !== undefined && <div>{text('endedAt', { at: dateTime(run.endedAt) })}</div>}
        {run.state === 'FAILED' && <div>{text('organizationGone')}</div>}
        {run.state !== 'FAILED' && failed > 0 && <div>{text('retryMeaning')}</div>}
        {done > 0 && <div>{text('notAPoint')}</div>}
      </SpaceBetween>
    </Alert>
  )
}

/** Whether the exports will hardly be through before the end of WorkMail. */
function isLate({ eta, endOfService }: DescribedExportRun): boolean {
  return eta !== undefined && Date.parse(eta.p90) > Date.parse(endOfService) - spareDays * dayMs
}

/** Warns of the end of WorkMail: nothing is exported after it. Source: XQ-12, XQ-18. */
function EndOfWorkMail({ run }: Props) {
  const text = useText('exportQueue')
  const { dateTime, day } = useFormats()
  const { eta, lastStart, endOfService, now } = run
  const isOver = lastStart !== undefined && Date.parse(lastStart) < Date.parse(now)
  return (
    <Alert type="warning" header={text('endOfService', { date: day(endOfService.slice(0, 10)) })}>
      <SpaceBetween size="xs">
        {eta && isLate(run) && <div>{text('late', { p90: dateTime(eta.p90) })}</div>}
        {lastStart !== undefined && (
          <div>{text(isOver ? 'lastStartOver' : 'lastStart', { at: dateTime(lastStart) })}</div>
        )}
      </SpaceBetween>
    </Alert>
  )
}

/** Returns what matters before the mailboxes of a run are read. */
export function noticesOf(run: DescribedExportRun) {
  const isOver = isExportOver(run)
  const { disabled = 0, refusedDisabled = 0 } = run.skipped ?? {}
  const hasDisabled = disabled + refusedDisabled > 0
  const isEnding = isLate(run) || run.lastStart !== undefined
  return [
    run.state === 'PLANNED' && <Planned key="planned" run={run} />,
    hasDisabled && <Disabled key="disabled" run={run} />,
    run.state === 'PAUSED' && <Paused key="paused" run={run} />,
    isOver && <Ended key="ended" run={run} />,
    !isOver && isEnding && <EndOfWorkMail key="end" run={run} />,
  ].filter((notice) => notice !== false)
}
