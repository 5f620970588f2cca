import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useSearchParams } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Copyable } from '../../../kit/page/Copyable.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * What is left to do after Identity Center was disabled here. AWS does not tell the application any
 * more, so the address has it. Source: IDC-14, IDC-15.
 */
export function AfterDisabling() {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  const [params] = useSearchParams()
  const application = params.get('application')
  if (application === null) return null
  const reset = 'bulk/resetPasswords?types=USER&states=ENABLED&userRoles=USER'
  const remove = `identity-center/delete-application?application=${encodeURIComponent(application)}`
  return (
    <Alert type="warning" header={text('afterDisabling')}>
      <SpaceBetween size="s">
        <div>{text('resetAll')}</div>
        <Can id="jobs.plan">
          <AppButton to={organizationPath(scope, reset)}>{text('planResets')}</AppButton>
        </Can>
        <div>{text('applicationStays')}</div>
        <Copyable what={text('applicationArn')}>{application}</Copyable>
        <Can id="identityProvider.deleteApplication">
          <AppButton to={organizationPath(scope, remove)}>{text('deleteApplication')}</AppButton>
        </Can>
      </SpaceBetween>
    </Alert>
  )
}
