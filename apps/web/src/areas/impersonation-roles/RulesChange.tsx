import type { ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import { useText } from '../../kit/words/texts.ts'
import type { useRuleWords } from './use-rule-words.ts'
import { useRuleInWords } from './use-rules-in-words.ts'

type Props = {
  before: readonly ImpersonationRule[]
  after: readonly ImpersonationRule[]
  ruleWords: ReturnType<typeof useRuleWords>
}

/** The rules that are added, changed and removed, each in words. Source: USR-15. */
export function RulesChange({ before, after, ruleWords }: Props) {
  const text = useText('impersonationRoles')
  const inWords = useRuleInWords(ruleWords)
  const was = new Map(before.map((rule) => [rule.impersonationRuleId, rule]))
  const will = new Set(after.map(({ impersonationRuleId }) => impersonationRuleId))
  const line = (key: string, words: string) => <li key={key}>{words}</li>
  return (
    <ul>
      {after.flatMap((rule) => {
        const { impersonationRuleId: id, description = '' } = rule
        const old = was.get(id)
        if (!old) return line(id, text('change.added', { rule: inWords(rule) }))
        const [from, to] = [inWords(old), inWords(rule)]
        if (from !== to) return line(id, text('change.changed', { from, to }))
        const { description: former = '' } = old
        return former === description ? [] : line(id, text('change.described', { rule: to }))
      })}
      {before
        .filter(({ impersonationRuleId }) => !will.has(impersonationRuleId))
        .map((rule) =>
          line(rule.impersonationRuleId, text('change.removed', { rule: inWords(rule) })),
        )}
    </ul>
  )
}
