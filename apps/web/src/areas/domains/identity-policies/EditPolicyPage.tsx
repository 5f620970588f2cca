import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { maxPolicyBytes, policyBytes } from '@mailroom/schemas/identity-policies'
import {
  idleActionsIn,
  withWorkmailStatement,
  workmailAccessOf,
} from '@mailroom/schemas/identity-policy-kinds'
import { isOpenToAll } from '@mailroom/schemas/identity-policy-risks'
import { indentedJson, isJsonObject } from '@mailroom/schemas/json-text'
import { TextInput } from '@mailroom/ui/TextInput'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { useNavigate, useParams } from 'react-router'
import * as z from 'zod/mini'
import { useRow } from '../../../kit/data/query.ts'
import { organizationPath } from '../../../kit/data/scope.ts'
import { readOptions } from '../../../kit/data/use-read.ts'
import { EditForm } from '../../../kit/form/EditForm.tsx'
import { JsonDiff } from '../../../kit/form/JsonDiff.tsx'
import { JsonField } from '../../../kit/form/JsonField.tsx'
import { TextField } from '../../../kit/form/TextField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomainRead } from '../use-domain.ts'
import { type IdentityPolicy, type Policies, useIdentityPolicies } from './use-identity-policies.ts'

const Typed = z.catch(z.string(), '')

/** Returns the text in the form. */
function useTyped(): string {
  return Typed.parse(useWatch({ name: 'policy' }))
}

/** Puts the statement by which WorkMail sends into the text. Source: DOM-41. */
function InsertStatement({ organizationArn }: { organizationArn: string }) {
  const text = useText('identityPolicies')
  const { input } = useDomainRead()
  const { getValues, setValue } = useFormContext()
  const [outcome, setOutcome] = useState<'inserted' | 'notInserted'>()
  const insert = () => {
    const policy = withWorkmailStatement(
      Typed.parse(getValues('policy')),
      input.domainName,
      organizationArn,
    )
    setOutcome(policy === undefined ? 'notInserted' : 'inserted')
    if (policy !== undefined) setValue('policy', policy, { shouldDirty: true })
  }
  return (
    <SpaceBetween size="xs" direction="horizontal" alignItems="center">
      <Button formAction="none" onClick={insert}>
        {text('insert')}
      </Button>
      <div role="status">{outcome && text(outcome)}</div>
    </SpaceBetween>
  )
}

function PolicyTextField() {
  const text = useText('identityPolicies')
  return (
    <JsonField
      name="policy"
      label={text('policy')}
      description={text('policyDescription')}
      constraint={text('bytes', { count: policyBytes(useTyped()), max: maxPolicyBytes })}
    />
  )
}

type FormProps = Policies & { policy?: IdentityPolicy }

/** Returns whether WorkMail could send, and no longer can with a new text of a policy. */
function stopsMail({ items, sender }: Policies, wanted: IdentityPolicy): boolean {
  const others = items.filter(({ policyName }) => policyName !== wanted.policyName)
  return (
    workmailAccessOf(items, sender).maySend &&
    !workmailAccessOf([...others, wanted], sender).maySend
  )
}

/** Returns whether anyone could send with a new text of a policy, and could not with the one before. */
function opens(wanted: string, seen: string): boolean {
  return isOpenToAll(wanted) && !isOpenToAll(seen)
}

type ConfirmProps = FormProps & {
  confirmed: string
  isMissing: boolean
  onChange: (confirmed: string) => void
}

/**
 * Says that mail would stop or that anyone could send, and asks for the name of the domain.
 * Source: 06 §8.2, DOM-41, GEN-09.
 */
function ConfirmRisk({ policy, confirmed, isMissing, onChange, ...policies }: ConfirmProps) {
  const text = useText('identityPolicies')
  const { domainName: domain } = useDomainRead().input
  const typed = useTyped()
  // What is no JSON is not saved, and stops nothing.
  if (!isJsonObject(typed)) return null
  const { policyName = '', policy: seen = '' } = policy ?? {}
  const risks = (['stopsMail', 'opens'] as const).filter((risk) =>
    risk === 'opens' ? opens(typed, seen) : stopsMail(policies, { policyName, policy: typed }),
  )
  if (risks.length === 0) return null
  return (
    <Alert type="error" header={risks.map((risk) => text(risk, { domain })).join(' ')}>
      <SpaceBetween size="s">
        {risks.map((risk) => (
          <div key={risk}>{text(risk === 'opens' ? 'opensMeaning' : 'stopsMailMeaning')}</div>
        ))}
        <TextInput
          label={text('typeDomain', { domain })}
          value={confirmed}
          placeholder={domain}
          problem={isMissing && confirmed !== domain ? text('typeDomainFirst') : undefined}
          onChange={onChange}
        />
      </SpaceBetween>
    </Alert>
  )
}

