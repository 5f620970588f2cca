import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { AffectedUser } from '@mailroom/schemas/identity-provider-settings'
import { Disclosure } from '@mailroom/ui/Disclosure'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useErrorWords } from '../../../kit/words/errors.ts'
import { useText } from '../../../kit/words/texts.ts'

/** How many of those who would lose access are named. */
const shown = 50

function People({ title, users }: { title: string; users: readonly AffectedUser[] }) {
  const text = useText('identityCenter')
  if (users.length === 0) return null
  return (
    <Disclosure title={title}>
      <ul>
        {users.slice(0, shown).map(({ userId, name, displayName = name }) => (
          <li key={userId}>
            <EntityLink type="USER" id={userId}>
              {displayName}
            </EntityLink>
          </li>
        ))}
        {users.length > shown && <li>{text('andMore', { count: users.length - shown })}</li>}
      </ul>
    </Disclosure>
  )
}

/** Who would lose access with Identity Center only, as it is now. Source: IDC-12. */
export function ModeCheck() {
  const text = useText('identityCenter')
  const errorWords = useErrorWords()
  const scope = useOrganizationScope()
  const query = useRead('identityProvider.checkMode', scope, { refetchOnMount: 'always' })
  return (
    <Loaded query={query}>
      {({ enabledUsers, losingAccess, unassociated, withoutTokens, unassigned, ...found }) => {
        const { tokensAreActive, unassignedUnknown: unknown } = found
        const reason = unknown ? errorWords({ code: unknown, message: '', requestId: '' }) : ''
        return (
          <Alert
            type={losingAccess === 0 ? 'warning' : 'error'}
            header={text('check.title', { count: losingAccess, all: enabledUsers })}
          >
            <SpaceBetween size="xs">
              <div>{text('check.passwords')}</div>
              <People
                title={text('check.unassociated', { count: unassociated.length })}
                users={unassociated}
              />
              {unassociated.length > 0 && (
                <AppLink to={organizationPath(scope, 'identity-center/associate')}>
                  {text('check.associateFirst')}
                </AppLink>
              )}
              {unassigned ? (
                <People
                  title={text('check.unassigned', { count: unassigned.length })}
                  users={unassigned}
                />
              ) : (
                <div>{text('check.unassignedUnknown', { reason })}</div>
              )}
              {tokensAreActive ? (
                <People
                  title={text('check.withoutTokens', { count: withoutTokens.length })}
                  users={withoutTokens}
                />
              ) : (
                <div>{text('check.tokensInactive')}</div>
              )}
              <div>{text('check.mfa')}</div>
            </SpaceBetween>
          </Alert>
        )
      }}
    </Loaded>
  )
}
