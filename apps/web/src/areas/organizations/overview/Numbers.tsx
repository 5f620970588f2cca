import './overview.css'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { EntityQuery } from '@mailroom/schemas/entities'
import { Details } from '@mailroom/ui/Details'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { listPaths } from '../../../kit/entity/entity-path.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { IndexNote } from '../../../kit/table/IndexNote.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { useDirectoryCount, useKeptMailboxes } from '../directory-counts.ts'

/** The addresses of disabled users, the one disabled last at the beginning. */
export const disabledUsersPath = 'users?state=DISABLED&sort=-disabledDate'

/** A number that leads to the list of what it counts; `…` until it is known. */
function Count({ value, to, label }: { value: number | undefined; to: string; label: string }) {
  const { number } = useFormats()
  const scope = useOrganizationScope()
  return (
    <AppLink to={organizationPath(scope, to)}>
      {value === undefined ? '…' : number(value)} {label}
    </AppLink>
  )
}

/** The number of entities of a type in a state, which leads to the list of them. */
function InState({ type, state }: { type: keyof typeof listPaths; state: 'ENABLED' | 'DISABLED' }) {
  const text = useText('overview')
  const query: EntityQuery = { types: [type], states: [state] }
  const { count } = useDirectoryCount(query)
  return (
    <Count value={count} to={`${listPaths[type]}?state=${state}`} label={text(`state.${state}`)} />
  )
}

function BothStates({ type }: { type: keyof typeof listPaths }) {
  return (
    <div className="overview-numbers">
      <div>
        <InState type={type} state="ENABLED" />
      </div>
      <div>
        <InState type={type} state="DISABLED" />
      </div>
    </div>
  )
}

function Mailboxes() {
  const text = useText('overview')
  const { count } = useDirectoryCount({
    ...{ types: ['USER'], states: ['ENABLED'], userRoles: ['USER'] },
  })
  const { kept } = useKeptMailboxes()
  return (
    <div className="overview-numbers">
      <div>
        <Count value={count} to="users?state=ENABLED&role=USER" label={text('mailboxesInUse')} />
      </div>
      <div>
        <Count value={kept?.length} to={disabledUsersPath} label={text('mailboxesKept')} />
      </div>
    </div>
  )
}

/**
 * How many users, mailboxes, groups and resources there are, by state, from the index; each number
 * leads to its list. Source: ORG-20, USR-08, USR-32.
 */
export function Numbers() {
  const text = useText('overview')
  const { index, error, refetch } = useDirectoryCount({ types: ['USER'], states: ['ENABLED'] })
  return (
    <Container
      header={
        <Header variant="h2" description={index && <IndexNote index={index} canRefresh />}>
          {text('numbers')}
        </Header>
      }
    >
      {error ? (
        <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />
      ) : (
        <Details
          columns={4}
          items={[
            { label: text('users'), value: <BothStates type="USER" /> },
            { label: text('mailboxes'), value: <Mailboxes /> },
            { label: text('groups'), value: <BothStates type="GROUP" /> },
            { label: text('resources'), value: <BothStates type="RESOURCE" /> },
          ]}
        />
      )}
    </Container>
  )
}
