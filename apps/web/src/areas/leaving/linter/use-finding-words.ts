import { type LintFinding, lintTargets } from '@mailroom/schemas/lint-findings'
import { snapshotKindNames } from '@mailroom/schemas/snapshots'
import { useCallback } from 'react'
import { visible } from '../../../kit/page/visible.ts'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { isRule } from './rules.ts'

/** The members that rules name. */
const members = [
  ...(['name', 'displayName', 'firstName', 'lastName', 'initials', 'telephone'] as const),
  ...(['street', 'jobTitle', 'city', 'company', 'zipCode', 'department', 'country'] as const),
  ...(['office', 'description'] as const),
]

/** Values that are moments. */
const moments = ['until', 'exportedAt']

/** Returns the words of a finding: its object, the targets, what and why, and what to do. */
export function useFindingWords() {
  const text = useText('linter')
  const inventory = useText('inventory')
  const { dateTime } = useFormats()
  return useCallback(
    ({ rule, targets, objectKind, objectName, values }: LintFinding) => {
      const nameOf = (name: string) => {
        const known = members.find((each) => each === name)
        return known ? inventory(`member.${known}`) : name
      }
      const settingOf = (kind: string) => {
        const known = snapshotKindNames.find((each) => each === kind)
        if (known) return inventory(`kind.${known}`)
        return kind === 'mailProxy' ? text('area.mailProxy') : kind
      }
      const said = Object.fromEntries(
        Object.entries(values).map(([name, value]) => {
          if (Array.isArray(value))
            return [name, (name === 'fields' ? value.map(nameOf) : value.map(visible)).join(', ')]
          if (typeof value === 'string' && moments.includes(name)) return [name, dateTime(value)]
          return [name, value === '' ? 'none' : typeof value === 'string' ? visible(value) : value]
        }),
      )
      const { kind = '' } = values
      const all = { ...said, setting: settingOf(String(kind)) }
      return {
        object: objectKind === 'snapshot' ? dateTime(objectName) : visible(objectName),
        targets:
          targets.length === lintTargets.length
            ? text('everyTarget')
            : targets.map((target) => text(`target.${target}`)).join(', '),
        what: isRule(rule) ? text(`rule.${rule}`, all) : rule,
        why: isRule(rule) ? text(`why.${rule}`, all) : '',
        fix: isRule(rule) ? text(`fix.${rule}`, all) : '',
      }
    },
    [text, inventory, dateTime],
  )
}
