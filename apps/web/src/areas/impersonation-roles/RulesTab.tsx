import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type ImpersonationRule,
  maxImpersonationRules,
} from '@mailroom/schemas/impersonation-roles'
import { Details } from '@mailroom/ui/Details'
import { useMemo } from 'react'
import { Outlet } from 'react-router'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { useEffectColumn } from '../../kit/rules/use-rule-columns.tsx'
import { textColumn } from '../../kit/table/columns.tsx'
import { ListTable } from '../../kit/table/ListTable.tsx'
import { useWholeSource } from '../../kit/table/whole-source.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { RuleNotes } from './RuleNotes.tsx'
import { useRole, useRoleRead } from './use-role.ts'
import { useRuleName, useRuleWords } from './use-rule-words.ts'

/** A text as it was typed, with its line ends. */
function Lines({ children }: { children: string | undefined }) {
  return children ? <div style={{ whiteSpace: 'pre-line' }}>{children}</div> : nothing
}

function RulesTable() {
  const text = useText('impersonationRoles')
  const { input, query } = useRoleRead()
  const { rules } = useRole()
  const { whom } = useRuleWords(rules)
  const ruleName = useRuleName()
  const effect = useEffectColumn<ImpersonationRule>()
  const columns = useMemo(
    () => [
      textColumn({
        id: 'name',
        header: text('ruleName'),
        isRowHeader: true,
        wraps: true,
        value: (rule: ImpersonationRule) => ruleName(rule),
      }),
      effect,
      textColumn({
        id: 'whom',
        header: text('whom'),
        ...{ minWidth: 220, grow: 2, wraps: true },
        value: (rule: ImpersonationRule) => whom(rule),
      }),
      {
        id: 'description',
        header: text('description.label'),
        wraps: true,
        value: ({ description }: ImpersonationRule) => description,
        cell: ({ description }: ImpersonationRule) => <Lines>{description}</Lines>,
      },
    ],
    [text, whom, ruleName, effect],
  )
  const source = useWholeSource({
    ...{ id: 'impersonationRules', operation: 'impersonationRoles.get', input },
    query: { ...query, data: rules },
    columns,
  })
  return (
    <ListTable
      source={source}
      title={text('rules')}
      description={text('ruleCount', { count: rules.length, max: maxImpersonationRules })}
      empty={text('noRules')}
      rowKey={({ impersonationRuleId }) => impersonationRuleId}
    />
  )
}

/** The rules of a role, and what else AWS tells of it. Source: IMP-06, IMP-11. */
export function RulesTab() {
  const text = useText('impersonationRoles')
  const role = useRole()
  return (
    <SpaceBetween size="l">
      <RulesTable />
      <RuleNotes rules={role.rules} />
      <Container header={<Header variant="h2">{text('details')}</Header>}>
        <Details
          items={[
            { label: text('type'), value: text(`type.${role.type}`) },
            { label: text('description.label'), value: <Lines>{role.description}</Lines> },
            {
              label: text('id'),
              value: <Copyable what={text('id')}>{role.impersonationRoleId}</Copyable>,
            },
            {
              label: text('created'),
              value: role.dateCreated === undefined ? nothing : <Moment at={role.dateCreated} />,
            },
            {
              label: text('modified'),
              value: role.dateModified === undefined ? nothing : <Moment at={role.dateModified} />,
            },
            { label: text('logs'), value: text('logsExplanation') },
          ]}
        />
      </Container>
      <Outlet />
    </SpaceBetween>
  )
}
