import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type AccessControlRule,
  accessProtocols,
  maxAccessControlRules,
} from '@mailroom/schemas/access-control-rules'
import { Status } from '@mailroom/ui/Status'
import { useMemo } from 'react'
import { useCan } from '../../kit/access/Can.tsx'
import { EntityField } from '../../kit/entity/EntityField.tsx'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Moment } from '../../kit/page/Moment.tsx'
import { RulesPage, RulesTable } from '../../kit/page/RulesPage.tsx'
import { Simulator } from '../../kit/page/Simulator.tsx'
import { statusColumn, textColumn } from '../../kit/table/columns.tsx'
import { nothing } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'
import { useRules, useRuleWords } from './use-rules.ts'

/** Whether a rule is the one that AWS made with the organization. Source: ACR-02. */
function isBuiltIn(date: string): boolean {
  return Date.parse(date) === 0
}

function useColumns() {
  const text = useText('accessRules')
  const { conditions } = useRuleWords()
  return useMemo(
    () => [
      textColumn({
        id: 'name',
        header: text('name'),
        isRowHeader: true,
        wraps: true,
        value: ({ name }: AccessControlRule) => name,
      }),
      statusColumn({
        id: 'effect',
        header: text('field.effect'),
        width: 130,
        value: ({ effect }: AccessControlRule) => effect,
        type: ({ effect }) => (effect === 'ALLOW' ? 'success' : 'stopped'),
        words: ({ effect }) => text(`effect.${effect}`),
      }),
      textColumn({
        id: 'description',
        header: text('field.description'),
        wraps: true,
        value: ({ description }: AccessControlRule) => description,
      }),
      {
        id: 'conditions',
        header: text('conditions'),
        minWidth: 220,
        grow: 2,
        wraps: true,
        value: (rule: AccessControlRule) => conditions(rule),
        cell: (rule: AccessControlRule) =>
          conditions(rule).map((condition) => <div key={condition}>{condition}</div>),
      },
      {
        id: 'dateModified',
        header: text('modified'),
        width: 180,
        value: ({ dateModified }: AccessControlRule) => dateModified && new Date(dateModified),
        cell: ({ dateModified }: AccessControlRule) => {
          if (dateModified === undefined) return nothing
          return isBuiltIn(dateModified) ? text('builtIn') : <Moment at={dateModified} />
        },
      },
    ],
    [text, conditions],
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

/** A rule that decided, as a link for those who may edit it. */
function DecidingRule({ name }: { name: string }) {
  const can = useCan()
  return can('accessControlRules.put') ? <AppLink to={`${name}/edit`}>{name}</AppLink> : name
}

function AccessSimulator() {
  const text = useText('accessRules')
  const { scope } = useRules()
  return (
    <Simulator
      id="accessControlRules.getEffect"
      fixed={scope}
      defaults={{ action: 'WebMail', ipAddress: '' }}
      title={text('test')}
      description={text('testDescription')}
      submitLabel={text('testNow')}
      verdict={({ effect, matchedRules }) => (
        <SpaceBetween size="xs">
          <Status type={effect === 'ALLOW' ? 'success' : 'stopped'}>
            {text(effect === 'ALLOW' ? 'allowed' : 'denied')}
          </Status>
          <div>
            {matchedRules.length === 0
              ? text('noRuleMatched')
              : text('decidedBy', { count: matchedRules.length })}
          </div>
          {matchedRules.map((name) => (
            <div key={name}>
              <DecidingRule name={name} />
            </div>
          ))}
        </SpaceBetween>
      )}
    >
      <SelectField
        name="action"
        label={text('protocol')}
        options={accessProtocols.map((value) => ({ value, label: text(`protocol.${value}`) }))}
      />
      <TextField name="ipAddress" label={text('ipAddress')} constraint={text('ipConstraint')} />
      <EntityField
        name="userId"
        label={text('user')}
        offered={{ types: ['USER'], userRoles: ['USER'] }}
      />
    </Simulator>
  )
}

/** The access control rules, and what they decide. Source: ACR-20, ACR-25. */
export function AccessRulesPage() {
  const text = useText('accessRules')
  return (
    <RulesPage
      title={text('title')}
      description={text('description')}
      rules={<AccessRulesTable />}
      simulator={<AccessSimulator />}
    />
  )
}
