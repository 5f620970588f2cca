import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ExportRun } from '@mailroom/schemas/export-runs'
import { Button } from '@mailroom/ui/Button'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { useWhyNot } from '../../../kit/access/use-why-not.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { useAct } from '../../../kit/data/use-act.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { isExportOver, watchExports } from '../../../shell/watched-jobs.ts'
import { toRetry, useRunInput } from './use-run.ts'

type ActProps = {
  id: 'exportRuns.pause' | 'exportRuns.resume'
  children: ReactNode
  primary?: boolean
}

/** A button that acts on the run at once, because nothing is lost or started again. */
export function RunActionButton({ id, children, primary = false }: ActProps) {
  const input = useRunInput()
  const { act, isPending } = useAct(id)
  return (
    <Can id={id}>
      <Button
        variant={primary ? 'primary' : 'normal'}
        loading={isPending}
        onClick={() =>
          act(input, () => {
            if (id === 'exportRuns.resume') watchExports(input)
          })
        }
      >
        {children}
      </Button>
    </Can>
  )
}

/** Plans to export again what a run has exported; the person reviews the plan. Source: XQ-16. */
function SecondPassButton() {
  const text = useText('exportQueue')
  const navigate = useNavigate()
  const { runId, ...scope } = useRunInput()
  const { act, isPending } = useAct('exportRuns.planSecondPass')
  const plan = () =>
    act(
      { ...scope, runId },
      (planned) => void navigate(organizationPath(scope, `exit/exports/runs/${planned.runId}`)),
    )
  return (
    <Can id="exportRuns.planSecondPass">
      <Button loading={isPending} onClick={plan}>
        {text('secondPass')}
      </Button>
    </Can>
  )
}

/** The actions on a plan or a run in its state. Source: XQ-13, XQ-16. */
export function RunActions({ run }: { run: ExportRun }) {
  const text = useText('exportQueue')
  const whyNot = useWhyNot()
  const { state } = run
  const isChangeable = state === 'PLANNED' || state === 'PAUSED'
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {state === 'PLANNED' && (
        <Can id="exportRuns.delete">
          <AppButton to="delete">{text('deletePlan')}</AppButton>
        </Can>
      )}
      {isChangeable && (
        <Can id="exportRuns.putOrder">
          <AppButton to="order">{text('changeOrder')}</AppButton>
        </Can>
      )}
      {state === 'PLANNED' && (
        <Can id="exportRuns.start">
          <AppButton to="start" variant="primary" disabledReason={whyNot('exportRuns.start')}>
            {text('start')}
          </AppButton>
        </Can>
      )}
      {state === 'RUNNING' && (
        <RunActionButton id="exportRuns.pause">{text('pause')}</RunActionButton>
      )}
      {(state === 'RUNNING' || state === 'PAUSED') && (
        <Can id="exportRuns.add">
          <AppButton to="add">{text('add')}</AppButton>
        </Can>
      )}
      {(state === 'RUNNING' || state === 'PAUSED') && (
        <Can id="exportRuns.cancel">
          <AppButton to="cancel">{text('cancelRun')}</AppButton>
        </Can>
      )}
      {state === 'PAUSED' && (
        <RunActionButton id="exportRuns.resume" primary>
          {text('resume')}
        </RunActionButton>
      )}
      {isExportOver(run) && (run.counts.COMPLETED ?? 0) > 0 && <SecondPassButton />}
      {isExportOver(run) && state !== 'FAILED' && toRetry(run) > 0 && (
        <Can id="exportRuns.retry">
          <AppButton to="retry" variant="primary">
            {text('retryAll', { count: toRetry(run) })}
          </AppButton>
        </Can>
      )}
    </SpaceBetween>
  )
}
