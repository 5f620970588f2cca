import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useWrite } from '../../../kit/data/use-write.ts'
import { LeaveGuard } from '../../../kit/form/LeaveGuard.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { CheckedOverrides } from './check-override-rows.ts'

type Props = {
  /** What is shown of the text; it may be behind what the person has typed. */
  checked: CheckedOverrides
  /** Why the text cannot be read at all. */
  unreadable: string | undefined
  /** Checks the text as it is now. */
  check: () => CheckedOverrides
}

/** Has the overrides planned, and leads to the plan. */
export function PlanOverrides({ checked, unreadable, check }: Props) {
  const text = useText('organizationOverrides')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const plan = useWrite('jobs.plan')
  const isPlanned = useRef(false)
  const { rows } = checked
  const wrong = checked.problems.length
  const send = () => {
    const now = check()
    // No plan is made of a part of a text.
    if (now.unreadable || now.problems.length > 0) return
    plan.mutate(
      { ...scope, change: { kind: 'putDeviceOverrides', rows: [...now.rows] } },
      {
        onSuccess: ({ jobId }) => {
          isPlanned.current = true
          void navigate(organizationPath(scope, `jobs/${jobId}`))
        },
      },
    )
  }
  return (
    <SpaceBetween size="s">
      <LeaveGuard when={() => !isPlanned.current && rows.length + wrong > 0} />
      {plan.error && <ErrorAlert error={apiErrorOf(plan.error)} />}
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Button
          variant="primary"
          disabled={rows.length === 0 || wrong > 0}
          {...(wrong > 0 ? { disabledReason: text('correctFirst') } : {})}
          {...(unreadable === undefined ? {} : { disabledReason: unreadable })}
          loading={plan.isPending}
          onClick={send}
        >
          {text('makePlan')}
        </Button>
        <span role="status">{unreadable ?? text('read', { count: rows.length, wrong })}</span>
      </SpaceBetween>
    </SpaceBetween>
  )
}
