import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Can } from '../../../kit/access/Can.tsx'
import { useOrganizationName } from '../../../kit/data/organization-name.ts'
import {
  organizationPath,
  organizationsPath,
  useOrganizationScope,
  WritableContext,
} from '../../../kit/data/scope.ts'
import { useSession } from '../../../kit/data/session.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Page } from '../../../kit/page/Page.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { organizationState } from '../organization-state.ts'
import { SetUp } from '../set-up/SetUp.tsx'
import { DomainProblems } from './DomainProblems.tsx'
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

/** Leads to the dashboard about leaving WorkMail. Source: 07 EXIT-05; 00-index, decision 3. */
function Leaving() {
  const text = useText('overview')
  const { day } = useFormats()
  const scope = useOrganizationScope()
  const { endOfServiceDate } = useSession()
  return (
    <Can id="exit.describe">
      <Container header={<Header variant="h2">{text('leaving')}</Header>}>
        {text('leavingOn', { date: day(endOfServiceDate) })}{' '}
        <AppLink to={organizationPath(scope, 'exit')}>{text('leavingLink')}</AppLink>
      </Container>
    </Can>
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
