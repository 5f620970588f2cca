import {
  type AccessControlRule,
  maxAccessControlRules,
} from '@mailroom/schemas/access-control-rules'
import { useMemo } from 'react'
import { Moment } from '../../kit/page/Moment.tsx'
import { RulesPage, RulesTable } from '../../kit/page/RulesPage.tsx'
import { useRuleColumns } from '../../kit/rules/use-rule-columns.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { AccessSimulator } from './AccessSimulator.tsx'
import { Hints } from './Hints.tsx'
import { SampleAddresses } from './impact/SampleAddresses.tsx'
import { CasesTable } from './test-cases/CasesTable.tsx'
import { useRules, useRuleWords } from './use-rules.ts'

/** Whether a rule is the one that AWS made with the organization. Source: ACR-02. */
function isBuiltIn(date: string): boolean {
  return Date.parse(date) === 0
}

function useColumns() {
  const text = useText('accessRules')
  const { conditions } = useRuleWords()
  const said = useRuleColumns<AccessControlRule>(conditions)
  return useMemo(
    () => [
      ...said,
      {
        id: 'dateModified',
        header: text('modified'),
        width: 180,
        value: ({ dateModified }: AccessControlRule) =>
          dateModified === undefined || isBuiltIn(dateModified)
            ? undefined
            : new Date(dateModified),
        cell: ({ dateModified }: AccessControlRule) => {
          if (dateModified === undefined) return nothing
          return isBuiltIn(dateModified) ? text('builtIn') : <Moment at={dateModified} />
        },
      },
    ],
    [text, said],
  )
}

function AccessRulesTable() {
  const text = useText('accessRules')
  const { scope, query } = useRules()
  const columns = useColumns()
  const count = query.data?.length ?? 0
  return (
    <RulesTable
      id="accessControlRules"
      operation="accessControlRules.list"
      input={scope}
      write="accessControlRules.put"
      remove="accessControlRules.delete"
      query={query}
      title={text('rules')}
      description={query.data && text('count', { count, max: maxAccessControlRules })}
      addLabel={text('create')}
      removeLabel={text('delete')}
      selectLabel={({ name }) => text('select', { name })}
      chooseFirst={text('chooseFirst')}
      whyNotAdd={count < maxAccessControlRules ? undefined : text('full')}
      empty={text('none')}
      columns={columns}
      rowKey={({ name }) => name}
    />
  )
}

function AllHints() {
  const { query } = useRules()
  return query.data && <Hints rules={query.data} />
}

/** The access control rules, and what they decide. Source: ACR-20, ACR-25. */
export function AccessRulesPage() {
  const text = useText('accessRules')
  return (
    <RulesPage
      title={text('title')}
      description={text('description')}
      rules={
        <>
          <AllHints />
          <AccessRulesTable />
        </>
      }
      simulator={
        <>
          <AccessSimulator />
          <CasesTable />
          <SampleAddresses />
        </>
      }
    />
  )
}
