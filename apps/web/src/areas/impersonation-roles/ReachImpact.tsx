import { impactOf } from '@mailroom/schemas/access/impact'
import { impersonation } from '@mailroom/schemas/access/impersonation-effect'
import type { ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import { useCallback } from 'react'
import { useWatch } from 'react-hook-form'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { ImpactPreview } from '../../kit/rules/ImpactPreview.tsx'
import { useImpact } from '../../kit/rules/use-impact.ts'
import { IndexNote } from '../../kit/table/IndexNote.tsx'
import { useText } from '../../kit/words/texts.ts'
import { useRuleName } from './use-rule-words.ts'
import { rulesIn } from './use-rules-in-words.ts'

type Rules = readonly ImpersonationRule[]
type Props = { before: Rules; after: Rules }

/**
 * Whom a role gains and loses by a change of its rules, of all users with a mailbox. Source: IMP-03.
 */
export function ReachChange({ before, after }: Props) {
  const text = useText('impersonationRoles')
  const ruleName = useRuleName()
  const targets = useRead('impersonationRoles.listTargets', useOrganizationScope())
  const users = targets.data?.items
  const { impact } = useImpact(
    'impersonation',
    { before, after, of: targets.dataUpdatedAt },
    (rules) => {
      const decide = (some: Rules) => (place: number) =>
        impersonation(some, users?.[place]?.userId ?? '')
      return impactOf(
        users?.length ?? 0,
        decide(rules.before),
        decide(rules.after),
        (rule) => rule.impersonationRuleId,
      )
    },
  )
  const nameOf = useCallback(
    (key: string) =>
      ruleName([...after, ...before].find((rule) => rule.impersonationRuleId === key) ?? {}),
    [ruleName, before, after],
  )
  const describe = useCallback((place: number) => users?.[place]?.name ?? '', [users])
  if (targets.error && !targets.data)
    return <ErrorAlert error={apiErrorOf(targets.error)} onRetry={targets.refetch} />
  return (
    <ImpactPreview impact={users && impact} describe={describe} nameOf={nameOf}>
      <div>
        {text('impactOf')} {targets.data && <IndexNote index={targets.data.index} />}
      </div>
    </ImpactPreview>
  )
}

/** The same for the rules in the form around, and whether they let the role act as anybody. */
export function ReachImpact({ before }: { before: Rules }) {
  const { rules = [] } = useWatch<{ rules?: ImpersonationRule[] }>()
  return <ReachChange before={before} after={rulesIn(rules)} />
}
