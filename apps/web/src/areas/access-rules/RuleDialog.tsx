import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  type AccessControlRule,
  accessConditions,
  isOnlyAllow,
} from '@mailroom/schemas/access-control-rules'
import { TextInput } from '@mailroom/ui/TextInput'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWatch } from 'react-hook-form'
import { useParams } from 'react-router'
import { useRow } from '../../kit/data/query.ts'
import { readOptions, useRead } from '../../kit/data/use-read.ts'
import { RouteDialog } from '../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { useText } from '../../kit/words/texts.ts'
import { Condition } from './Condition.tsx'
import { saidBy, useRules, useRuleWords } from './use-rules.ts'

type Values = Record<string, unknown>

/** Returns whether an edit changes whom a rule is for, or what it does with them. */
function changesAccess(values: Values, original: Values): boolean {
  // A condition that is not sent is removed; the form has an empty text for none.
  const said = (value: unknown) => JSON.stringify(value ?? '')
  return ['effect', ...accessConditions].some((name) => said(values[name]) !== said(original[name]))
}

/** Why a write may lock people out, and has to be confirmed. Source: ACR-03, ACR-24. */
type Risk = 'lastAllow' | 'denyAll'

/** Returns the risk of a rule as it will be; `isLast` if no other rule lets people in. */
function riskOf(values: Values, original: Values, isLast: boolean): Risk | undefined {
  if (!changesAccess(values, original)) return undefined
  const isEmpty = (name: string) => (values[name] ?? '') === ''
  if (values.effect === 'DENY' && accessConditions.every(isEmpty)) return 'denyAll'
  return isLast ? 'lastAllow' : undefined
}

type ConfirmProps = {
  original: Values
  isLast: boolean
  alias: string
  typed: string
  isMissing: boolean
  onChange: (typed: string) => void
}

/** Says who may be locked out, and asks for the alias of the organization. Source: ACR-24. */
function ConfirmLockOut(props: ConfirmProps) {
  const { original, isLast, alias, typed, isMissing, onChange } = props
  const text = useText('accessRules')
  const risk = riskOf(useWatch<Values>(), original, isLast)
  if (!risk) return null
  return (
    <Alert type="error" header={text(`risk.${risk}`)}>
      <SpaceBetween size="s">
        <div>{text(`riskExplanation.${risk}`)}</div>
        <TextInput
          label={text('typeAlias', { alias })}
          value={typed}
          placeholder={alias}
          aria-invalid={isMissing}
          onChange={onChange}
        />
        {isMissing && <div role="alert">{text('typeAliasFirst')}</div>}
      </SpaceBetween>
    </Alert>
  )
}

/** The form of a rule as it was when the form was opened, or of a new one. */
function RuleForm({ rule }: { rule?: AccessControlRule }) {
  const text = useText('accessRules')
  const shared = useText('directory')
  const close = useCloseDialog()
  const client = useQueryClient()
  const { scope, query } = useRules()
  const { fieldWords, onChosen } = useRuleWords()
  const alias = useRead('organizations.describe', scope).data?.alias ?? ''
  const [original] = useState(() => (rule ? saidBy(rule) : {}))
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const isLast = rule !== undefined && isOnlyAllow(query.data ?? [], rule.name)
  const roles = [...(rule?.impersonationRoleIds ?? []), ...(rule?.notImpersonationRoleIds ?? [])]
  return (
    <EditForm
      id="accessControlRules.put"
      fixed={rule ? { ...scope, name: rule.name } : scope}
      original={original}
      replacesAll
      fieldWords={fieldWords}
      confirmation={{
        isNeeded: async (input, seen) => {
          // Another rule that lets people in may be gone since the form was opened.
          const { items } = await client.fetchQuery({
            ...readOptions('accessControlRules.list', scope),
            staleTime: 0,
          })
          // A new rule replaces none, also if it has the name of one.
          const isLastNow = rule !== undefined && isOnlyAllow(items, input.name)
          return riskOf(input, seen, isLastNow) !== undefined
        },
        isGiven: () => {
          const isConfirmed = alias !== '' && typed === alias
          setMissing(!isConfirmed)
          return isConfirmed
        },
      }}
      submitLabel={rule ? shared('save') : text('create')}
      saved={({ name }) => text('saved', { name })}
      onClose={close}
    >
      {rule ? (
        <div>{text('noRename')}</div>
      ) : (
        <TextField name="name" label={text('name')} constraint={text('nameConstraint')} />
      )}
      <TextField name="description" label={text('field.description')} />
      <SelectField
        name="effect"
        label={text('field.effect')}
        placeholder={text('choose')}
        options={(['ALLOW', 'DENY'] as const).map((value) => ({
          value,
          label: text(`effect.${value}`),
          description: text(`effectExplanation.${value}`),
        }))}
      />
      <div>{text('conditionsExplanation')}</div>
      <Condition only="actions" except="notActions" onChosen={onChosen} />
      <Condition only="ipRanges" except="notIpRanges" onChosen={onChosen} />
      <Condition only="userIds" except="notUserIds" onChosen={onChosen} />
      {roles.length > 0 && <div>{text('rolesKept', { roles: roles.join(', ') })}</div>}
      <ConfirmLockOut {...{ original, isLast, alias, typed, isMissing }} onChange={setTyped} />
    </EditForm>
  )
}

/** Creates a rule, or edits the one in the address. Source: ACR-21 to ACR-23. */
export function RuleDialog() {
  const text = useText('accessRules')
  const { name } = useParams()
  const { query } = useRules()
  const row = useRow(query, name, (rule) => rule.name)
  const title = name === undefined ? text('create') : text('editTitle', { name })
  return (
    <RouteDialog title={title} size="large">
      {name === undefined ? (
        <RuleForm />
      ) : (
        <Loaded query={row}>{(rule) => <RuleForm rule={rule} />}</Loaded>
      )}
    </RouteDialog>
  )
}
