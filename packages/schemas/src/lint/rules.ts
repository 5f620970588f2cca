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

/**
 * Runs rules over a model, one finding at a time; undefined is none, so that others get their turn.
 * Source: LINT-00.
 */
export function* lint(
  model: LintModel,
  rules = lintRules,
): Generator<RawFinding | undefined, void, void> {
  for (const { id, check, ...rule } of rules) {
    yield undefined
    for (const each of check(model)) {
      if (!each) {
        yield undefined
        continue
      }
      const { detail = '', severity = rule.severity, targets = rule.targets, ...found } = each
      const { values = {}, objectKind, objectId, objectName } = found
      yield {
        ...{ rule: id, severity, targets: [...targets], objectKind, objectId, objectName, values },
        key: [id, severity, objectKind, objectId, detail].join('\n'),
      }
    }
  }
}

/** Returns all findings at once. */
export function findingsOf(model: LintModel): RawFinding[] {
  return [...lint(model)].filter((each) => each !== undefined)
}
