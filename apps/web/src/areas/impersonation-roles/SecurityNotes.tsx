import Alert from '@cloudscape-design/components/alert'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { useText } from '../../kit/words/texts.ts'

/** What a role can do beyond its rules, and what else can restrict it. Source: IMP-02. */
export function SecurityNotes() {
  const text = useText('impersonationRoles')
  const scope = useOrganizationScope()
  return (
    <Alert type="info" header={text('security')}>
      <ul>
        <li>{text('security.transitive')}</li>
        <li>
          {text('security.accessRules')}{' '}
          <AppLink to={organizationPath(scope, 'access-rules')}>{text('toAccessRules')}</AppLink>
        </li>
        <li>{text('security.policy')}</li>
        <li>{text('security.delay')}</li>
      </ul>
    </Alert>
  )
}
