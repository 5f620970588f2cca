import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ApiError } from '@mailroom/schemas/api-error'
import { statementsOf } from '@mailroom/schemas/identity-policy-kinds'
import type { ReactNode } from 'react'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { organizationPath, useOrganizationScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { AppLink } from '../../kit/page/AppLink.tsx'
import { MissingPermission } from '../../kit/page/MissingPermission.tsx'
import { useText } from '../../kit/words/texts.ts'

/** What adding a domain again may replace: statements of the own, or nobody can tell. */
type Loss = { statements: string[]; error?: never } | { error: ApiError; statements?: never }

/** Returns what adding a domain again may replace; undefined for nothing. Source: DOM-40, DOM-41. */
export function usePolicyLoss(domainName: string): Loss | undefined {
  const text = useText('domains')
  const scope = useOrganizationScope()
  const policies = useRead('identityPolicies.list', { ...scope, domainName })
  const organization = useRead('organizations.describe', scope)
  const error = policies.error ?? organization.error
  if (error) return { error: apiErrorOf(error) }
  if (!policies.data || !organization.data) return undefined
  const sender = { region: scope.region, organizationArn: organization.data.arn }
  const statements = policies.data.items.flatMap(({ policyName, policy }) => {
    const all = statementsOf(policy, sender)
    if (!all) return [policyName]
    return all.flatMap(({ sid, kind }, index) =>
      kind === 'custom' || kind === 'denied'
        ? [`${policyName}: ${sid ?? text('nthStatement', { number: index + 1 })}`]
        : [],
    )
  })
  return statements.length === 0 ? undefined : { statements }
}

type Props = {
  domainName: string
  loss: Loss
  /** The question whether it may be replaced. */
  children: ReactNode
}

/** Shows what adding a domain again may replace, and asks. */
export function PolicyLoss({ domainName, loss, children }: Props) {
  const text = useText('domains')
  const scope = useOrganizationScope()
  return (
    <Alert type="warning" header={text(loss.error ? 'lossUnknown' : 'lossTitle')}>
      <SpaceBetween size="xs">
        <div>{text(loss.error ? 'lossUnknownMeaning' : 'lossMeaning')}</div>
        {loss.error ? (
          <MissingPermission {...loss.error} />
        ) : (
          <ul>
            {loss.statements.map((statement) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
        )}
        <AppLink to={organizationPath(scope, `domains/${domainName}/identity-policies`)}>
          {text('lossPolicies')}
        </AppLink>
        {children}
      </SpaceBetween>
    </Alert>
  )
}
