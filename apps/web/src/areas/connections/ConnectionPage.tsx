import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table from '@cloudscape-design/components/table'
import type { AwsServiceId, Capability, Output } from '@mailroom/schemas'
import { Details } from '@mailroom/ui/Details'
import { Loading } from '@mailroom/ui/Loading'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { useConnection, useRegionScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { CapabilityStatus, useReasonWords } from './CapabilityStatus.tsx'
import { ServiceSection } from './ServiceSection.tsx'

type Described = Output<'connections.describe'>

/** The services in sections of their own; the others share one. */
const groups: readonly (readonly [AwsServiceId, ...AwsServiceId[]])[] = [
  ['workmail'],
  ['ses'],
  ['sts', 'iam'],
]

/** Whom AWS sees, and where. Source: 01 PRE-01. */
function Identity({ described }: { described: Described }) {
  const text = useText('connections')
  const connection = useConnection()
  const scope = useRegionScope()
  const { caller } = described
  return (
    <Container
      header={<Header variant="h2">{text('identity')}</Header>}
      footer={<CliCommand id="connections.describe" input={scope} />}
    >
      <Details
        items={[
          { label: text('connection'), value: connection?.name },
          { label: text('region'), value: scope.region },
          { label: text('access'), value: text(connection?.readOnly ? 'readOnly' : 'readWrite') },
          {
            label: text('account'),
            value: caller && <Copyable what={text('account')}>{caller.accountId}</Copyable>,
          },
          {
            label: text('caller'),
            value: caller ? (
              <Copyable what={text('caller')}>{caller.arn}</Copyable>
            ) : (
              text('noCaller')
            ),
          },
        ]}
      />
    </Container>
  )
}

/** The AWS services, each with what it misses; a denied one leaves the others alone. */
function Services({ services, organizationArn }: Described) {
  const text = useText('connections')
  return (
    <SpaceBetween size="l">
      {groups.map((ids) => (
        <Container
          key={ids[0]}
          header={
            <Header
              variant="h2"
              description={
                ids[0] === 'workmail' && organizationArn !== undefined
                  ? text('checkedFor', { arn: organizationArn })
                  : undefined
              }
            >
              {text(ids.length > 1 ? 'otherServices' : `service.${ids[0]}`)}
            </Header>
          }
        >
          <SpaceBetween size="m">
            {services
              .filter(({ id }) => ids.includes(id))
              .map((service) => (
                <div key={service.id}>
                  {ids.length > 1 && <Header variant="h3">{text(`service.${service.id}`)}</Header>}
                  <ServiceSection service={service} />
                </div>
              ))}
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  )
}

/** What WorkMail has no public API for. Source: NOAPI-05, 04 Z2. */
function Features({ capabilities }: Pick<Described, 'capabilities'>) {
  const text = useText('connections')
  const reasonWords = useReasonWords()
  return (
    <Table<Capability>
      variant="container"
      wrapLines
      header={
        <Header variant="h2" description={text('featuresExplanation')}>
          {text('features')}
        </Header>
      }
      ariaLabels={{ tableLabel: text('features') }}
      items={capabilities}
      trackBy="id"
      columnDefinitions={[
        {
          id: 'feature',
          header: text('feature'),
          isRowHeader: true,
          cell: ({ id }) => text(`feature.${id}`),
        },
        {
          id: 'state',
          header: text('state'),
          cell: (capability) => (
            <>
              <CapabilityStatus state={capability.state} />
              <div>{reasonWords(capability)}</div>
            </>
          ),
        },
      ]}
    />
  )
}

/** Who the connection is at AWS and what it can do there. Source: 01 §17 (S-18), decision 23. */
export function ConnectionPage() {
  const text = useText('connections')
  const appText = useText('app')
  const { data, error, isFetching, refetch } = useRead('connections.describe', useRegionScope())
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <Button
          iconName="refresh"
          loading={isFetching && data !== undefined}
          onClick={() => void refetch()}
        >
          {appText('refresh')}
        </Button>
      }
    >
      {error && <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />}
      {!error && !data && <Loading label={appText('loading')} />}
      {data && <Identity described={data} />}
      {data && <Services {...data} />}
      {data && <Features capabilities={data.capabilities} />}
    </Page>
  )
}
