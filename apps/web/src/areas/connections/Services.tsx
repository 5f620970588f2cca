import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { awsServices } from '@mailroom/schemas/aws-call'
import type { Service } from '@mailroom/schemas/connections'
import type { Output } from '@mailroom/schemas/operations'
import { type Check, CheckList } from '../../kit/page/CheckList.tsx'
import { MissingPermission } from '../../kit/page/MissingPermission.tsx'
import { useRoleNames } from '../../kit/words/role-names.ts'
import { useText } from '../../kit/words/texts.ts'
import { useReasonWords } from './CapabilityStatus.tsx'

/** The actions that IAM does not allow, with the roles of the console that need them. */
function MissingActions({ missing }: { missing: NonNullable<Service['missing']> }) {
  const text = useText('connections')
  const roleNames = useRoleNames()
  return (
    <>
      <p>{text('missing', { count: missing.length })}</p>
      <ul>
        {missing.map(({ action, roles }) => (
          <li key={action}>{text('missingAction', { action, roles: roleNames(roles) })}</li>
        ))}
      </ul>
    </>
  )
}

/** Why a service does not answer, and what is missing. Source: 01 IAM-01, IAM-16. */
function ServiceDetails({ service }: { service: Service }) {
  const reasonWords = useReasonWords()
  const { missing = [], missingAction, missingStatement, deniedBy } = service
  const reason = reasonWords(service)
  return (
    <>
      {reason !== '' && <div>{reason}</div>}
      {missing.length > 0 && <MissingActions missing={missing} />}
      <MissingPermission
        missingAction={missingAction}
        missingStatement={missingStatement}
        deniedBy={deniedBy}
      />
    </>
  )
}

/** The services whose permissions IAM is asked about. */
const checked: readonly Service['id'][] = ['workmail', 'ses', 's3']

/** Returns the state of a service, and the key of its words. */
function stateOf({ id, state, missing }: Service) {
  if (state !== 'supported') return { state: 'failed', words: `state.${state}` } as const
  if (checked.includes(id) && !missing)
    return { state: 'unasked', words: 'state.unchecked' } as const
  if (missing !== undefined && missing.length > 0)
    return { state: 'attention', words: 'state.partly' } as const
  return { state: 'passed', words: 'state.supported' } as const
}

/** The AWS services, each with what it misses; a denied one leaves the others alone. */
export function Services({ described }: { described: Output<'connections.describe'> | undefined }) {
  const text = useText('connections')
  const checks = awsServices.map((id): Check => {
    const name = text(`service.${id}`)
    const service = described?.services.find((each) => each.id === id)
    if (!service) return { id, name, state: 'checking', explanation: text(`use.${id}`) }
    const { state, words } = stateOf(service)
    return {
      ...{ id, name, state, stateWords: text(words) },
      explanation: text(`use.${id}`),
      details: (
        <>
          {state === 'unasked' && <div>{text('unchecked')}</div>}
          <ServiceDetails service={service} />
        </>
      ),
    }
  })
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            described?.organizationArn && text('checkedFor', { arn: described.organizationArn })
          }
        >
          {text('services')}
        </Header>
      }
    >
      <CheckList label={text('services')} checks={checks} />
    </Container>
  )
}
