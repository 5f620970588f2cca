import {
  type AccessCondition,
  type AccessControlRule,
  accessConditions,
} from '@mailroom/schemas/access-control-rules'
import { useCallback } from 'react'
import * as z from 'zod/mini'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import type { FieldWords } from '../../kit/form/ConflictNotice.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { usersOf } from './impact/matrix.ts'
import { useAccessWords } from './use-access-words.ts'

/** Reads the access control rules of the organization in the address. Source: ACR-20. */
export function useRules() {
  const scope = useOrganizationScope()
  const query = useRead('accessControlRules.list', scope)
  return { scope, query: { ...query, data: query.data?.items } }
}

/** Returns what a rule says, each condition that it does not have as an empty text, for a form. */
export function saidBy({ effect, description = '', ...rule }: AccessControlRule) {
  const conditions = accessConditions.map((name) => [name, rule[name] ?? ''] as const)
  return { effect, description, ...Object.fromEntries(conditions) }
}

/** Returns what a rule says, as the person saw it, for a write that is based on it. */
export function expectedOf(rule: AccessControlRule) {
  const { name: _, dateCreated: __, dateModified: ___, ...expected } = rule
  return expected
}

const Values = z.array(z.string())

/**
 * Returns the conditions of a rule in words, and the words for its members in a form, which tells
 * whom a person has chosen (`onChosen`). Source: ACR-04, ACR-20.
 */
export function useRuleWords() {
  const text = useText('accessRules')
  const shared = useText('rules')
  const { list } = useFormats()
  const { query } = useRules()
  const { userName, roleName, protocolName, isGone, onChosen } = useAccessWords(
    usersOf(query.data ?? []),
  )
  const valueWords = useCallback(
    (name: string, values: readonly string[]) => {
      if (/userIds$/i.test(name)) return list(values.map(userName))
      if (/roleIds$/i.test(name)) return list(values.map(roleName))
      return list(/actions$/i.test(name) ? values.map(protocolName) : values)
    },
    [list, userName, roleName, protocolName],
  )
  const conditions = useCallback(
    (rule: AccessControlRule): string[] => {
      const words = (name: AccessCondition) => {
        const values = rule[name]
        return values ? text(`says.${name}`, { values: valueWords(name, values) }) : []
      }
      const all = accessConditions.flatMap(words)
      return all.length === 0 ? [text('says.nothing')] : all
    },
    [text, valueWords],
  )
  const fieldWords: FieldWords = {
    label: (field) => {
      const condition = accessConditions.find((each) => each === field)
      if (condition) return text(`field.${condition}`)
      return field === 'effect' || field === 'description' ? shared(field) : field
    },
    value: (field, value) => {
      if (field === 'effect') return shared(value === 'ALLOW' ? 'effect.ALLOW' : 'effect.DENY')
      const values = Values.safeParse(value).data
      return values && valueWords(field, values)
    },
  }
  return { conditions, fieldWords, isGone, onChosen }
}
