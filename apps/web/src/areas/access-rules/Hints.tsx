import { type AccessRuleHint, accessRuleHints } from '@mailroom/schemas/access/rule-hints'
import { useMemo } from 'react'
import { useCan } from '../../kit/access/Can.tsx'
import { RuleHints } from '../../kit/rules/RuleHints.tsx'
import { useText } from '../../kit/words/texts.ts'
import { newRule, type Rules, rolesOf, usersOf } from './impact/matrix.ts'
import { useAccessWords } from './use-access-words.ts'

type Props = {
  rules: Rules
  /** The rule whose hint alone is shown, in its form. */
  only?: string
}

/** The rules that can never decide anything, each with its reason and the other rule. */
export function Hints({ rules, only }: Props) {
  const text = useText('accessRules')
  const can = useCan()
  const users = useMemo(() => usersOf(rules), [rules])
  const roles = useMemo(() => new Set(rolesOf(rules)), [rules])
  const { isGone, isRoleGone } = useAccessWords(users)
  const hints = useMemo(
    () => accessRuleHints(rules, (id) => (roles.has(id) ? isRoleGone(id) : isGone(id))),
    [rules, roles, isGone, isRoleGone],
  )
  const to = (name: string) =>
    only === undefined && can('accessControlRules.put')
      ? `${encodeURIComponent(name)}/edit`
      : undefined
  const nameOf = (name: string) => (name === newRule ? text('thisRule') : name)
  const reasonOf = ({ reason, other }: AccessRuleHint) =>
    other === undefined ? text(`hint.${reason}`) : text(`hint.${reason}`, { other: nameOf(other) })
  return (
    <RuleHints
      hints={hints
        .filter(({ rule }) => only === undefined || rule === only)
        .map((hint) => ({
          ...{ key: hint.rule, rule: nameOf(hint.rule), to: to(hint.rule) },
          reason: reasonOf(hint),
          other: hint.other === undefined ? undefined : { name: hint.other, to: to(hint.other) },
        }))}
    />
  )
}
