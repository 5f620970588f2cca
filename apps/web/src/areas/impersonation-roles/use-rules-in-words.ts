import { ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import * as z from 'zod/mini'
import { useText } from '../../kit/words/texts.ts'
import { useRuleName, type useRuleWords } from './use-rule-words.ts'

const Rules = z.catch(z.array(ImpersonationRule), [])

/** Returns the rules of a value in a form or of a conflict. */
export function rulesIn(value: unknown): ImpersonationRule[] {
  return Rules.parse(value)
}

type RuleWords = ReturnType<typeof useRuleWords>

/** Returns what a rule says in one sentence. */
export function useRuleInWords({ whom }: Pick<RuleWords, 'whom'>) {
  const text = useText('impersonationRoles')
  const ruleName = useRuleName()
  return (rule: ImpersonationRule): string =>
    text(`ruleSays.${rule.effect}`, { name: ruleName(rule), whom: whom(rule) })
}

/** Returns what some rules say. */
export function useRulesInWords(ruleWords: Pick<RuleWords, 'whom'>) {
  const text = useText('impersonationRoles')
  const inWords = useRuleInWords(ruleWords)
  return (rules: readonly ImpersonationRule[]): string =>
    rules.length === 0 ? text('noRules') : rules.map(inWords).join(' ')
}
