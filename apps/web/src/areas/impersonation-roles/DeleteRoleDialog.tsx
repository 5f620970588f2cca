import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { notify } from '../../kit/data/notifications.ts'
import { organizationPath } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { ConfirmDialog } from '../../kit/dialog/ConfirmDialog.tsx'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useText } from '../../kit/words/texts.ts'
import { ReachChange } from './ReachImpact.tsx'
import { useRole, useRoleInput } from './use-role.ts'

/** The access control rules that name the role, which AWS then changes. Source: IMP-09. */
function RulesOfAccess() {
  const text = useText('impersonationRoles')
  const { impersonationRoleId: id, ...scope } = useRoleInput()
  const { data, error } = useRead('accessControlRules.list', scope)
  if (error) return <Alert type="warning">{text('accessRulesUnread')}</Alert>
  const named = (data?.items ?? []).filter(
    ({ impersonationRoleIds = [], notImpersonationRoleIds = [] }) =>
      impersonationRoleIds.includes(id) || notImpersonationRoleIds.includes(id),
  )
  if (named.length === 0) return null
  return (
    <Alert type="warning" header={text('inAccessRules', { count: named.length })}>
      {text('inAccessRulesExplanation')}
      <ul>
        {named.map(({ name }) => (
          <li key={name}>
            <AppLink to={organizationPath(scope, `access-rules/${encodeURIComponent(name)}/edit`)}>
              {name}
            </AppLink>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** Deletes the role in the address, once its name is typed. Source: IMP-09. */
export function DeleteRoleDialog() {
  const text = useText('impersonationRoles')
  const navigate = useNavigate()
  const input = useRoleInput()
  const [seen] = useState(useRole())
  const { name, type, description, rules } = seen
  return (
    <ConfirmDialog
      id="impersonationRoles.delete"
      input={{
        ...input,
        expected: { name, type, rules, ...(description === undefined ? {} : { description }) },
      }}
      title={text('deleteTitle', { name })}
      confirmLabel={text('delete')}
      typed={{ label: text('typeName', { name }), expected: name }}
      leave={async () => {
        notify({ type: 'success', content: text('deleted', { name }) })
        await navigate(organizationPath(input, 'impersonation-roles'), { replace: true })
      }}
    >
      <SpaceBetween size="s">
        <div>{text('deleteExplanation')}</div>
        <RulesOfAccess />
        <ReachChange before={rules} after={[]} />
      </SpaceBetween>
    </ConfirmDialog>
  )
}
