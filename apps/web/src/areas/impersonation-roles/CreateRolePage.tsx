import { useNavigate } from 'react-router'
import { notify } from '../../kit/data/notifications.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useAcknowledge } from '../../kit/form/Acknowledge.tsx'
import { OperationForm } from '../../kit/form/OperationForm.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { NoRulesConsent } from './NoRulesConsent.tsx'
import { RoleFields } from './RoleFields.tsx'
import { useFailureTitle, useRuleWords } from './use-rule-words.ts'

/** Creates a role with its rules. Source: IMP-02, IMP-05. */
export function CreateRolePage() {
  const text = useText('impersonationRoles')
  const navigate = useNavigate()
  const scope = useOrganizationScope()
  const ruleWords = useRuleWords([])
  const { isGiven, field } = useAcknowledge(text('consentMissing'))
  const roles = organizationPath(scope, 'impersonation-roles')
  return (
    <Page title={text('createTitle')} description={text('createDescription')}>
      <OperationForm
        id="impersonationRoles.create"
        fixed={scope}
        defaults={{ rules: [] }}
        mayBeSent={async ({ rules }) => rules.length > 0 || isGiven()}
        failureTitle={useFailureTitle()}
        submitLabel={text('create')}
        onCancel={() => void navigate(roles)}
        onDone={({ impersonationRoleId }, { name }) => {
          notify({ type: 'success', content: text('created.done', { name }) })
          void navigate(`${roles}/${impersonationRoleId}`, { replace: true })
        }}
      >
        <RoleFields before={[]} ruleWords={ruleWords} />
        <NoRulesConsent field={field} />
      </OperationForm>
    </Page>
  )
}
