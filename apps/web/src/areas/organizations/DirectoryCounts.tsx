import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { EntityType } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { listPaths } from '../../kit/entity/entity-path.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { IndexNote } from '../../kit/table/IndexNote.tsx'
import { useFormats } from '../../kit/words/formats.ts'
import { useText } from '../../kit/words/texts.ts'

function useCount(type: EntityType) {
  const input = { ...useOrganizationScope(), query: { types: [type] }, limit: 1 }
  return useRead('entities.search', input).data
}

function Count({ type }: { type: EntityType }) {
  const text = useText('organizations')
  const { number } = useFormats()
  const scope = useOrganizationScope()
  const found = useCount(type)
  // Before the first listing is complete, the total is unknown.
  const total = found?.index.asOf === undefined ? undefined : found.total
  return (
    <AppLink to={organizationPath(scope, listPaths[type])}>
      {found === undefined ? text('show') : total === undefined ? '…' : number(total)}
    </AppLink>
  )
}

/**
 * The numbers of users, groups and resources in the index, with links to them. Source: ORG-20,
 * USR-32.
 */
export function DirectoryCounts() {
  const text = useText('organizations')
  const index = useCount('USER')?.index
  return (
    <Container
      header={
        <Header variant="h2" description={index && <IndexNote index={index} canRefresh />}>
          {text('directory')}
        </Header>
      }
    >
      <Details
        items={[
          { label: text('users'), value: <Count type="USER" /> },
          { label: text('groups'), value: <Count type="GROUP" /> },
          { label: text('resources'), value: <Count type="RESOURCE" /> },
        ]}
      />
    </Container>
  )
}
