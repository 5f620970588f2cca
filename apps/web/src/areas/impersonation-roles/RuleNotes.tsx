import Alert from '@cloudscape-design/components/alert'
import type { ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import { type RuleHint, RuleHints } from '../../kit/rules/RuleHints.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useRuleName, useRuleWords } from './use-rule-words.ts'

function isForAll({ targetUsers = [], notTargetUsers = [] }: ImpersonationRule): boolean {
  return targetUsers.length === 0 && notTargetUsers.length === 0
}

/** Returns the rules that can never decide anything, each with its reason. Source: IMP-03. */
function useHints(rules: readonly ImpersonationRule[]): RuleHint[] {
  const text = useText('impersonationRoles')
  const ruleName = useRuleName()
  const denying = rules.find((rule) => rule.effect === 'DENY' && isForAll(rule))
  const allowing = rules.find((rule) => rule.effect === 'ALLOW' && isForAll(rule))
  const hint = (rule: ImpersonationRule, reason: string, other?: ImpersonationRule): RuleHint => ({
    ...{ key: rule.impersonationRuleId, rule: ruleName(rule), reason },
    other: other && { name: ruleName(other) },
  })
  return rules.flatMap((rule) => {
    const { effect, targetUsers = [], notTargetUsers = [] } = rule
    if (targetUsers.length > 0 && targetUsers.every((id) => notTargetUsers.includes(id)))
      return hint(rule, text('hint.nobody'))
    if (denying && effect === 'ALLOW')
      return hint(rule, text('hint.deniedForAll', { other: ruleName(denying) }), denying)
    if (effect === 'ALLOW' && allowing && allowing !== rule && !isForAll(rule))
      return hint(rule, text('hint.allowedForAll', { other: ruleName(allowing) }), allowing)
    if (effect === 'DENY' && rules.every((each) => each.effect === 'DENY'))
      return hint(rule, text('hint.nothingAllowed'))
    return []
  })
}

/** What is to know about rules: those that never decide, and users who are gone or disabled. */
export function RuleNotes({ rules }: { rules: readonly ImpersonationRule[] }) {
  const text = useText('impersonationRoles')
  const { list } = useFormats()
  const { refused } = useRuleWords(rules)
  const users = [...new Set(rules.flatMap(refused))]
  return (
    <>
      <RuleHints hints={useHints(rules)} />
      {users.length > 0 && (
        <Alert type="warning" header={text('refusedUsers', { count: users.length })}>
          {text('refusedUsersExplanation', { users: list(users) })}
        </Alert>
      )}
    </>
  )
}
