import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useSession } from '../../../kit/data/session.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/** Leads to the dashboard about leaving WorkMail. Source: 07 EXIT-05; 00-index, decision 3. */
export function Leaving() {
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
