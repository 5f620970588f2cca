import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { KitsTable } from './KitsTable.tsx'
import { TargetsTable } from './TargetsTable.tsx'

/** What each target holds, and the kits made for them. Source: KIT-01, spec 07 §6.6. */
export function KitsPage() {
  const text = useText('kits')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const query = useRead('kits.list', scope)
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <Can id="lintDecisions.put">
          <AppButton to={organizationPath(scope, 'exit/linter/decisions')}>
            {text('decide')}
          </AppButton>
        </Can>
      }
    >
      <Loaded query={query}>
        {({ snapshot }) => (
          <SpaceBetween size="l">
            {snapshot ? (
              <div>
                {text(snapshot.isComplete ? 'asOf' : 'asOfIncomplete', {
                  moment: dateTime(snapshot.createdAt),
                })}
              </div>
            ) : (
              <Alert
                type="info"
                action={
                  <Can id="snapshots.create">
                    <AppButton to={organizationPath(scope, 'exit/inventory/create')}>
                      {text('createSnapshot')}
                    </AppButton>
                  </Can>
                }
              >
                {text('noSnapshot')}
              </Alert>
            )}
            <TargetsTable isMakeable={snapshot !== undefined} />
            <KitsTable />
          </SpaceBetween>
        )}
      </Loaded>
      <Outlet />
    </Page>
  )
}
