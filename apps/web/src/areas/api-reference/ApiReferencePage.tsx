import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { apiErrorOf } from '../../kit/data/failure.ts'
import { ErrorAlert } from '../../kit/page/ErrorAlert.tsx'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { fetchOperations, openApiAddress } from './document.ts'
import { OperationSection } from './OperationSection.tsx'
import { Policies } from './Policies.tsx'

/**
 * The operations of this console from its backend's declarations, and the IAM policies they need.
 */
export function ApiReferencePage() {
  const text = useText('apiReference')
  const appText = useText('app')
  const { data, error, refetch } = useQuery({
    queryKey: ['openApi'],
    queryFn: ({ signal }) => fetchOperations(signal),
  })
  return (
    <Page
      title={text('title')}
      description={text('description')}
      actions={
        <Button href={openApiAddress} download="openapi.json" iconName="download">
          {text('download')}
        </Button>
      }
    >
      <Policies />
      {error && !data && <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />}
      {!error && !data && <StatusIndicator type="loading">{appText('loading')}</StatusIndicator>}
      {[...(data ?? [])].map(([resource, operations]) => (
        <Container key={resource} header={<Header variant="h2">{resource}</Header>}>
          {operations.map((operation) => (
            <OperationSection key={operation.operationId} operation={operation} />
          ))}
        </Container>
      ))}
    </Page>
  )
}
