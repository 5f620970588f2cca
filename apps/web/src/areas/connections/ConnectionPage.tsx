import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import type { Capability } from '@mailroom/schemas/connections'
import type { Output } from '@mailroom/schemas/operations'
import { Details } from '@mailroom/ui/Details'
import { type Column, DataTable } from '@mailroom/ui/table/DataTable'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { useConnection, useRegionScope } from '../../kit/data/scope.ts'
import { useRead } from '../../kit/data/use-read.ts'
import { CliCommand } from '../../kit/page/CliCommand.tsx'
import { Copyable } from '../../kit/page/Copyable.tsx'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useTableWords } from '../../kit/table/table-words.ts'
import { useText } from '../../kit/words/texts.ts'
import { CapabilityStatus, useReasonWords } from './CapabilityStatus.tsx'
import { Regions } from './Regions.tsx'
import { Services } from './Services.tsx'

type Described = Output<'connections.describe'>

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
      {caller?.arn.endsWith(':root') && <Alert type="warning">{text('root')}</Alert>}
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

/** What WorkMail has no public API for. Source: NOAPI-05, 04 Z2. */
function Features({ capabilities }: Pick<Described, 'capabilities'>) {
  const text = useText('connections')
  const reasonWords = useReasonWords()
  const columns: Column<Capability>[] = [
    {
      id: 'feature',
      header: text('feature'),
      isRowHeader: true,
      wraps: true,
      cell: ({ id }) => text(`feature.${id}`),
    },
    {
      id: 'state',
      header: text('state'),
      wraps: true,
      cell: (capability) => (
        <>
          <CapabilityStatus state={capability.state} />
          <div>{reasonWords(capability)}</div>
        </>
      ),
    },
  ]
  return (
    <DataTable<Capability>
      label={text('features')}
      title={text('features')}
      variant="container"
      description={text('featuresExplanation')}
      columns={columns}
      visible={columns.map(({ id }) => id)}
      rowKey={({ id }) => id}
      rows={capabilities}
      loadingText=""
      empty=""
      words={useTableWords(text('features'))}
    />
  )
}

/**
 * Who the connection is at AWS and what it can do there. Source: 01 §17 (S-18); 00-index, decision
 * 23.
 */
export function ConnectionPage() {
  const text = useText('connections')
  const appText = useText('app')
  const connection = useConnection()
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
      {error && <ErrorAlert error={apiErrorOf(error)} onRetry={refetch} />}
      {data && <Identity described={data} />}
      {(data || !error) && <Services described={data} />}
      {connection && <Regions connection={connection} />}
      {data && <Features capabilities={data.capabilities} />}
    </Page>
  )
}
