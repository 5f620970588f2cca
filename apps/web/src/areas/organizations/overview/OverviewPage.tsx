import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationName } from '../../../kit/data/organization-name.ts'
import {
  organizationsPath,
  useOrganizationScope,
  WritableContext,
} from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { organizationState } from '../organization-state.ts'
import { SetUp } from '../set-up/SetUp.tsx'
import { DomainProblems } from './DomainProblems.tsx'
import { Leaving } from './Leaving.tsx'
import { NeedsDoing } from './NeedsDoing.tsx'
import { Numbers } from './Numbers.tsx'
import { OrganizationDetails } from './OrganizationDetails.tsx'
import { RecentChanges } from './RecentChanges.tsx'

/** Opens the dialog that deletes the organization, which other states than Active allow, too. */
function DeleteButton() {
  const text = useText('overview')
  const scope = useOrganizationScope()
  return (
    <WritableContext value={true}>
      <Can id="organizations.delete">
        <AppButton to={`${organizationsPath(scope)}/${scope.organizationId}/delete`}>
          {text('delete')}
        </AppButton>
      </Can>
    </WritableContext>
  )
}

/**
 * What somebody wants to know of an organization in the morning: what needs doing, how many there
 * are, what has changed, which domains have a problem. Each part reads on its own, and one that
 * fails leaves the others alone. Source: ORG-20, ORG-21, 02/S-04.
 */
export function OverviewPage() {
  const scope = useOrganizationScope()
  const { data } = useRead('organizations.describe', scope)
  const opens = data === undefined || organizationState(data.state).opens
  // A deleted organization has no directory and no domains to read.
  const isGone = data?.state === 'Deleted' || data?.state === 'Deleting'
  return (
    <Page title={useOrganizationName()}>
      {opens && <SetUp />}
      {opens && <NeedsDoing />}
      <Leaving />
      {opens && <Numbers />}
      {opens && <DomainProblems />}
      <RecentChanges />
      <OrganizationDetails />
      {!isGone && <DeleteButton />}
    </Page>
  )
}
