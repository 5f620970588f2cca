import { isInHostedZone } from '@mailroom/schemas/hosted-zones'
import { useCan } from '../../../kit/access/Can.tsx'
import { hasCode } from '../../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { useText } from '../../../kit/words/texts.ts'

/**
 * Leads to the update of a domain's records in Route 53. It is absent where there is nothing to
 * update: the settings of the connection switch Route 53 off, or no hosted zone has the domain. If
 * AWS refuses to list them, the dialog says why. It comes once that is known: the last of its row, so
 * that no other button moves. Source: DOM-09.
 */
export function UpdateRoute53Button({ domainName }: { domainName: string }) {
  const text = useText('route53')
  const scope = useOrganizationScope()
  const { connectionId, region } = scope
  const isAllowed = useCan()('hostedZoneChanges.apply')
  const { data, error } = useRead(
    'hostedZones.list',
    { connectionId, region },
    { enabled: isAllowed },
  )
  const isKnown = data !== undefined || error !== null
  const hasZone = data?.items.some(({ name }) => isInHostedZone(domainName, name)) ?? true
  if (!isAllowed || !isKnown || !hasZone || hasCode(error, 'ServiceDisabled')) return null
  return (
    <AppButton to={organizationPath(scope, `domains/${domainName}/route53`)}>
      {text('update')}
    </AppButton>
  )
}
