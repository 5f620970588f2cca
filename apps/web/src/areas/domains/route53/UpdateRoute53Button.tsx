import Button from '@cloudscape-design/components/button'
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
 * AWS refuses to list them, the dialog says why. Until that is known its place is kept, so that other
 * buttons do not move. Source: DOM-09.
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
  if (isAllowed && !isKnown) return <Button loading>{text('update')}</Button>
  if (!isAllowed || !hasZone || hasCode(error, 'ServiceDisabled')) return null
  return (
    <AppButton to={organizationPath(scope, `domains/${domainName}/route53`)}>
      {text('update')}
    </AppButton>
  )
}
