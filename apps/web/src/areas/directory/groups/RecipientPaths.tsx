import type { Recipient } from '@mailroom/schemas/groups'
import { Fragment } from 'react'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { useText } from '../../../kit/words/texts.ts'

type Path = Recipient['paths'][number]

/** A path from the group to a person: the nested groups on the way; none for a direct member. */
function PathOf({ path }: { path: Path }) {
  const text = useText('groups')
  const [, ...nested] = path
  if (nested.length === 0) return text('direct')
  return nested.map(({ groupId, name }, index) => (
    <Fragment key={groupId}>
      {index > 0 && ' → '}
      <EntityLink type="GROUP" id={groupId}>
        {name}
      </EntityLink>
    </Fragment>
  ))
}

/** All paths on which mail to a group reaches a person, the shortest first. Source: GRP-07. */
export function RecipientPaths({ paths }: { paths: readonly Path[] }) {
  const [only] = paths
  if (only && paths.length === 1) return <PathOf path={only} />
  return (
    <ul className="paths">
      {paths
        .toSorted((one, other) => one.length - other.length)
        .map((path) => (
          <li key={path.map(({ groupId }) => groupId).join()}>
            <PathOf path={path} />
          </li>
        ))}
    </ul>
  )
}
