import type { LintFinding } from '../lint-findings.ts'
import { addressRules } from './addresses.ts'
import { groupRules } from './groups.ts'
import { mailboxRules } from './mailboxes.ts'
import type { LintModel } from './model.ts'
import { nameRules } from './names.ts'
import { organizationRules } from './organization.ts'
import { permissionRules } from './permissions.ts'
import { resourceRules } from './resources.ts'
import type { LintRule } from './rule.ts'

/** All rules, by their numbers. Source: spec 07 §7. */
export const lintRules: readonly LintRule[] = [
  ...[...organizationRules, ...addressRules, ...mailboxRules, ...nameRules],
  ...[...groupRules, ...permissionRules, ...resourceRules],
].toSorted((one, other) => (one.id < other.id ? -1 : 1))

/** A finding before it is known whether it is accepted; `key` names it as long as it is the same. */
export type RawFinding = Omit<LintFinding, 'findingId' | 'acceptance' | 'ended'> & { key: string }

/** Runs rules over a model, one finding at a time, so that others get their turn. Source: LINT-00. */
export function* lint(model: LintModel, rules = lintRules): Generator<RawFinding> {
  for (const rule of rules)
    for (const {
      detail = '',
      severity = rule.severity,
      targets = rule.targets,
      ...found
    } of rule.check(model)) {
      const { values = {}, objectKind, objectId, objectName } = found
      yield {
        ...{ rule: rule.id, severity, targets: [...targets], objectKind, objectId, objectName },
        values,
        key: [rule.id, severity, objectKind, objectId, detail].join('\n'),
      }
    }
}
