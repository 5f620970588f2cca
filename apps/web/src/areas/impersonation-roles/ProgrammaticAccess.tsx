import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ewsEndpoint } from '@mailroom/schemas/autodiscover'
import { Details } from '@mailroom/ui/Details'
import { useOrganizationScope } from '../../kit/data/scope.ts'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { useText } from '../../kit/words/texts.ts'

/** The names of the libraries that AWS's guide names. */
const libraries = 'EWS Java API, EWS Managed API (.NET), exchangelib (Python)'

/** How programs get at mailboxes: the protocol, its address, how to sign in. Source: PRG-01. */
export function ProgrammaticAccess() {
  const text = useText('impersonationRoles')
  const { region } = useOrganizationScope()
  return (
    <Container
      header={
        <Header variant="h2" description={text('programs.description')}>
          {text('programs')}
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Details
          columns={2}
          items={[
            {
              label: text('programs.endpoint'),
              value: <Copyable what={text('programs.endpoint')}>{ewsEndpoint(region)}</Copyable>,
            },
            { label: text('programs.libraries'), value: libraries },
          ]}
        />
        <div>
          {text('programs.methods')}
          <ul>
            <li>{text('programs.basic')}</li>
            <li>{text('programs.roles')}</li>
          </ul>
        </div>
        <div>{text('programs.imap')}</div>
      </SpaceBetween>
    </Container>
  )
}
