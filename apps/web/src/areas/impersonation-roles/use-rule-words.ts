import type { ApiError } from '@mailroom/schemas/api-error'
import type { Entity } from '@mailroom/schemas/entities'
import type { ImpersonationRule } from '@mailroom/schemas/impersonation-roles'
import { useCallback, useState } from 'react'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { nameOf } from '../../kit/entity/entity-name.ts'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

/** A rule as a form has it, which may lack everything. */
export type SaidRule = Partial<Pick<ImpersonationRule, 'impersonationRuleId'>> & {
  [Member in Exclude<keyof ImpersonationRule, 'impersonationRuleId'>]?:
    | ImpersonationRule[Member]
    | undefined
}

/** All users that rules name. */
function namedIn(rules: readonly SaidRule[]): string[] {
  const named = rules.flatMap(({ targetUsers = [], notTargetUsers = [] }) => [
    ...(targetUsers ?? []),
    ...(notTargetUsers ?? []),
  ])
  return [...new Set(named)].sort()
}

/**
 * Returns what rules say in words, and what is wrong with the users that they name: some may be
 * gone or disabled. `onChosen` is told whom a person has chosen in a form. Source: IMP-06.
 */
export function useRuleWords(rules: readonly SaidRule[]) {
  const text = useText('impersonationRoles')
  const { list } = useFormats()
  const scope = useOrganizationScope()
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const [ids] = useState(() => namedIn(rules))
  const { data } = useRead(
    'entities.search',
    {
      ...{ ...scope, limit: 1_000 },
      query: { ids, states: ['ENABLED', 'DISABLED', 'DELETED'] },
    },
    { enabled: ids.length > 0 },
  )
  const find = useCallback(
    (id: string) => [...(data?.items ?? []), ...chosen].find((each) => each.id === id),
    [data, chosen],
  )
  // Before one listing is complete, nobody is known to be missing.
  const isListed = data?.index.asOf !== undefined
  const userName = useCallback(
    (id: string): string => {
      const user = find(id)
      if (user?.state === 'DISABLED') return text('disabledUser', { user: nameOf(user) })
      if (user?.state === 'DELETED') return text('deletedUser', { user: nameOf(user) })
      if (user) return nameOf(user)
      return isListed && ids.includes(id) ? text('unknownUser', { id }) : id
    },
    [text, find, isListed, ids],
  )
  const whom = useCallback(
    ({ targetUsers, notTargetUsers }: SaidRule): string => {
      const names = (named: readonly string[] | undefined) => list((named ?? []).map(userName))
      if (targetUsers?.length && notTargetUsers?.length)
        return text('whom.both', { users: names(targetUsers), others: names(notTargetUsers) })
      if (targetUsers?.length) return text('whom.only', { users: names(targetUsers) })
      if (notTargetUsers?.length) return text('whom.except', { users: names(notTargetUsers) })
      return text('whom.any')
    },
    [text, list, userName],
  )
  /** The users whom AWS refuses in a rule that is saved. */
  const refused = useCallback(
    ({ targetUsers, notTargetUsers }: SaidRule): string[] =>
      [...(targetUsers ?? []), ...(notTargetUsers ?? [])]
        .filter((id) => {
          const user = find(id)
          return user ? user.state !== 'ENABLED' : isListed && ids.includes(id)
        })
        .map(userName),
    [find, isListed, ids, userName],
  )
  const onChosen = useCallback(
    (added: readonly Entity[]) => setChosen((before) => [...before, ...added]),
    [],
  )
  return { whom, refused, onChosen }
}

/** Returns the name of a rule; AWS also has rules without one. */
export function useRuleName() {
  const text = useText('impersonationRoles')
  return useCallback(
    ({ name, impersonationRuleId = '' }: SaidRule): string =>
      name || text('unnamedRule', { id: impersonationRuleId }),
    [text],
  )
}

/** Returns the title of an error above the form: AWS does not say whom of the users it means. */
export function useFailureTitle() {
  const text = useText('impersonationRoles')
  return ({ code }: ApiError): string | undefined =>
    code === 'EntityNotFoundException' || code === 'EntityStateException'
      ? text('rulesRefused')
      : undefined
}
