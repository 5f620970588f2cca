import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { UserSummary } from '@mailroom/schemas'
import { AppLink } from '../app/AppLink.tsx'
import { EntityStatus } from '../app/directory/EntityStatus.tsx'
import { nameOf } from '../app/directory/entity-name.ts'
import { useText } from '../app/texts/texts.ts'
import { whyNotResettable } from './user-state.ts'

function Person({ user }: { user: UserSummary }) {
  const text = useText('users')
  const reason = whyNotResettable(user)
  return (
    <li>
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <AppLink to={user.id}>{nameOf(user)}</AppLink>
        <Box color="text-body-secondary">
          {user.name}
          {user.email !== undefined && ` · ${user.email}`}
        </Box>
        <EntityStatus {...user} />
      </SpaceBetween>
      {reason && (
        <Box fontSize="body-s" color="text-body-secondary">
          {text(`notResettable.${reason}`)}
        </Box>
      )}
    </li>
  )
}

/** The people a search has found, each a link to its reset. */
export function PeopleFound({ people }: { people: readonly UserSummary[] }) {
  const text = useText('users')
  return (
    <ul className="people-found" aria-label={text('results')}>
      {people.map((user) => (
        <Person key={user.id} user={user} />
      ))}
    </ul>
  )
}