/** Warns of actions that send no mail, such as misspelt ones. Source: DOM-41. */
function IdleActions() {
  const text = useText('identityPolicies')
  const actions = idleActionsIn(useTyped())
  if (actions.length === 0) return null
  return (
    <Alert type="warning">
      {text('idleActions', { count: actions.length, actions: actions.join(', ') })}
    </Alert>
  )
}

/** The form of a policy as it was when the form was opened, or of a new one. */
function PolicyForm({ policy, ...policies }: FormProps) {
  const text = useText('identityPolicies')
  const shared = useText('directory')
  const navigate = useNavigate()
  const { input, query } = useDomainRead()
  const { organizationArn } = policies.sender
  const [original] = useState(() => (policy ? { policy: indentedJson(policy.policy) } : {}))
  const status = query.data?.ownershipVerificationStatus
  const client = useQueryClient()
  const [confirmed, setConfirmed] = useState('')
  const [isMissing, setMissing] = useState(false)
  return (
    <EditForm
      id="identityPolicies.put"
      fixed={policy ? { ...input, policyName: policy.policyName } : input}
      original={original}
      fieldWords={{
        label: () => text('policy'),
        value: (_, value) => text('textOf', { count: policyBytes(Typed.parse(value)) }),
        change: (_, before, after) => (
          <JsonDiff before={Typed.parse(before)} after={Typed.parse(after)} />
        ),
      }}
      confirmation={{
        isNeeded: async ({ policyName, policy: wanted }, seen) => {
          if (opens(wanted, Typed.parse(seen.policy))) return true
          // Another policy that lets WorkMail send may be gone since the form was opened.
          const { items } = await client.fetchQuery({
            ...readOptions('identityPolicies.list', input),
            staleTime: 0,
          })
          return stopsMail({ ...policies, items }, { policyName, policy: wanted })
        },
        isGiven: () => {
          const isConfirmed = confirmed === input.domainName
          setMissing(!isConfirmed)
          return isConfirmed
        },
      }}
      submitLabel={policy ? shared('save') : text('create')}
      saved={({ policyName: name }) => text('saved', { name })}
      onClose={() =>
        void navigate(organizationPath(input, `domains/${input.domainName}/identity-policies`))
      }
    >
      {status !== undefined && status !== 'VERIFIED' && (
        <Alert type="warning">{text('notVerified')}</Alert>
      )}
      <Container>
        <SpaceBetween size="l">
          {!policy && (
            <TextField
              name="policyName"
              label={text('policyName')}
              constraint={text('policyNameConstraint')}
            />
          )}
          {organizationArn !== undefined && <InsertStatement organizationArn={organizationArn} />}
          <PolicyTextField />
          <IdleActions />
          <ConfirmRisk
            {...policies}
            {...(policy ? { policy } : {})}
            confirmed={confirmed}
            isMissing={isMissing}
            onChange={setConfirmed}
          />
        </SpaceBetween>
      </Container>
    </EditForm>
  )
}

/** Creates an identity policy, or edits the one in the address. Source: DOM-41. */
export function EditPolicyPage() {
  const text = useText('identityPolicies')
  const { policyName: name } = useParams()
  const { input, query } = useIdentityPolicies()
  const { domainName: domain } = input
  const row = useRow({ ...query, data: query.data?.items }, name, ({ policyName }) => policyName)
  const title =
    name === undefined ? text('createTitle', { domain }) : text('editTitle', { name, domain })
  return (
    <Page title={title}>
      <Loaded query={query}>
        {(policies) =>
          name === undefined ? (
            <PolicyForm {...policies} />
          ) : (
            <Loaded query={row}>{(policy) => <PolicyForm {...policies} policy={policy} />}</Loaded>
          )
        }
      </Loaded>
    </Page>
  )
}
