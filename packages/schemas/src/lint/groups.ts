import type { LintGroup, LintModel } from './model.ts'
import {
  enabledGroups,
  enabledResources,
  entity,
  entityOf,
  everyTarget,
  isEnabled,
  type LintRule,
  nameOf,
} from './rule.ts'

/** How deep groups may be nested before nobody can follow. Source: LINT-30. */
const deepest = 5

/** How long the name of a group or resource of Exchange is. Source: KIT-12, [MS3]. */
const exchangeName = 64

/** Returns the groups in a group. */
function inner({ members, groups }: LintModel, { id }: LintGroup): LintGroup[] {
  return (members.get(id) ?? []).flatMap(({ memberId }) => groups.get(memberId) ?? [])
}

/**
 * Removes what nothing is left below, again and again: what remains is in a loop, or leads to one.
 * `peel` is called with each as it goes, the innermost first.
 */
function peelOff(
  left: Map<LintGroup, LintGroup[]>,
  peel: (group: LintGroup) => void = () => {},
): Set<LintGroup> {
  const above = new Map<LintGroup, LintGroup[]>()
  const count = new Map<LintGroup, number>()
  for (const [group, below] of left) {
    const known = below.filter((each) => left.has(each))
    count.set(group, known.length)
    for (const each of known) above.set(each, [...(above.get(each) ?? []), group])
  }
  const free = [...left.keys()].filter((group) => count.get(group) === 0)
  const remaining = new Set(left.keys())
  for (const group of free) {
    peel(group)
    remaining.delete(group)
    for (const each of above.get(group) ?? []) {
      const rest = (count.get(each) ?? 0) - 1
      count.set(each, rest)
      if (rest === 0) free.push(each)
    }
  }
  return remaining
}

/** Returns how many groups lie in each other below each, and which ones contain themselves. */
function nesting(model: LintModel) {
  const below = new Map([...model.groups.values()].map((group) => [group, inner(model, group)]))
  const depths = new Map<LintGroup, number>()
  const stuck = peelOff(below, (group) => {
    const deep = (below.get(group) ?? []).map((each) => depths.get(each) ?? 0)
    depths.set(group, 1 + Math.max(0, ...deep))
  })
  const above = new Map([...stuck].map((group): [LintGroup, LintGroup[]] => [group, []]))
  for (const group of stuck) for (const each of below.get(group) ?? []) above.get(each)?.push(group)
  return { depths, inLoop: peelOff(above) }
}

/** Rules about groups and their members. */
export const groupRules: readonly LintRule[] = [
  {
    ...{ id: 'LINT-21', targets: ['M365'], severity: 'info' },
    *check(model) {
      for (const rows of [enabledGroups(model), enabledResources(model)])
        for (const row of rows) {
          const { name = '' } = row
          if (name.length > exchangeName || /[^ -~]/.test(name)) yield entity(row)
        }
    },
  },
  {
    ...{ id: 'LINT-23', targets: ['M365'], severity: 'info' },
    *check(model) {
      for (const group of enabledGroups(model)) {
        const { email = '' } = group
        if (email !== '' && !model.decided.isInner(email)) yield entity(group)
      }
    },
  },
  {
    ...{ id: 'LINT-30', targets: everyTarget, severity: 'error' },
    *check(model) {
      const { depths, inLoop } = nesting(model)
      for (const group of inLoop) yield { ...entity(group), values: { depth: 0 } }
      for (const [group, depth] of depths)
        if (depth > deepest)
          yield { ...entity(group), severity: 'warning', detail: 'deep', values: { depth } }
    },
  },
  {
    ...{ id: 'LINT-31', targets: everyTarget, severity: 'warning' },
    *check(model) {
      for (const group of enabledGroups(model))
        if (group.email !== undefined && (model.members.get(group.id) ?? []).length === 0)
          yield entity(group)
    },
  },
  {
    ...{ id: 'LINT-32', targets: everyTarget, severity: 'warning' },
    *check(model) {
      for (const group of enabledGroups(model))
        for (const { memberId } of model.members.get(group.id) ?? []) {
          const member = entityOf(model, memberId)
          if (member && isEnabled(member)) continue
          const is = member && member.state !== 'DELETED' ? 'disabled' : 'deleted'
          yield {
            ...{ ...entity(group), detail: memberId },
            values: { member: nameOf(model, memberId), is },
          }
        }
    },
  },
]
