import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AccessControlRule } from '@mailroom/schemas/access-control-rules'
import type { Entity } from '@mailroom/schemas/entities'
import { useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { useRow } from '../../kit/data/query.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useLockOutGuard } from '../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../kit/words/texts.ts'
import { RuleImpact } from './impact/RuleImpact.tsx'
import { useSamples } from './impact/use-samples.ts'
import { LockOutRisk } from './LockOutRisk.tsx'
import { brokenBy, riskOf } from './risks.ts'
import { BrokenCases } from './test-cases/BrokenCases.tsx'
import { expectedOf, useRules, useRuleWords } from './use-rules.ts'

/** The question, about the rule as it was when the dialog was opened. */
function DeleteRule({ rule }: { rule: AccessControlRule }) {
  const text = useText('accessRules')
  const shared = useText('rules')
  const { scope, query } = useRules()
  const { conditions } = useRuleWords()
  const samples = useSamples()
  const { typed } = useLockOutGuard()
  const cases = useRead('accessTestCases.list', scope)
  const [seen] = useState(rule)
  const [before] = useState(query.data ?? [])
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const { missing, field } = useAcknowledge(text('breakAnywayFirst'))
  const { name } = seen
  const after = useMemo(() => before.filter((each) => each.name !== name), [before, name])
  const { risk, ...lost } = useMemo(
    () => riskOf({ before, after, name }, samples),
    [before, after, name, samples],
  )
  const broken = brokenBy(before, after, cases.data?.items ?? [])
  const undecided = broken.length > 0 ? missing : undefined
  return (
    <ConfirmDialog
      id="accessControlRules.delete"
      input={{ ...scope, name, expected: expectedOf(seen) }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      {...(risk ? { typed } : {})}
      missing={cases.isPending ? text('casesLoading') : undecided}
      done={text('deleted', { name })}
    >
      <SpaceBetween size="s">
        {risk && (
          <Alert type="error" header={text(`risk.${risk}`)}>
            <LockOutRisk risk={risk} {...lost} />
          </Alert>
        )}
        <div>{text('deleteExplanation')}</div>
        <div>
          {shared(`effect.${seen.effect}`)}: {conditions(seen).join(' ')}
        </div>
        <RuleImpact {...{ before, after, chosen }} onChoose={setChosen} />
        <BrokenCases broken={broken} field={field} />
      </SpaceBetween>
    </ConfirmDialog>
  )
}

/** Deletes the rule in the address. Source: ACR-24. */
export function DeleteRuleDialog() {
  const { name = '' } = useParams()
  const { query } = useRules()
  return (
    <Loaded query={useRow(query, name, (rule) => rule.name)} Frame={RouteDialog} title={name}>
      {(rule) => <DeleteRule rule={rule} />}
    </Loaded>
  )
}
