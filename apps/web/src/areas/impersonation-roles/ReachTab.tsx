import type { ReachedMailbox } from '@mailroom/schemas/impersonation-roles'
import { useMemo } from 'react'
import { useRead } from '../../kit/data/use-read.ts'
import { EntityLink } from '../../kit/entity/EntityLink.tsx'
import { statusColumn, textColumn } from '../../kit/table/columns.tsx'
import { IndexNote } from '../../kit/table/IndexNote.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useReachWords } from './use-reach-words.ts'
import { useRole, useRoleInput } from './use-role.ts'
import { useRuleName } from './use-rule-words.ts'

/** Says by what the role reaches a mailbox. */
function useWay() {
  const text = useText('impersonationRoles')
  const { list } = useFormats()
  const ruleName = useRuleName()
  const { rules } = useRole()
  return useMemo(() => {
    const names = new Map(rules.map((rule) => [rule.impersonationRuleId, ruleName(rule)]))
    return ({ ruleIds, opener }: ReachedMailbox): string => {
      if (!opener)
        return text('way.rules', {
          ...{ count: ruleIds.length, rules: list(ruleIds.map((id) => names.get(id) ?? id)) },
        })
      const { name: user, count } = opener
      return text('way.permission', { user, others: count - 1 })
    }
  }, [text, list, ruleName, rules])
}

function useColumns() {
  const text = useText('impersonationRoles')
  const way = useWay()
  return useMemo(
    () => [
      {
        ...{ id: 'mailbox', header: text('mailbox'), isRowHeader: true, wraps: true },
        value: ({ name, displayName }: ReachedMailbox) => displayName ?? name,
        cell: ({ entityId: id, type, name, displayName }: ReachedMailbox) => (
          <EntityLink type={type} id={id}>
            {displayName ?? name}
          </EntityLink>
        ),
      },
      textColumn({
        ...{ id: 'email', header: text('email'), wraps: true },
        value: ({ email }: ReachedMailbox) => email,
      }),
      statusColumn({
        ...{ id: 'how', header: text('how'), width: 220 },
        value: ({ opener }: ReachedMailbox) => (opener ? 'THROUGH' : 'DIRECT'),
        type: ({ opener }) => (opener ? 'warning' : 'info'),
        words: ({ opener }) => text(opener ? 'how.THROUGH' : 'how.DIRECT'),
      }),
      textColumn({
        ...{ id: 'way', header: text('way'), minWidth: 240, grow: 2, wraps: true },
        value: (row: ReachedMailbox) => way(row),
      }),
    ],
    [text, way],
  )
}

/**
 * The mailboxes that a role reaches, of the whole directory: as whom it can act, and what these can
 * open. Source: IMP-02, IMP-03.
 */
export function ReachTab() {
  const text = useText('impersonationRoles')
  const reachWords = useReachWords()
  const input = useRoleInput()
  const { type } = useRole()
  const query = useRead('impersonationRoles.listReach', input)
  const { data } = query
  const direct = data?.items.filter(({ opener }) => !opener).length ?? 0
  const source = useWholeSource({
    ...{ id: 'impersonationReach', operation: 'impersonationRoles.listReach', input },
    query: { ...query, data: data?.items },
    columns: useColumns(),
  })
  return (
    <ListTable
      source={source}
      title={text('reach')}
      description={
        data && (
          <>
            {reachWords({ ...data, type, direct, through: data.items.length - direct })}{' '}
            {text('reachExplanation')} <IndexNote index={data.index} />
          </>
        )
      }
      empty={text('reachesNobody')}
      rowKey={({ entityId }) => entityId}
    />
  )
}
