import { isIpRange } from '@mailroom/schemas/access/ip-range'
import { type AccessControlRule, accessConditions } from '@mailroom/schemas/access-control-rules'
import type { Entity } from '@mailroom/schemas/entities'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import { readOptions } from '../../kit/data/use-read.ts'
import { useCloseDialog } from '../../kit/dialog/use-close-dialog.ts'
import { useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { SelectField } from '../../kit/form/SelectField.tsx'
import { TextField } from '../../kit/form/TextField.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useLockOutGuard } from '../../kit/rules/use-lock-out-guard.ts'
import { useText } from '../../kit/words/texts.ts'
import { ChangeCheck } from './ChangeCheck.tsx'
import { Condition } from './Condition.tsx'
import { newRule, type Rules } from './impact/matrix.ts'
import { useSamples } from './impact/use-samples.ts'
import { Recipes } from './Recipes.tsx'
import { brokenBy, riskOf } from './risks.ts'
import { nameFor } from './rule-name.ts'
import { saidBy, useRules, useRuleWords } from './use-rules.ts'

/** A condition in the form, which has an empty text for none. */
const condition = z.catch(z.optional(z.array(z.string())), undefined)

/** What a rule in the form says, once an effect is chosen. */
const Typed = z.object({
  effect: z.enum(['ALLOW', 'DENY']),
  ...{ actions: condition, notActions: condition, ipRanges: condition, notIpRanges: condition },
  ...{ userIds: condition, notUserIds: condition },
  ...{ impersonationRoleIds: condition, notImpersonationRoleIds: condition },
})

/** Returns the rules with one as it is saved; a new one replaces none, even of its name. */
function withRule(rules: Rules, saved: AccessControlRule, isNew: boolean): Rules {
  return isNew
    ? [...rules, { ...saved, name: newRule }]
    : rules.map((rule) => (rule.name === saved.name ? saved : rule))
}

/** Returns the rule in the form; undefined as long as something is to be chosen or corrected. */
function typedRule(values: Record<string, unknown>, name: string): AccessControlRule | undefined {
  const { data } = Typed.safeParse(values)
  if (!data || accessConditions.some((each) => data[each]?.length === 0)) return undefined
  if (![...(data.ipRanges ?? []), ...(data.notIpRanges ?? [])].every(isIpRange)) return undefined
  return { name, ...data }
}

type CheckProps = Omit<Parameters<typeof ChangeCheck>[0], 'after' | 'name'> & {
  name: string | undefined
}

/** Checks the rule in the form against the others. */
function FormCheck({ name, ...check }: CheckProps) {
  const text = useText('accessRules')
  const values = useWatch<Record<string, unknown>>()
  const rule = typedRule(values, name ?? newRule)
  if (!rule) return <div>{text('previewLater')}</div>
  const after = withRule(check.before, rule, name === undefined)
  return <ChangeCheck {...check} name={rule.name} after={after} />
}

/** The name of a new rule, proposed from its description. */
function NameField({ rules }: { rules: Rules }) {
  const text = useText('accessRules')
  const shared = useText('rules')
  const description = useWatch({ name: 'description' })
  const proposal = nameFor(
    String(description ?? ''),
    rules.map(({ name }) => name),
  )
  return (
    <TextField
      name="name"
      label={shared('name')}
      constraint={text('nameConstraint')}
      proposal={proposal}
    />
  )
}

/** The form of a rule as it was when the form was opened, or of a new one. Source: ACR-21, ACR-23. */
export function RuleForm({ rule }: { rule?: AccessControlRule }) {
  const text = useText('accessRules')
  const shared = useText('rules')
  const directory = useText('directory')
  const close = useCloseDialog()
  const client = useQueryClient()
  const { scope, query } = useRules()
  const { fieldWords, onChosen } = useRuleWords()
  const samples = useSamples()
  const lockOut = useLockOutGuard()
  const [original] = useState(() => (rule ? saidBy(rule) : {}))
  const [chosen, setChosen] = useState<readonly Entity[]>([])
  const { isGiven, field } = useAcknowledge(text('breakAnywayFirst'))
  /** What the last attempt to save has to be confirmed for. */
  const asked = useRef({ risk: false, broken: false })
  const before = query.data ?? []
  /** What a write needs to be confirmed for: with the rules and the test cases as they are now. */
  const questions = async (saved: AccessControlRule) => {
    const [{ items }, { items: cases }] = await Promise.all([
      client.fetchQuery({ ...readOptions('accessControlRules.list', scope), staleTime: 0 }),
      client.fetchQuery({ ...readOptions('accessTestCases.list', scope), staleTime: 0 }),
    ])
    const after = withRule(items, saved, !rule)
    const change = { before: items, after, name: rule ? saved.name : newRule }
    return {
      risk: riskOf(change, samples).risk !== undefined,
      broken: brokenBy(items, after, cases).length > 0,
    }
  }
  return (
    <EditForm
      id="accessControlRules.put"
      fixed={rule ? { ...scope, name: rule.name } : scope}
      original={original}
      replacesAll
      fieldWords={fieldWords}
      confirmation={{
        isNeeded: async (input) => {
          const { expected: _, ...saved } = input
          const found = await questions(saved)
          asked.current = found
          return found.risk || found.broken
        },
        isGiven: () => {
          const { risk, broken } = asked.current
          const isTyped = !risk || lockOut.isGiven()
          return (!broken || isGiven()) && isTyped
        },
      }}
      submitLabel={rule ? directory('save') : text('create')}
      saved={({ name }) => text('saved', { name })}
      onClose={close}
    >
      {!rule && <Recipes />}
      <TextField
        name="description"
        label={shared('description')}
        constraint={text('descriptionConstraint')}
      />
      {rule ? (
        <AppLink to={`../${encodeURIComponent(rule.name)}/rename`}>{text('rename')}</AppLink>
      ) : (
        <NameField rules={before} />
      )}
      <SelectField
        name="effect"
        label={shared('effect')}
        placeholder={text('choose')}
        options={(['ALLOW', 'DENY'] as const).map((value) => ({
          value,
          label: shared(`effect.${value}`),
          description: text(`effectExplanation.${value}`),
        }))}
      />
      <div>{text('conditionsExplanation')}</div>
      <Condition only="actions" except="notActions" onChosen={onChosen} />
      <Condition only="ipRanges" except="notIpRanges" onChosen={onChosen} />
      <Condition only="userIds" except="notUserIds" onChosen={onChosen} />
      <Condition only="impersonationRoleIds" except="notImpersonationRoleIds" onChosen={onChosen} />
      <FormCheck {...{ before, name: rule?.name, chosen, lockOut, field }} onChoose={setChosen} />
    </EditForm>
  )
}
