import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { nameOf } from '../../../kit/entity/entity-name.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'

/**
 * The users whose passwords the signed-in person has reset last, for a caller who calls again.
 * Source: USR-25.
 */
export function MyLastResets() {
  const text = useText('users')
  const { dateTime } = useFormats()
  const scope = useOrganizationScope()
  const { data } = useRead('passwordResets.list', scope)
  const resets = data?.items ?? []
  const ids = resets.map(({ userId }) => userId)
  const { data: known } = useRead(
    'entities.search',
    { ...scope, query: { ids }, limit: 100 },
    { enabled: ids.length > 0 },
  )
  if (resets.length === 0) return null
  const byId = new Map(known?.items.map((entity) => [entity.id, entity]))
  return (
    <Container header={<Header variant="h2">{text('myLastResets')}</Header>}>
      <ul className="plain-list" aria-label={text('myLastResets')}>
        {resets.map(({ at, userId, isUnknown }) => {
          const user = byId.get(userId)
          return (
            <li key={userId}>
              <AppLink to={userId}>{user ? nameOf(user) : userId}</AppLink>{' '}
              {[user?.email, dateTime(at), isUnknown && text('unknownWhether')]
                .filter(Boolean)
                .join(' · ')}
            </li>
          )
        })}
      </ul>
    </Container>
  )
}
