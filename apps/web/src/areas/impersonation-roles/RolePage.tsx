import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Can } from '../../kit/access/Can.tsx'
import { organizationPath } from '../../kit/data/scope.ts'
import { AppButton } from '../../kit/page/AppButton.tsx'
import { ThingPage } from '../../kit/page/ThingPage.tsx'
import { useText } from '../../kit/words/texts.ts'
import { noRole, useRoleRead } from './use-role.ts'

/** A role: its rules, whom it can act as, how far it reaches, and how it is used. Source: IMP-06. */
export function RolePage() {
  const text = useText('impersonationRoles')
  const shared = useText('directory')
  const { query, input } = useRoleRead()
  return (
    <ThingPage
      query={query}
      name={text('role')}
      notFound={{
        codes: noRole,
        title: text('notFound'),
        explanation: text('notFoundExplanation'),
        back: { to: organizationPath(input, 'impersonation-roles'), label: text('toRoles') },
      }}
      title={({ name }) => name}
      description={({ type }) => text(`typeMeaning.${type}`)}
      actions={() => (
        <SpaceBetween direction="horizontal" size="xs">
          <Can id="impersonationRoles.update">
            <AppButton to="edit">{shared('edit')}</AppButton>
          </Can>
          <Can id="impersonationRoles.delete">
            <AppButton to="delete">{text('delete')}</AppButton>
          </Can>
        </SpaceBetween>
      )}
      notices={({ rules }) =>
        rules.length === 0 && (
          <Alert type="warning" header={text('noRules')}>
            {text('noRulesExplanation')}
          </Alert>
        )
      }
      tabs={{
        label: ({ name }) => text('parts', { name }),
        items: [
          { path: '', label: text('rules') },
          { path: 'test', label: text('test') },
          { path: 'reach', label: text('reach') },
          { path: 'use', label: text('use') },
          { path: 'iam-policy', label: text('policy') },
        ],
      }}
    />
  )
}
