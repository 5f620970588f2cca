import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { PageTabs } from '../../../kit/page/PageTabs.tsx'
import { useText } from '../../../kit/words/texts.ts'

/** What can be done now: one of enabling and disabling, and associating many. Source: IDC-01. */
function Actions({ isEnabled }: { isEnabled: boolean }) {
  const text = useText('identityCenter')
  const scope = useOrganizationScope()
  return (
    <>
      {isEnabled && (
        <Can id="jobs.plan">
          <AppButton to={organizationPath(scope, 'identity-center/associate')}>
            {text('associateMany')}
          </AppButton>
        </Can>
      )}
      {isEnabled ? (
        <Can id="identityProvider.disable">
          <AppButton to={organizationPath(scope, 'identity-center/disable')}>
            {text('disable')}
          </AppButton>
        </Can>
      ) : (
        <Can id="identityProvider.enable">
          <AppButton to={organizationPath(scope, 'identity-center/enable')} variant="primary">
            {text('enable')}
          </AppButton>
        </Can>
      )}
    </>
  )
}

/** How an organization uses IAM Identity Center; its parts are child routes. Source: IDC-01. */
export function IdentityCenterPage() {
  const text = useText('identityCenter')
  const { data } = useRead('identityProvider.describe', useOrganizationScope())
  const isEnabled = data?.identityCenterConfiguration !== undefined
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={data && <Actions isEnabled={isEnabled} />}
    >
      <PageTabs
        label={text('parts')}
        tabs={[
          { path: '', label: text('status') },
          { path: 'associations', label: text('associations') },
          { path: 'assignments', label: text('assignments') },
          { path: 'mode', label: text('mode') },
          { path: 'token-settings', label: text('tokenSettings') },
        ]}
      />
    </Page>
  )
}
