import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Effect } from '@mailroom/schemas/access/combine'
import { Status } from '@mailroom/ui/Status'
import type { ReactNode } from 'react'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import type { Whose } from './WhoseDevice.tsx'

type Props = Whose & {
  /** What the rules alone decide, and in words below. */
  effect: Effect
  children: ReactNode
}

/**
 * What holds for one device of one user: its override if there is one, else what the rules decide;
 * access control rules come before both. Source: MDOV-01, MDOV-06.
 */
export function WithOverride({ userId, deviceId, effect, children }: Props) {
  const text = useText('deviceRules')
  const scope = useOrganizationScope()
  const query = useRead(
    'mobileDeviceAccessOverrides.list',
    { ...scope, userId, deviceId },
    { refetchOnMount: 'always' },
  )
  return (
    <Loaded query={query}>
      {({ items: [override] }) => (
        <SpaceBetween size="xs">
          {override ? (
            <Status type={override.effect === 'ALLOW' ? 'success' : 'stopped'}>
              {text(override.effect === 'ALLOW' ? 'allowedByOverride' : 'deniedByOverride')}
            </Status>
          ) : (
            <div>{text('noOverride')}</div>
          )}
          {override?.description !== undefined && <div>{override.description}</div>}
          <AppLink to={organizationPath(scope, `users/${userId}/mobile-devices`)}>
            {text('showOverrides')}
          </AppLink>
          {override && <div>{text(`withoutOverride.${effect}`)}</div>}
          {children}
          <div>{text('accessRulesFirst')}</div>
          <AppLink to={organizationPath(scope, 'access-rules')}>{text('showAccessRules')}</AppLink>
        </SpaceBetween>
      )}
    </Loaded>
  )
}
