import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Output } from '@mailroom/schemas/operations'
import type { Connection } from '@mailroom/schemas/session'
import { Details } from '@mailroom/ui/Details'
import { organizationsPath, type RegionScope } from '../../kit/data/scope.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { Streamed, StreamProgress } from '../../kit/page/Stream.tsx'
import { useText } from '../../kit/words/texts.ts'

type FoundProps = { scope: RegionScope; page: Output<'organizations.list'> }

function FoundOrganizations({ scope, page: { items, nextToken } }: FoundProps) {
  const text = useText('connections')
  const words = nextToken === undefined ? 'organizations' : 'organizationsAndMore'
  // The list, to which this leads, shows deleted ones on request only.
  const count = items.filter(({ state }) => state !== 'Deleted').length
  return <AppLink to={organizationsPath(scope)}>{text(words, { count })}</AppLink>
}

/**
 * Where the account has organizations: WorkMail tells them by Region, and each Region answers, or
 * is denied, on its own. Source: ORG-01.
 */
export function Regions({ connection }: { connection: Connection }) {
  const text = useText('connections')
  const scopes = connection.regions.map((region) => ({ connectionId: connection.id, region }))
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={<StreamProgress id="organizations.list" inputs={scopes} />}
        >
          {text('regions')}
        </Header>
      }
    >
      <Details
        items={scopes.map((scope) => ({
          label: scope.region,
          value: (
            <Streamed id="organizations.list" input={scope} what={scope.region}>
              {(page) => <FoundOrganizations scope={scope} page={page} />}
            </Streamed>
          ),
        }))}
      />
    </Container>
  )
}
