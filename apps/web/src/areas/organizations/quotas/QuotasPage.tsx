import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import { Select } from '@mailroom/ui/Select'
import { useOrganizationScope, useRegionScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { CodeBlock } from '../../../kit/page/CodeBlock.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { ListTable } from '../../../kit/table/ListTable.tsx'
import { useChoice } from '../../../kit/table/list-address.ts'
import { useWholeSource } from '../../../kit/table/whole-source.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { quotaKinds } from './quotas.ts'
import { useQuotaRows } from './use-quota-rows.tsx'

type Asked = { alias: string; organizationId: string; region: string }

/** Returns the text to send to AWS, in English, as AWS reads it. */
function requestText({ alias, organizationId, region }: Asked): string {
  return [
    'Service: Amazon WorkMail',
    `Region: ${region}`,
    `Organization: ${alias} (${organizationId})`,
    ...['Quota: ', 'New limit: ', 'Reason: '],
  ].join('\n')
}

/** How AWS is asked for more, with the text to send: there is no API for it. Source: QUOTA-41. */
function IncreaseRequest() {
  const text = useText('quotas')
  const scope = useOrganizationScope()
  const query = useRead('organizations.describe', scope)
  return (
    <Container header={<Header variant="h2">{text('increase')}</Header>}>
      <SpaceBetween size="s">
        <div>{text('increaseExplanation')}</div>
        <Loaded query={query}>
          {({ alias, organizationId }) => (
            <CodeBlock>{requestText({ alias, organizationId, region: scope.region })}</CodeBlock>
          )}
        </Loaded>
      </SpaceBetween>
    </Container>
  )
}

/**
 * The quotas of Amazon WorkMail, with what is in use where the API counts it. Source: QUOTA-01 to
 * QUOTA-42, 02/S-16.
 */
export function QuotasPage() {
  const text = useText('quotas')
  const [kind, setKind] = useChoice('kind', quotaKinds)
  const [near, setNear] = useChoice('near', ['limit'])
  const { rows, columns, isFetching, refetch } = useQuotaRows()
  const shown = rows.filter(
    (row) => (kind === undefined || row.kind === kind) && (!near || row.nearness !== 'far'),
  )
  const source = useWholeSource({
    id: 'quotas',
    operation: 'organizations.list',
    input: useRegionScope(),
    query: {
      ...{ data: shown, error: null, isError: false, isRefetchError: false },
      ...{ isFetching, fetchStatus: isFetching ? 'fetching' : 'idle', refetch },
    },
    as: 'page',
    columns,
  })
  const filters = (kind === undefined ? 0 : 1) + (near === undefined ? 0 : 1)
  return (
    <SpaceBetween size="l">
      <ListTable
        source={{ ...source, filters, isNarrowed: source.isNarrowed === true || filters > 0 }}
        title={text('title')}
        description={text('description')}
        empty={text('none')}
        noMatch={text(near ? 'noneNear' : 'none')}
        filter={
          <>
            <Select
              ariaLabel={text('kind')}
              value={kind ?? ''}
              options={[
                { value: '', label: text('anyKind') },
                ...quotaKinds.map((each) => ({ value: each, label: text(`kind.${each}`) })),
              ]}
              onChange={setKind}
            />
            <Toggle
              checked={near !== undefined}
              onChange={({ detail }) => setNear(detail.checked ? 'limit' : '')}
            >
              {text('onlyNear')}
            </Toggle>
          </>
        }
        rowKey={({ id }) => id}
      />
      <Container header={<Header variant="h2">{text('counted')}</Header>}>
        {text('countedExplanation')}
      </Container>
      <IncreaseRequest />
    </SpaceBetween>
  )
}
