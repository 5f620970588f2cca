import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { Loading } from '@mailroom/ui/Loading'
import { apiErrorOf } from '../../../kit/data/failure.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { EntityLink } from '../../../kit/entity/EntityLink.tsx'
import { ErrorAlert } from '../../../kit/page/ErrorAlert.tsx'
import { useText } from '../../../kit/words/texts.ts'
import { EnableFirst } from './EnableFirst.tsx'
import { RecipientsTable } from './RecipientsTable.tsx'
import { useGroup } from './use-group.ts'

/**
 * The recipients of mail to a group: everybody in it and in nested groups, with every path, and
 * where a path ends.
 * Source: GRP-07, GRP-08.
 */
export function RecipientsTab() {
  const appText = useText('app')
  const text = useText('groups')
  const { group, input } = useGroup()
  const { data, error, refetch } = useRead('groups.listRecipients', input)
  if (group && group.state !== 'ENABLED') return <EnableFirst />
  if (error && !data) return <ErrorAlert error={apiErrorOf(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading label={appText('loading')} />
  const reached = data.items.filter(({ state }) => state === 'ENABLED').length
  const unreached = data.items.length - reached
  return (
    <SpaceBetween size="m">
      {data.cycles.map((cycle) => (
        <Alert key={cycle.join()} type="warning" header={text('cycle')}>
          {text('cycleExplanation', { path: cycle.join(' → ') })}
        </Alert>
      ))}
      {data.notEnabled.length > 0 && (
        <Alert type="warning" header={text('endsHere')}>
          <ul>
            {data.notEnabled.map(({ groupId, name }) => (
              <li key={groupId}>
                <EntityLink type="GROUP" id={groupId}>
                  {name}
                </EntityLink>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {data.more && <Alert type="info">{text('moreRecipients')}</Alert>}
      <RecipientsTable
        people={data.items}
        description={text('recipientsDescription', { reached, unreached })}
      />
    </SpaceBetween>
  )
}
