import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { EntityType } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { useQuery } from '@tanstack/react-query'
import { AppLink } from '../app/AppLink.tsx'
import { readOptions } from '../app/api/use-read.ts'
import { listPaths } from '../app/directory/entity-path.ts'
import { untilIndexed } from '../app/directory/until-indexed.ts'
import { organizationPath, useOrganizationScope } from '../app/scope.ts'
import { IndexNote } from '../app/table/IndexNote.tsx'
import { useFormats } from '../app/texts/formats.ts'
import { useText } from '../app/texts/texts.ts'

function useCount(type: EntityType) {
  const input = { ...useOrganizationScope(), query: { types: [type] }, limit: 1 }
  const options = readOptions('entities.search', input)
  return useQuery({ ...options, refetchInterval: untilIndexed }).data
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
