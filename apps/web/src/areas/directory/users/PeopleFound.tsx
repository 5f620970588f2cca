import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { FoundUser } from '@mailroom/schemas/users'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { useText } from '../../../kit/words/texts.ts'
import { EntityStatus } from '../EntityStatus.tsx'
import { useWhyNotResettable } from './user-state.ts'

function Person({ user }: { user: FoundUser }) {
  const text = useText('users')
  const reason = useWhyNotResettable()(user)
  const { name, email, department, jobTitle, telephone, matchedAlias } = user
  const about = [jobTitle, department, telephone].filter(
    (part) => part !== undefined && part !== '',
  )
  return (
    <>
      <SpaceBetween direction="horizontal" size="s" alignItems="center">
        <strong>{nameOf(user)}</strong>
        <Box color="text-body-secondary">
          {name}
          {email !== undefined && ` · ${email}`}
          {matchedAlias !== undefined && ` · ${text('matchedAlias', { alias: matchedAlias })}`}
        </Box>
        <EntityStatus {...user} />
      </SpaceBetween>
      {about.length > 0 && (
        <Box fontSize="body-s" color="text-body-secondary">
          {about.join(' · ')}
        </Box>
      )}
      {reason && (
        <Box fontSize="body-s" color="text-body-secondary">
          {reason}
        </Box>
      )}
    </>
  )
}

/** The id of the list, and of a person's option in it. */
export const peopleListId = 'people-found'
export const optionIdOf = ({ id }: FoundUser) => `${peopleListId}-${id}`

type Props = {
  people: readonly FoundUser[]
  active: FoundUser | undefined
  onChoose: (person: FoundUser) => void
}

function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/**
 * The people that a search has found. The field above keeps the focus and the keys; a click opens a
 * reset.
 */
export function PeopleFound({ people, active, onChoose }: Props) {
  const text = useText('users')
  return (
    <div id={peopleListId} className="people-found" role="listbox" aria-label={text('results')}>
      {people.map((user) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys.
        <div
          key={user.id}
          ref={user.id === active?.id ? intoView : null}
          id={optionIdOf(user)}
          role="option"
          tabIndex={-1}
          aria-selected={user.id === active?.id}
          onClick={() => onChoose(user)}
        >
          <Person user={user} />
        </div>
      ))}
    </div>
  )
}
