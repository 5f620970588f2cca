import {
  maxMobileDeviceAccessRules,
  type MobileDeviceAccessRule as Rule,
} from '@mailroom/schemas/mobile-device-access-rules'
import { useMemo } from 'react'
import { RulesTable } from '../../../kit/page/RulesPage.tsx'
import { useRuleColumns } from '../../../kit/rules/use-rule-columns.tsx'
import { dateColumn } from '../../../kit/table/columns.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDeviceRules, useDeviceRuleWords } from './use-device-rules.ts'

function useColumns() {
  const text = useText('deviceRules')
  const { conditions } = useDeviceRuleWords()
  const said = useRuleColumns<Rule>(conditions)
  return useMemo(
    () => [
      ...said,
      dateColumn({
        id: 'dateModified',
        header: text('modified'),
        value: ({ dateModified }: Rule) => dateModified,
      }),
    ],
    [text, said],
  )
}

/** All rules of the organization. Their order decides nothing. Source: MDAR-03. */
export function DeviceRulesTable() {
  const text = useText('deviceRules')
  const { scope, query } = useDeviceRules()
  const count = query.data?.length ?? 0
  const max = maxMobileDeviceAccessRules
  return (
    <RulesTable
      id="mobileDeviceAccessRules"
      operation="mobileDeviceAccessRules.list"
      input={scope}
      create="mobileDeviceAccessRules.create"
      write="mobileDeviceAccessRules.update"
      remove="mobileDeviceAccessRules.delete"
      query={query}
      title={text('rules')}
      description={query.data && text('count', { count, max })}
      addLabel={text('create')}
      removeLabel={text('delete')}
      selectLabel={({ name }) => text('select', { name })}
      chooseFirst={text('chooseFirst')}
      whyNotAdd={count < max ? undefined : text('full', { max })}
      empty={text('none')}
      columns={useColumns()}
      rowKey={({ mobileDeviceAccessRuleId }) => mobileDeviceAccessRuleId}
    />
  )
}
