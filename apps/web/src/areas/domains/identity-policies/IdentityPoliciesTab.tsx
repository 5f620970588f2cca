import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import {
  maxIdentityPolicies,
  maxPolicyBytes,
  policyBytes,
} from '@mailroom/schemas/identity-policies'
import {
  type Sender,
  type StatementKind,
  statementsOf,
  workmailAccessOf,
} from '@mailroom/schemas/identity-policy-kinds'
import { foreignResourcesIn, isOpenToAll } from '@mailroom/schemas/identity-policy-risks'
import { indentedJson } from '@mailroom/schemas/json-text'
import { Buttons } from '@mailroom/ui/Button'
import { Status, type StatusType } from '@mailroom/ui/Status'
import { Outlet } from 'react-router'
import { Can } from '../../../kit/access/Can.tsx'
import { organizationPath } from '../../../kit/data/scope.ts'
import { AppButton } from '../../../kit/page/AppButton.tsx'
import { AppLink } from '../../../kit/page/AppLink.tsx'
import { CliCommand } from '../../../kit/page/CliCommand.tsx'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { useDomain } from '../use-domain.ts'
import {
  accessSigns,
  type IdentityPolicy,
  type Policies,
  useIdentityPolicies,
} from './use-identity-policies.ts'

const kindSigns = {
  current: 'success',
  outdated: 'warning',
  denied: 'error',
  custom: 'info',
} satisfies Record<StatementKind, StatusType>

/** Whether WorkMail can send for the domain, and the button that adds a policy. Source: DOM-39. */
function Access({ items, sender }: Policies) {
  const text = useText('identityPolicies')
  const { input, domain } = useDomain()
  const { access, isCustom } = workmailAccessOf(items, sender)
  const isVerified = domain.ownershipVerificationStatus === 'VERIFIED'
  const whyNotAdd = items.length < maxIdentityPolicies ? undefined : text('full')
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`${text('description')} ${text('count', { count: items.length, max: maxIdentityPolicies })}`}
          actions={
            <Buttons>
              {access !== 'current' && (
                <Can id="mailDomains.register">
                  <AppButton
                    to="update"
                    disabledReason={isCustom ? text('whyNotUpdate') : undefined}
                  >
                    {text('update')}
                  </AppButton>
                </Can>
              )}
              <Can id="identityPolicies.put">
                <AppButton
                  to="create"
                  disabledReason={isVerified ? whyNotAdd : text('notVerified')}
                >
                  {text('create')}
                </AppButton>
              </Can>
            </Buttons>
          }
        >
          {text('tab')}
        </Header>
      }
      footer={<CliCommand id="identityPolicies.list" input={input} />}
    >
      <SpaceBetween size="s">
        <Status type={accessSigns[access]}>{text(`access.${access}`)}</Status>
        <div>{text(`accessMeaning.${access}`)}</div>
        {access === 'outdated' && (
          <Can id="mailDomains.register">
            <AppLink to={organizationPath(input, 'domains/update-policies')}>
              {text('toUpdateAll')}
            </AppLink>
          </Can>
        )}
        {isCustom && (
          <Alert type="info" header={text('custom')}>
            {text('customMeaning')}
          </Alert>
        )}
        {domain.isTestDomain && <Alert type="warning">{text('testDomain')}</Alert>}
      </SpaceBetween>
    </Container>
  )
}

/** A policy: what its statements are, and its text to read and copy. */
function Policy({ policy, sender }: { policy: IdentityPolicy; sender: Sender }) {
  const text = useText('identityPolicies')
  const { input, domain } = useDomain()
  const { policyName: name } = policy
  const foreign = foreignResourcesIn(policy.policy, input)
  const statements = statementsOf(policy.policy, sender)
  const isVerified = domain.ownershipVerificationStatus === 'VERIFIED'
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={text('bytes', { count: policyBytes(policy.policy), max: maxPolicyBytes })}
          actions={
            <Buttons>
              <Can id="identityPolicies.put">
                <AppButton
                  to={`${name}/edit`}
                  ariaLabel={text('editOf', { name })}
                  disabledReason={isVerified ? undefined : text('notVerified')}
                >
                  {text('edit')}
                </AppButton>
              </Can>
              <Can id="identityPolicies.delete">
                <AppButton to={`${name}/delete`} ariaLabel={text('deleteOf', { name })}>
                  {text('remove')}
                </AppButton>
              </Can>
            </Buttons>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="s">
        {statements ? (
          statements.map(({ sid, kind }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a statement may have no name.
            <div key={index}>
              {sid ?? text('statement', { number: index + 1 })}:{' '}
              <Status type={kindSigns[kind]}>{text(`kind.${kind}`)}</Status>
            </div>
          ))
        ) : (
          <Status type="error">{text('unreadable')}</Status>
        )}
        {isOpenToAll(policy.policy) && (
          <Status type="warning">{text('openToAll', { domain: input.domainName })}</Status>
        )}
        {foreign.length > 0 && (
          <Status type="error">{text('foreign', { resources: foreign.join(', ') })}</Status>
        )}
        <CodeBlock>{indentedJson(policy.policy)}</CodeBlock>
      </SpaceBetween>
    </Container>
  )
}

/** The identity policies of a domain in Amazon SES. Source: DOM-39, DOM-41, JRN-04. */
export function IdentityPoliciesTab() {
  const { query } = useIdentityPolicies()
  return (
    <>
      <Loaded query={query}>
        {(policies) => (
          <SpaceBetween size="l">
            <Access {...policies} />
            {policies.items.map((policy) => (
              <Policy key={policy.policyName} policy={policy} sender={policies.sender} />
            ))}
          </SpaceBetween>
        )}
      </Loaded>
      <Outlet />
    </>
  )
}
