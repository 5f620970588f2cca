import type { ExitPhase, ExitReason } from '@mailroom/schemas/exit'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { type Check, CheckList } from '../../../kit/page/CheckList.tsx'
import { useText } from '../../../kit/words/texts.ts'

const signs = {
  ...{ notStarted: 'pending', underWay: 'in-progress', blocked: 'error', done: 'success' },
} as const satisfies Record<ExitPhase['state'], StatusType>

type Step =
  | ('createSnapshot' | 'showSnapshots' | 'showSnapshot')
  | ('setUpExports' | 'showMailboxes' | 'verify' | 'showLeftOvers' | 'cutOver')

const steps: { [Reason in ExitReason]?: Step } = {
  ...{ noSnapshot: 'createSnapshot', snapshotOld: 'createSnapshot' },
  ...{ snapshotBeingRead: 'showSnapshots', snapshotIncomplete: 'showSnapshot' },
  ...{ exportsNotSetUp: 'setUpExports', exportCheckFailed: 'setUpExports' },
  ...{ mailboxesLeft: 'showMailboxes', nothingExported: 'showMailboxes' },
  ...{ notVerified: 'verify', mismatch: 'verify', itemsLeft: 'showLeftOvers' },
  ...{ noCutOver: 'cutOver', cutOversLeft: 'cutOver', rollingBack: 'cutOver' },
}

function pathOf(step: Step, { snapshotId = '' }: ExitPhase): string {
  return {
    createSnapshot: 'exit/inventory/create',
    showSnapshots: 'exit/inventory',
    showSnapshot: `exit/inventory/${snapshotId}`,
    setUpExports: 'exit/exports/setup',
    showMailboxes: 'exit/exports',
    verify: 'exit/verification',
    showLeftOvers: 'exit/left-overs',
    cutOver: 'exit/cut-over',
  }[step]
}

/** The phases, each with its state, the reason, and where to go on. Source: EXIT-06. */
export function Phases({ phases }: { phases: readonly ExitPhase[] }) {
  const text = useText('exitDashboard')
  const scope = useOrganizationScope()
  const checks = phases.map((phase): Check => {
    const { id, state, reason, left = 0, total = 0 } = phase
    const step = id === 'verification' ? 'verify' : reason && steps[reason]
    return {
      id,
      name: text(`phase.${id}`),
      // Its sign and words come from `status`.
      state: 'unasked',
      status: <Status type={signs[state]}>{text(`phaseState.${state}`)}</Status>,
      explanation: (
        <>
          {text(`phaseMeaning.${id}`)} {reason && text(`reason.${reason}`, { left, total })}
        </>
      ),
      next: step && {
        to: organizationPath(scope, pathOf(step, phase)),
        text: text(`step.${step}`),
      },
    }
  })
  return <CheckList label={text('phases')} checks={checks} />
}
