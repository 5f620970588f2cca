import {
  type DeviceCondition,
  deviceConditions,
  isNotReported,
} from '@mailroom/schemas/access/mobile-device-access-effect'
import type { MobileDeviceAccessRule as Rule } from '@mailroom/schemas/mobile-device-access-rules'
import { useCallback } from 'react'
import * as z from 'zod/mini'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import type { FieldWords } from '../../../kit/form/ConflictNotice.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Reads the mobile device access rules of the organization in the address. Source: MDAR-03. */
export function useDeviceRules() {
  const scope = useOrganizationScope()
  const query = useRead('mobileDeviceAccessRules.list', scope)
  return { scope, query: { ...query, data: query.data?.items } }
}

/** Returns what a rule says, each condition that it does not have as an empty text, for a form. */
export function saidBy({ name, effect, description = '', ...rule }: Rule) {
  const conditions = deviceConditions.map((each) => [each, rule[each] ?? ''] as const)
  return { name, description, effect, ...Object.fromEntries(conditions) }
}

/** Returns what a rule says, as the person saw it, for a write that is based on it. */
export function expectedOf(rule: Rule) {
  const { mobileDeviceAccessRuleId: _, dateCreated: __, dateModified: ___, ...expected } = rule
  return expected
}

const Values = z.array(z.string())

/** The property of a condition, such as `deviceTypes` of `notDeviceTypes`. */
const properties = {
  ...{ deviceTypes: 'deviceTypes', notDeviceTypes: 'deviceTypes' },
  ...{ deviceModels: 'deviceModels', notDeviceModels: 'deviceModels' },
  deviceOperatingSystems: 'deviceOperatingSystems',
  notDeviceOperatingSystems: 'deviceOperatingSystems',
  ...{ deviceUserAgents: 'deviceUserAgents', notDeviceUserAgents: 'deviceUserAgents' },
} as const satisfies Record<DeviceCondition, DeviceCondition>

/**
 * Returns the conditions of a rule in words, and the words for its members in a form. Source:
 * MDAR-03, MDAR-05, MDAR-07.
 */
export function useDeviceRuleWords() {
  const text = useText('deviceRules')
  const shared = useText('rules')
  const { either } = useFormats()
  const conditionWords = useCallback(
    (condition: DeviceCondition, values: readonly string[]): string => {
      const property = text(`property.${properties[condition]}`)
      const beginnings = values.filter((value) => !isNotReported(value))
      const words = {
        property,
        values: either(beginnings.map((value) => text('quoted', { value }))),
      }
      if (condition.startsWith('not')) return text('says.not', words)
      if (beginnings.length === 0) return text('says.unreported', { property })
      return text(beginnings.length < values.length ? 'says.orUnreported' : 'says.begins', words)
    },
    [text, either],
  )
  const conditions = useCallback(
    (rule: Pick<Rule, DeviceCondition>): string[] => {
      const all = deviceConditions.flatMap((condition) => {
        const values = rule[condition] ?? []
        return values.length > 0 ? conditionWords(condition, values) : []
      })
      return all.length === 0 ? [text('says.nothing')] : all
    },
    [text, conditionWords],
  )
  const said = ['name', 'effect', 'description'] as const
  const fieldWords: FieldWords = {
    label: (field) => {
      const condition = deviceConditions.find((each) => each === field)
      if (condition) return text(`field.${condition}`)
      const member = said.find((each) => each === field)
      return member ? shared(member) : field
    },
    value: (field, value) => {
      if (field === 'effect') return shared(value === 'ALLOW' ? 'effect.ALLOW' : 'effect.DENY')
      const condition = deviceConditions.find((each) => each === field)
      const values = Values.safeParse(value).data
      return condition && values && conditionWords(condition, values)
    },
  }
  return { conditions, fieldWords }
}
