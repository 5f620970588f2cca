import type { ImpersonationRole } from '@mailroom/schemas/impersonation-roles'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { organizationPath } from '../../kit/data/scope.ts'
import { useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import type { FieldWords } from '../../kit/form/ConflictNotice.tsx'
import { EditForm } from '../../kit/form/EditForm.tsx'
import { Loaded } from '../../kit/page/Loaded.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { NoRulesConsent } from './NoRulesConsent.tsx'
import { RoleFields } from './RoleFields.tsx'
import { RulesChange } from './RulesChange.tsx'
import { noRole, useRoleInput, useRoleRead } from './use-role.ts'
import { useFailureTitle, useRuleWords } from './use-rule-words.ts'
import { rulesIn, useRulesInWords } from './use-rules-in-words.ts'

/** Returns what a role says; an empty description as none. */
function saidBy({ name, type, description = '', rules }: ImpersonationRole) {
  return { name, type, description, rules }
}

function RoleForm({ role }: { role: ImpersonationRole }) {
  const text = useText('impersonationRoles')
  const shared = useText('directory')
  const navigate = useNavigate()
  const input = useRoleInput()
  const [original] = useState(() => saidBy(role))
  const ruleWords = useRuleWords(role.rules)
  const rulesInWords = useRulesInWords(ruleWords)
  const { isGiven, field } = useAcknowledge(text('consentMissing'))
  const fieldWords: FieldWords = {
    label: (field) => {
      if (field === 'description') return text('description.label')
      return field === 'name' || field === 'type' || field === 'rules' ? text(field) : field
    },
    value: (field, value) => {
      if (field === 'type' && (value === 'READ_ONLY' || value === 'FULL_ACCESS'))
        return text(`type.${value}`)
      return field === 'rules' ? rulesInWords(rulesIn(value)) : undefined
    },
    change: (field, before, after) =>
      field === 'rules' && (
        <RulesChange before={rulesIn(before)} after={rulesIn(after)} ruleWords={ruleWords} />
      ),
  }
  return (
    <EditForm
      id="impersonationRoles.update"
      fixed={input}
      original={original}
      replacesAll
      fieldWords={fieldWords}
      confirmation={{
        isNeeded: async ({ rules }) => rules.length === 0,
        isGiven,
      }}
      failureTitle={useFailureTitle()}
      submitLabel={shared('save')}
      saved={({ name }) => text('saved', { name })}
      onClose={() =>
        void navigate(organizationPath(input, `impersonation-roles/${input.impersonationRoleId}`))
      }
    >
      <RoleFields before={original.rules} ruleWords={ruleWords} />
      <NoRulesConsent field={field} />
    </EditForm>
  )
}

/** Edits a role as a whole; untouched rules keep their ids. Source: IMP-07. */
export function EditRolePage() {
  const text = useText('impersonationRoles')
  const { query } = useRoleRead()
  return (
    <Page title={text('editTitle')} description={text('editDescription')}>
      <Loaded
        query={query}
        notFound={{ codes: noRole, title: text('notFound'), content: text('notFoundExplanation') }}
      >
        {(role) => <RoleForm role={role} />}
      </Loaded>
    </Page>
  )
}
