import SpaceBetween from '@cloudscape-design/components/space-between'
import { triedCases } from '@mailroom/schemas/access/access-cases'
import type { Entity } from '@mailroom/schemas/entities'
import { useMemo } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import type { useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { LockOutGuard } from '../../kit/rules/LockOutGuard.tsx'
import type { useLockOutGuard } from '../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../kit/words/texts.ts'
import { Hints } from './Hints.tsx'
import type { Rules } from './impact/matrix.ts'
import { RuleImpact } from './impact/RuleImpact.tsx'
import { useSamples } from './impact/use-samples.ts'
import { LockOutRisk } from './LockOutRisk.tsx'
import { brokenBy, riskOf } from './risks.ts'
import { BrokenCases } from './test-cases/BrokenCases.tsx'

type Props = {
  before: Rules
  after: Rules
  /** The rule that is saved or deleted. */
  name: string
  chosen: readonly Entity[]
  onChoose: (chosen: readonly Entity[]) => void
  /** Where the alias is typed; a dialog that asks for it itself has none. */
  lockOut: ReturnType<typeof useLockOutGuard>
  /** Where a person decides to break test cases. */
  field: ReturnType<typeof useAcknowledge>['field']
}

/**
 * What a change of the rules means before it is saved: the accesses that flip, the test cases that
 * it would break, and who would be locked out. Source: ACR-24, ACR-26.
 */
export function ChangeCheck(props: Props) {
  const { before, after, name, chosen, onChoose, lockOut, field } = props
  const text = useText('accessRules')
  const samples = useSamples()
  const { data } = useRead('accessTestCases.list', useOrganizationScope())
  const cases = data?.items ?? []
  const { risk, ...lost } = useMemo(
    () => riskOf({ before, after, name }, samples),
    [before, after, name, samples],
  )
  const broken = brokenBy(before, after, cases)
  const held = triedCases(after, cases).filter(({ isKept }) => isKept).length
  return (
    <SpaceBetween size="l">
      <Hints rules={after} only={name} />
      <RuleImpact {...{ before, after, chosen, onChoose }} />
      {cases.length > 0 && broken.length === 0 && (
        <div role="status">{text('casesHold', { held, count: cases.length })}</div>
      )}
      <BrokenCases broken={broken} field={field} />
      {risk && (
        <LockOutGuard guard={lockOut.guard} header={text(`risk.${risk}`)}>
          <LockOutRisk risk={risk} {...lost} />
        </LockOutGuard>
      )}
    </SpaceBetween>
  )
}
