import { type LintFilter, lintSeverities, lintTargets } from '@mailroom/schemas/lint-findings'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useSearchText } from '../../../kit/table/search-address.ts'
import { ruleIds } from './rules.ts'

/** Returns the filters of the findings, each with its value in the address. */
export function useLintChoices() {
  return {
    target: useChoice('target', lintTargets),
    severity: useChoice('severity', lintSeverities),
    rule: useChoice('rule', ruleIds),
    accepted: useChoice('accepted', ['yes', 'no'] as const),
  }
}

/** Returns the chosen filters as the backend takes them, and their number. */
export function useLintFilter(): { filter: LintFilter; count: number } {
  const { target, severity, rule, accepted } = useLintChoices()
  const filter = {
    ...(target[0] ? { target: target[0] } : {}),
    ...(severity[0] ? { severity: severity[0] } : {}),
    ...(rule[0] ? { rule: rule[0] } : {}),
    ...(accepted[0] ? { accepted: accepted[0] === 'yes' } : {}),
  }
  return { filter, count: Object.keys(filter).length }
}

/** Returns the filters with the searched text: what the list shows. */
export function useShownFilter(): LintFilter {
  const { filter } = useLintFilter()
  const text = useSearchText().text.trim()
  return { ...filter, ...(text === '' ? {} : { text }) }
}
